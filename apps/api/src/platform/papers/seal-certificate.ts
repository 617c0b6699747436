import { randomBytes, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '@portal/domain/time'
import { BitString, Integer, Utf8String } from 'asn1js'
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension } from 'pkijs'
import { z } from 'zod'
import { sha256Hex } from '../crypto.ts'
import type { Config } from '../boot/env.ts'
import { openSeal, type SealSource } from './seal.ts'
import { writePrivate } from '../boot/secrets.ts'

/** The provider's seal: key and certificate, ready to be handed to the thread that prints. */
export type Seal = {
  source: SealSource
  /** SHA-256 of the certificate's DER, in hexadecimal. */
  fingerprint: string
  subject: string
  validUntil: Instant
}

const Stored = z.object({ certificate: z.base64(), privateKey: z.base64() })
const years = 10

/**
 * The certificate that seals receipts: of the PKCS #12 file the environment names, else a self-signed one, made at the
 * first start and kept beside the other secrets. Throws an `Error` with one line where it cannot be used.
 */
export async function loadSeal(
  { sealP12, dataDir, publicUrl }: Pick<Config, 'sealP12' | 'dataDir' | 'publicUrl'>,
  now: Instant,
): Promise<Seal> {
  if (!sealP12) return sealOf(await keptSource(join(dataDir, 'seal.json'), publicUrl, now), now)
  const content = await readFile(sealP12.file).catch((cause: unknown) => {
    throw new Error(`SEAL_P12_FILE ${sealP12.file} cannot be read`, { cause })
  })
  return sealOf({ kind: 'p12', content, password: sealP12.password }, now).catch(
    (cause: unknown) => {
      const said = cause instanceof Error ? cause.message : String(cause)
      const why = /integrity/iu.test(said) ? 'SEAL_P12_PASSWORD is not its password' : said
      throw new Error(`SEAL_P12_FILE ${sealP12.file} cannot be used: ${why}`, { cause })
    },
  )
}

async function sealOf(source: SealSource, now: Instant): Promise<Seal> {
  const { certificate } = await openSeal(source)
  const { subject, validFromDate, validToDate } = new X509Certificate(certificate)
  const validUntil = validToDate.toISOString()
  if (validFromDate.toISOString() > now) throw new Error('its certificate is not valid yet')
  if (validUntil <= now) throw new Error(`its certificate was valid until ${validUntil}`)
  return { source, fingerprint: sha256Hex(certificate), subject, validUntil }
}

async function keptSource(file: string, publicUrl: string, now: Instant): Promise<SealSource> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) {
    const { certificate, privateKey } = await createCertificate(nameOf(publicUrl), now)
    await writePrivate(file, {
      certificate: Buffer.from(certificate).toString('base64'),
      privateKey: Buffer.from(privateKey).toString('base64'),
    })
    return { kind: 'key', certificate, privateKey }
  }
  const { certificate, privateKey } = Stored.parse(JSON.parse(text))
  return {
    kind: 'key',
    certificate: Buffer.from(certificate, 'base64'),
    privateKey: Buffer.from(privateKey, 'base64'),
  }
}

const nameOf = (publicUrl: string) => `AVV-Portal ${new URL(publicUrl).hostname}`

/** A self-signed seal that nothing keeps. */
export async function createSeal(name: string, now: Instant): Promise<Seal> {
  return sealOf({ kind: 'key', ...(await createCertificate(name, now)) }, now)
}

/** A self-signed certificate (RFC 5280) for signatures, with a new key on P-256; both in DER. */
async function createCertificate(name: string, now: Instant) {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = new Certificate({ version: 2 })
  // Positive, and without a leading zero byte, whatever chance gives.
  const serial = Uint8Array.from([0x01, ...randomBytes(15)])
  certificate.serialNumber = new Integer({ valueHex: serial.buffer })
  const commonName = () =>
    new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: name }) })
  certificate.issuer.typesAndValues.push(commonName())
  certificate.subject.typesAndValues.push(commonName())
  certificate.notBefore.value = new Date(now)
  certificate.notAfter.value = new Date(now)
  certificate.notAfter.value.setUTCFullYear(certificate.notAfter.value.getUTCFullYear() + years)
  const constraints = new BasicConstraints({ cA: false }).toSchema().toBER()
  // digitalSignature and nonRepudiation (RFC 5280, §4.2.1.3).
  const usage = new BitString({ valueHex: Uint8Array.of(0b1100_0000).buffer, unusedBits: 6 })
  certificate.extensions = [
    new Extension({ extnID: '2.5.29.19', critical: true, extnValue: constraints }),
    new Extension({ extnID: '2.5.29.15', critical: true, extnValue: usage.toBER() }),
  ]
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey)
  await certificate.sign(keys.privateKey, 'SHA-256')
  return {
    certificate: new Uint8Array(certificate.toSchema(true).toBER()),
    privateKey: new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey)),
  }
}

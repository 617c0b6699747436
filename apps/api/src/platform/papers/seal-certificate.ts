import { randomBytes, type webcrypto, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '@portal/domain/time'
import { BitString, Integer, Utf8String } from 'asn1js'
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension } from 'pkijs'
import { z } from 'zod'
import { sha256Hex } from '../crypto.ts'
import type { Config } from '../boot/env.ts'
import { type CertificateFacts, certificateFacts } from './certificate-facts.ts'
import { openSeal, type SealSource } from './seal.ts'
import { messageOf } from '../message-of.ts'
import { writePrivate } from '../boot/secrets.ts'

/** The provider's seal: key and certificate, ready to be handed to the thread that prints. */
export type Seal = CertificateFacts & {
  source: SealSource
  /** Fingerprints of those that sealed before with the same key, the newest first. */
  earlier: readonly string[]
}

const Stored = z.object({
  certificate: z.base64(),
  privateKey: z.base64(),
  earlier: z.array(z.base64()).default([]),
})
const years = 10

/**
 * The certificate that seals documents: of the PKCS #12 file the environment names, else a self-signed one in the provider's
 * name, made at the first start and kept beside the other secrets. Where the provider is called otherwise now, another certificate is
 * made for the same key; those of before are kept. Throws an `Error` with one line where it cannot be used.
 */
export async function loadSeal(
  { sealP12, dataDir, publicUrl }: Pick<Config, 'sealP12' | 'dataDir' | 'publicUrl'>,
  provider: string | null,
  now: Instant,
): Promise<Seal> {
  const name = nameFor(provider ?? `AVV-Portal ${new URL(publicUrl).hostname}`)
  if (!sealP12) return keptSeal(join(dataDir, 'seal.json'), name, now)
  const content = await readFile(sealP12.file).catch((cause: unknown) => {
    throw new Error(`SEAL_P12_FILE ${sealP12.file} cannot be read`, { cause })
  })
  return sealOf({ kind: 'p12', content, password: sealP12.password }, now).catch(
    (cause: unknown) => {
      const said = messageOf(cause)
      const why = /integrity/iu.test(said) ? 'SEAL_P12_PASSWORD is not its password' : said
      throw new Error(`SEAL_P12_FILE ${sealP12.file} cannot be used: ${why}`, { cause })
    },
  )
}

async function sealOf(
  source: SealSource,
  now: Instant,
  earlier: readonly string[] = [],
): Promise<Seal> {
  const { certificate } = await openSeal(source)
  const facts = certificateFacts(certificate)
  const { validFrom, validUntil } = facts
  if (validFrom > now) throw new Error('its certificate is not valid yet')
  if (validUntil <= now) throw new Error(`its certificate was valid until ${validUntil}`)
  return { ...facts, source, earlier }
}

async function keptSeal(file: string, name: string, now: Instant): Promise<Seal> {
  const text = await readFile(file, 'utf8').catch(() => null)
  const kept = text === null ? null : Stored.parse(JSON.parse(text))
  const before = kept && Buffer.from(kept.certificate, 'base64')
  if (kept && before && certificateFacts(before).name === name)
    return sealOf(keySource(kept), now, fingerprintsOf(kept.earlier))
  const keys = kept
    ? await importKeys(Buffer.from(kept.privateKey, 'base64'), before!)
    : await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const made = {
    certificate: Buffer.from(await createCertificate(name, keys, now)).toString('base64'),
    privateKey: Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString(
      'base64',
    ),
    earlier: kept ? [kept.certificate, ...kept.earlier] : [],
  }
  await writePrivate(file, made)
  return sealOf(keySource(made), now, fingerprintsOf(made.earlier))
}

const keySource = ({ certificate, privateKey }: z.output<typeof Stored>): SealSource => ({
  kind: 'key',
  certificate: Buffer.from(certificate, 'base64'),
  privateKey: Buffer.from(privateKey, 'base64'),
})
const fingerprintsOf = (certificates: readonly string[]) =>
  certificates.map((each) => sha256Hex(Buffer.from(each, 'base64')))

/** As much of a name as a certificate holds (RFC 5280, appendix A.1: ub-common-name). */
const nameFor = (name: string) => [...name.trim().replaceAll(/\s+/gu, ' ')].slice(0, 64).join('')

/** A self-signed seal that nothing keeps. */
export async function createSeal(name: string, now: Instant): Promise<Seal> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const privateKey = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey))
  const certificate = await createCertificate(nameFor(name), keys, now)
  return sealOf({ kind: 'key', certificate, privateKey }, now)
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }

async function importKeys(privateKey: Uint8Array, certificate: Uint8Array) {
  const { publicKey } = new X509Certificate(certificate)
  const spki = publicKey.export({ format: 'der', type: 'spki' })
  return {
    privateKey: await crypto.subtle.importKey(
      'pkcs8',
      Uint8Array.from(privateKey),
      algorithm,
      true,
      ['sign'],
    ),
    publicKey: await crypto.subtle.importKey('spki', Uint8Array.from(spki), algorithm, true, [
      'verify',
    ]),
  }
}

/** A self-signed certificate (RFC 5280) for signatures with a key on P-256, in DER. */
async function createCertificate(
  name: string,
  keys: { publicKey: webcrypto.CryptoKey; privateKey: webcrypto.CryptoKey },
  now: Instant,
) {
  const certificate = new Certificate({ version: 2 })
  // Positive, and without a leading zero byte, whatever chance gives.
  const serial = Uint8Array.from([0x01, ...randomBytes(15)])
  certificate.serialNumber = new Integer({ valueHex: serial.buffer })
  for (const whose of [certificate.issuer, certificate.subject])
    whose.typesAndValues.push(
      new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: name }) }),
    )
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
  return new Uint8Array(certificate.toSchema(true).toBER())
}

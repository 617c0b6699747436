import { createHash, KeyObject, randomBytes, sign, type webcrypto } from 'node:crypto'
import { BitString, Integer, Utf8String } from 'asn1js'
import * as pkijs from 'pkijs'
import { der } from '../src/platform/stamps/der.ts'

const ec = { name: 'ECDSA', namedCurve: 'P-256' }
const stampInfo = '2a864886f70d0109100104'
const timeStamping = '1.3.6.1.5.5.7.3.8'
const exactly = (bytes: Uint8Array) => new Uint8Array(bytes).buffer

export type Issuer = { certificate: pkijs.Certificate; key: webcrypto.CryptoKey; pem: string }
type CertificateWishes = {
  name: string
  by?: Issuer
  uses?: string[]
  critical?: boolean
  /** It says what its key is for. */
  hasUsage?: boolean
  from?: string
  until?: string
  ca?: boolean
}

/** A certificate with a new key, by its issuer or by itself. */
export async function certificateOf({
  name,
  by,
  uses = [timeStamping],
  critical = true,
  hasUsage = true,
  from = '2020-01-01T00:00:00.000Z',
  until = '2049-01-01T00:00:00.000Z',
  ca = false,
}: CertificateWishes): Promise<Issuer> {
  const keys = await crypto.subtle.generateKey(ec, true, ['sign', 'verify'])
  const certificate = new pkijs.Certificate({ version: 2 })
  certificate.serialNumber = new Integer({
    valueHex: exactly(Uint8Array.from([1, ...randomBytes(8)])),
  })
  const value = new Utf8String({ value: name })
  certificate.subject.typesAndValues.push(
    new pkijs.AttributeTypeAndValue({ type: '2.5.4.3', value }),
  )
  certificate.issuer = by ? by.certificate.subject : certificate.subject
  certificate.notBefore.value = new Date(from)
  certificate.notAfter.value = new Date(until)
  const constraints = new pkijs.BasicConstraints({ cA: ca }).toSchema().toBER()
  const usage = new BitString({
    valueHex: Uint8Array.of(ca ? 0x06 : 0x80).buffer,
    unusedBits: ca ? 1 : 7,
  })
  const extended = new pkijs.ExtKeyUsage({ keyPurposes: uses }).toSchema().toBER()
  certificate.extensions = [
    new pkijs.Extension({ extnID: '2.5.29.19', critical: true, extnValue: constraints }),
    ...(hasUsage
      ? [new pkijs.Extension({ extnID: '2.5.29.15', critical: true, extnValue: usage.toBER() })]
      : []),
    ...(ca ? [] : [new pkijs.Extension({ extnID: '2.5.29.37', critical, extnValue: extended })]),
  ]
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey)
  await certificate.sign(by?.key ?? keys.privateKey, 'SHA-256')
  const bytes = Buffer.from(certificate.toSchema(true).toBER())
  const lines = bytes
    .toString('base64')
    .match(/.{1,64}/gu)
    ?.join('\n')
  const pem = `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
  return { certificate, key: keys.privateKey, pem }
}

/** What a token says and how it is signed; all of it may be wrong. */
export type TokenWishes = {
  digest: Uint8Array
  nonce: Uint8Array | null
  at: Date
  by: Issuer
  /** What it carries. */
  carried: Issuer[]
  /** The certificate it names as its signer's; false: none. */
  named?: Issuer | false
  content?: string
  /** What is signed beside it: of which kind it is, and its hash. */
  saysContent?: string
  saysDigest?: Uint8Array
  /** The kind of hash it is over, and the kind of signature it says. */
  hash?: string
  signature?: string
  signers?: number
}

const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const octets = (bytes: Uint8Array) => der(0x04, bytes)
const number = (bytes: Uint8Array) => der(0x02, bytes)
const sha256Algorithm = der(0x30, oid('608648016503040201'))
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const derOf = ({ certificate }: Issuer) => Buffer.from(certificate.toSchema(true).toBER())

/** A time-stamp token (RFC 3161), DER by DER; openssl takes it, too. */
export function tokenOf({
  digest,
  nonce,
  at,
  by,
  carried,
  named = by,
  content = stampInfo,
  saysContent = content,
  saysDigest,
  hash = '608648016503040201',
  signature = '2a8648ce3d040302',
  signers = 1,
}: TokenWishes): Buffer {
  const time = at.toISOString().replaceAll(/[-:T]|\.\d+/gu, '')
  const info = der(
    0x30,
    number(Buffer.from([1])),
    oid('2a030401'),
    der(0x30, der(0x30, oid(hash)), octets(digest)),
    number(Buffer.concat([Buffer.from([1]), randomBytes(7)])),
    der(0x18, Buffer.from(time)),
    der(0x30, number(Buffer.from([1]))),
    ...(nonce ? [number(nonce)] : []),
  )
  const attribute = (type: string, value: Buffer) => der(0x30, oid(type), der(0x31, value))
  const attributes = [
    attribute('2a864886f70d010903', oid(saysContent)),
    attribute('2a864886f70d010904', octets(saysDigest ?? digestOf(info))),
  ]
  if (named) {
    const ess = der(0x30, octets(digestOf(derOf(named))))
    attributes.push(attribute('2a864886f70d010910022f', der(0x30, der(0x30, ess))))
  }
  const signed = der(0x31, ...attributes)
  const { issuer, serialNumber } = by.certificate
  const signer = der(
    0x30,
    number(Buffer.from([1])),
    der(0x30, Buffer.from(issuer.toSchema().toBER()), Buffer.from(serialNumber.toBER())),
    sha256Algorithm,
    Buffer.concat([Buffer.from([0xa0]), signed.subarray(1)]),
    der(0x30, oid(signature)),
    octets(sign('sha256', signed, KeyObject.from(by.key))),
  )
  const data = der(
    0x30,
    number(Buffer.from([3])),
    der(0x31, sha256Algorithm),
    der(0x30, oid(content), der(0xa0, octets(info))),
    der(0xa0, ...carried.map(derOf)),
    der(0x31, ...Array.from({ length: signers }, () => signer)),
  )
  return der(0x30, oid('2a864886f70d010702'), der(0xa0, data))
}

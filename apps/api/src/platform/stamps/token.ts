import { createHash, verify, X509Certificate } from 'node:crypto'
import { type Der, readDer } from './der.ts'
import { StampFault } from './stamp-fault.ts'

const oids = {
  signedData: '2a864886f70d010702',
  stampInfo: '2a864886f70d0109100104',
  contentType: '2a864886f70d010903',
  messageDigest: '2a864886f70d010904',
  signingCertificate: '2a864886f70d010910020c',
  signingCertificateV2: '2a864886f70d010910022f',
  extendedKeyUsage: '551d25',
  timeStamping: '2b06010505070308',
  pss: '2a864886f70d01010a',
} as const
const digests: Record<string, string> = {
  '608648016503040201': 'sha256',
  '608648016503040202': 'sha384',
  '608648016503040203': 'sha512',
}

/** What a token says, once its signature was found to be that of the certificate it carries. */
export type Said = {
  /** SHA-256 of what was stamped. */
  imprint: Buffer
  /** The bytes of the number; null where there is none. */
  nonce: Buffer | null
  at: Date
  certificate: X509Certificate
  /** What else it carries. */
  others: X509Certificate[]
}

/**
 * Opens a time-stamp token (RFC 3161, §2.4.2; RFC 5816): one signature over its own content, by a certificate that it carries,
 * names and that is for nothing but time stamps. Throws `StampFault`. Whether that certificate counts is another matter.
 */
export function openToken(token: Buffer): Said {
  try {
    return opened(readDer(token))
  } catch (cause) {
    if (cause instanceof StampFault) throw cause
    throw new StampFault('is no time-stamp token', { cause })
  }
}

function opened(token: Der): Said {
  const [kind, wrapped] = token.children
  const parts = wrapped?.children[0]?.children ?? []
  const [type, octets] = parts[2]?.children ?? []
  const content = octets?.children[0]
  const [signer, ...more] = parts.at(-1)?.children ?? []
  const isToken = hexOf(kind) === oids.signedData && hexOf(type) === oids.stampInfo
  if (!isToken || content?.tag !== 0x04 || !signer || more.length > 0)
    throw new StampFault('is no time-stamp token')
  const carried = (parts.find(({ tag }) => tag === 0xa0)?.children ?? []).filter(
    ({ tag }) => tag === 0x30,
  )
  const own = carried.find((each) => isOf(signer, each))
  if (!own) throw new StampFault('does not carry the certificate that signed it')
  if (!isForStampsAlone(own))
    throw new StampFault('was signed by a certificate that is not for time stamps alone')
  const certificate = new X509Certificate(own.raw)
  assertSigned(signer, content.content, certificate)
  const others = carried.filter((each) => each !== own).map(({ raw }) => new X509Certificate(raw))
  return { ...infoIn(content.content), certificate, others }
}

/** `TSTInfo`: version, policy, imprint, serial number, time; then what may be left out. */
function infoIn(content: Buffer): Pick<Said, 'imprint' | 'nonce' | 'at'> {
  const [, , over, , time, ...rest] = readDer(content).children
  const [algorithm, imprint] = over?.children ?? []
  if (digests[hexOf(algorithm?.children[0])] !== 'sha256' || !imprint)
    throw new StampFault('is over another kind of hash')
  const nonce = rest.find(({ tag }) => tag === 0x02)
  return { imprint: imprint.content, nonce: nonce?.content ?? null, at: timeOf(time) }
}

function timeOf(time: Der | undefined): Date {
  const text = time?.tag === 0x18 ? time.content.toString('latin1') : ''
  const [, date, clock, fraction = ''] = /^(\d{8})(\d{6})(\.\d+)?Z$/u.exec(text) ?? []
  const day = date?.replace(/^(....)(..)(..)$/u, '$1-$2-$3')
  const hour = clock?.replace(/^(..)(..)(..)$/u, '$1:$2:$3')
  const at = new Date(`${day}T${hour}${fraction.slice(0, 4)}Z`)
  if (Number.isNaN(at.getTime())) throw new StampFault('names no time')
  return at
}

const hexOf = (value: Der | undefined): string => value?.content.toString('hex') ?? ''

/** Issuer and serial number, by which the signer is named (RFC 5652, §5.3). */
function isOf(signer: Der, certificate: Der): boolean {
  const [issuer, serial] = signer.children[1]?.children ?? []
  const fields = fieldsOf(certificate)
  if (signer.children[1]?.tag !== 0x30 || !issuer || !serial) return false
  return fields[2]?.raw.equals(issuer.raw) === true && fields[0]?.raw.equals(serial.raw) === true
}

/** From the serial number on: serial, algorithm, issuer, validity, subject, key, extensions. */
function fieldsOf(certificate: Der): Der[] {
  const fields = certificate.children[0]?.children ?? []
  return fields[0]?.tag === 0xa0 ? fields.slice(1) : fields
}

/** RFC 3161, §2.3: it is the only extended use, and marked critical. */
function isForStampsAlone(certificate: Der): boolean {
  const extensions = fieldsOf(certificate).find(({ tag }) => tag === 0xa3)?.children[0]?.children
  const found = extensions?.find(({ children }) => hexOf(children[0]) === oids.extendedKeyUsage)
  const isCritical = found?.children[1]?.tag === 0x01 && found.children[1].content[0] === 0xff
  const value = found?.children.at(-1)
  const uses = value?.tag === 0x04 ? readDer(value.content).children : []
  return isCritical && uses.length === 1 && hexOf(uses[0]) === oids.timeStamping
}

function assertSigned(signer: Der, content: Buffer, certificate: X509Certificate): void {
  const attributes = signer.children[3]
  const [signatureAlgorithm, signature] = signer.children.slice(4)
  const algorithm = digests[hexOf(signer.children[2]?.children[0])]
  // What avv-verify could not check is not kept either.
  const isPss = hexOf(signatureAlgorithm?.children[0]) === oids.pss
  if (!algorithm || attributes?.tag !== 0xa0 || signature?.tag !== 0x04 || isPss)
    throw new StampFault('is signed in a way that is not known')
  const valueOf = (oid: string) =>
    attributes.children.find(({ children }) => hexOf(children[0]) === oid)?.children[1]?.children[0]
  const digest = createHash(algorithm).update(content).digest('hex')
  if (
    hexOf(valueOf(oids.messageDigest)) !== digest ||
    hexOf(valueOf(oids.contentType)) !== oids.stampInfo
  )
    throw new StampFault('is not what was signed')
  const named = valueOf(oids.signingCertificateV2) ?? valueOf(oids.signingCertificate)
  const fallback = valueOf(oids.signingCertificateV2) ? 'sha256' : 'sha1'
  if (!named || !isNamed(certificate, named, fallback))
    throw new StampFault('does not name the certificate that signed it')
  // What is signed is the set itself, not its place in the signer's info (RFC 5652, §5.4).
  const signed = Buffer.concat([Buffer.from([0x31]), attributes.raw.subarray(1)])
  if (!verify(algorithm, signed, certificate.publicKey, signature.content))
    throw new StampFault('was not signed by the certificate it carries')
}

/** RFC 5035, §3 and §4: the first one that is named is the signer's own, by its hash. */
function isNamed({ raw }: X509Certificate, named: Der, fallback: string): boolean {
  const parts = named.children[0]?.children[0]?.children ?? []
  const hash = parts.find(({ tag }) => tag === 0x04)
  const algorithm = parts[0]?.tag === 0x30 ? digests[hexOf(parts[0].children[0])] : fallback
  return algorithm !== undefined && hexOf(hash) === createHash(algorithm).update(raw).digest('hex')
}

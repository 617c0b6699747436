import { verify, X509Certificate } from 'node:crypto'
import { type Node, readDer } from './der.ts'

/** Whose certificate sealed a document. */
export type Seal = { subject: string; fingerprint: string; validUntil: string }

export type Signature = {
  algorithm: 'sha256' | 'sha384' | 'sha512'
  /** What the signer says the document's digest is. */
  messageDigest: Buffer
  /** The certificate's key signed that. */
  isGenuine: boolean
  seal: Seal
}

const digests: Record<string, Signature['algorithm']> = {
  '608648016503040201': 'sha256',
  '608648016503040202': 'sha384',
  '608648016503040203': 'sha512',
}
const messageDigestType = '2a864886f70d010904'

/** A detached signature in CMS (RFC 5652, §5); null when it is none. */
export function readSignature(der: Buffer): Signature | null {
  try {
    return signatureIn(readDer(der))
  } catch {
    return null
  }
}

function signatureIn(content: Node): Signature | null {
  const signedData = content.children[1]?.children[0]
  const parts = signedData?.children ?? []
  const certificates = parts.find(({ tag }) => tag === 0xa0)?.children ?? []
  const [signer] = parts.at(-1)?.children ?? []
  const [, sid, digestAlgorithm] = signer?.children ?? []
  const attributes = signer?.children.find(({ tag }) => tag === 0xa0)
  const value = signer?.children.find(({ tag }) => tag === 0x04)
  const algorithm = digests[digestAlgorithm?.children[0]?.content.toString('hex') ?? '']
  const messageDigest = attributes?.children.find(
    ({ children }) => children[0]?.content.toString('hex') === messageDigestType,
  )?.children[1]?.children[0]?.content
  const serial = sid?.children[1]?.content.toString('hex').replace(/^0+/u, '').toUpperCase()
  const certificate = certificates
    .map(({ raw }) => new X509Certificate(raw))
    .find(({ serialNumber }) => serialNumber.replace(/^0+/u, '') === serial)
  if (!algorithm || !messageDigest || !attributes || !value || !certificate) return null
  // What is signed is the set itself, not its place in the signer's info (RFC 5652, §5.4).
  const signed = Buffer.concat([Buffer.from([0x31]), attributes.raw.subarray(1)])
  const isGenuine = verify(algorithm, signed, certificate.publicKey, value.content)
  const { subject, fingerprint256: fingerprint, validTo: validUntil } = certificate
  return { algorithm, messageDigest, isGenuine, seal: { subject, fingerprint, validUntil } }
}

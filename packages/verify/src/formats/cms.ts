import { type DigestAlgorithm, isSignedBy } from '#port'
import { certificateIn, serialOf } from './certificate.ts'
import { type Node, readDer } from './der.ts'
import { digestKinds, oidIn, signedSetOf, valueIn } from './signed-attributes.ts'

/** Whose certificate sealed a document. */
export type Seal = { subject: string; fingerprint: string; validUntil: string }

export type Signature = {
  algorithm: DigestAlgorithm
  /** What the signer says the document's digest is. */
  messageDigest: Uint8Array
  /** The certificate's key signed that. */
  isGenuine: boolean
  seal: Seal
  /** The stamps of other authorities beside the signature, and the value that they are over. */
  stamps: Uint8Array[]
  value: Uint8Array
}

const messageDigestType = '2a864886f70d010904'
const stampType = '2a864886f70d010910020e'

/** A detached signature in CMS (RFC 5652, §5); null when it is none. */
export async function readSignature(der: Uint8Array): Promise<Signature | null> {
  const parts = partsIn(der)
  if (!parts) return null
  const { certificate, algorithm, messageDigest, attributes, value } = parts
  const signed = signedSetOf(attributes)
  const isGenuine = await isSignedBy(certificate.spki, algorithm, signed, value.content)
  const { subject, fingerprint, validUntil } = certificate
  const seal = { subject, fingerprint, validUntil }
  const { stamps } = parts
  return { algorithm, messageDigest, isGenuine, seal, stamps, value: value.content }
}

function partsIn(der: Uint8Array) {
  try {
    return partsOf(readDer(der))
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function partsOf(content: Node) {
  const signedData = content.children[1]?.children[0]
  const parts = signedData?.children ?? []
  const certificates = parts.find(({ tag }) => tag === 0xa0)?.children ?? []
  const [signer] = parts.at(-1)?.children ?? []
  const [, sid, digestAlgorithm] = signer?.children ?? []
  const attributes = signer?.children.find(({ tag }) => tag === 0xa0)
  const value = signer?.children.find(({ tag }) => tag === 0x04)
  const algorithm = digestKinds[oidIn(digestAlgorithm?.children[0])]
  const messageDigest = attributes && valueIn(attributes, messageDigestType)?.content
  const serial = sid?.children[1] && serialOf(sid.children[1].content)
  const certificate = certificates.map(certificateIn).find((each) => each.serial === serial)
  const beside = signer?.children.find(({ tag }) => tag === 0xa1)?.children ?? []
  const stamps = beside
    .filter(({ children: [kind] }) => oidIn(kind) === stampType)
    .flatMap(({ children }) => children[1]?.children.map(({ raw }) => raw) ?? [])
  if (!algorithm || !messageDigest || !attributes || !value || !certificate) return null
  return { algorithm, messageDigest, attributes, value, certificate, stamps }
}

/** What Node and a browser do each in their own way; `package.json` says which one `#port` is. */
export type DigestAlgorithm = 'sha256' | 'sha384' | 'sha512'

/** SHA-256 of bytes, or of a text in UTF-8, as 64 lower-case digits. */
export function sha256(content: Uint8Array | string): string
/** SHA-256 of the salt's bytes, which are 64 lower-case digits, and the content after them. */
export function commitmentTo(salt: string, content: string): string | undefined
export function digest(
  algorithm: DigestAlgorithm | 'sha1',
  content: Uint8Array,
): Promise<Uint8Array>

/**
 * Whether the key, as SubjectPublicKeyInfo in DER, signed this: by Ed25519, or by RSA (PKCS 1.5) or ECDSA in DER over the digest
 * that `algorithm` names.
 */
export function isSignedBy(
  spki: Uint8Array,
  algorithm: DigestAlgorithm | null,
  signed: Uint8Array,
  signature: Uint8Array,
): Promise<boolean>

/** A character for each byte; those of ASCII are themselves. */
export function byteText(bytes: Uint8Array): string
/** UTF-8, what is none replaced, with a byte order mark as it stands. */
export function utf8(bytes: Uint8Array): string

import { createVault, type Sealed, sha256Hex, type Vault } from '../platform/crypto.ts'

/** What seals records, the letters of receipts, and the provider's documents about instructions. */
export type ReceiptVaults = { records: Vault; letters: Vault; papers: Vault }
export const receiptVaults = (encryptionKey: Buffer): ReceiptVaults => ({
  records: createVault(encryptionKey, 'receipts'),
  letters: createVault(encryptionKey, 'letters'),
  papers: createVault(encryptionKey, 'papers'),
})

export const sealPaper = (vault: Vault, { clientId, id }: Paper, paper: Buffer): Sealed =>
  vault.seal(paper, `paper/${clientId}/${id}`)

/** Throws where it is not the document that is named by its SHA-256. */
export const openPaper = (vault: Vault, { clientId, id, ...kept }: KeptPaper): Buffer =>
  open(vault, `paper/${clientId}/${id}`, { plain: null, ...kept })

type Paper = { clientId: string; id: string }
type KeptPaper = Paper & { keyId: string; sealed: Buffer; sha256: string }
type Of = { receiptId: string; clientId: string }
/** As a row has it: sealed, or in clear where an older version kept it and it was not sealed yet. */
type Kept<Plain> = {
  plain: Plain | null
  keyId: string | null
  sealed: Buffer | null
  sha256: string
}

export const sealRecord = (vault: Vault, { clientId, receiptId }: Of, record: string): Sealed =>
  vault.seal(Buffer.from(record), `receipt/${clientId}/${receiptId}`)

export const sealLetter = (vault: Vault, { clientId, receiptId }: Of, letter: Buffer): Sealed =>
  vault.seal(letter, `letter/${clientId}/${receiptId}`)

/** Throws where it is not the record that is named by its SHA-256. */
export const openRecord = (vault: Vault, of: Of, kept: Kept<string>): string =>
  open(vault, `receipt/${of.clientId}/${of.receiptId}`, kept).toString()

/** Throws where it is not the letter that is named by its SHA-256. */
export const openLetter = (vault: Vault, of: Of, kept: Kept<Buffer>): Buffer =>
  open(vault, `letter/${of.clientId}/${of.receiptId}`, kept)

function open(
  vault: Vault,
  context: string,
  { plain, keyId, sealed, sha256 }: Kept<string | Buffer>,
): Buffer {
  // The table's CHECK: where it is not in clear it is sealed.
  const content = plain ?? vault.open({ keyId: keyId!, sealed: sealed! }, context)
  if (sha256Hex(content) !== sha256) throw new Error(`${context} was changed`)
  return typeof content === 'string' ? Buffer.from(content) : content
}

/** A JWS as it is stored: without its payload, which is the record (RFC 7515, appendix F). */
export const withoutRecord = (jws: string): string => jws.replace(/\..*\./u, '..')

/** The JWS as it was signed. */
export const withRecord = (jws: string, record: string): string =>
  jws.replace('..', `.${Buffer.from(record).toString('base64url')}.`)

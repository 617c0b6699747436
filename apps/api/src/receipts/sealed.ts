import { createVault, type Sealed, type Vault } from '../platform/crypto.ts'
import { type Kept, openKept } from '../platform/papers/kept-paper.ts'

/** What seals records, the letters of receipts, the provider's documents about instructions, and notices. */
export type ReceiptVaults = { records: Vault; letters: Vault; papers: Vault; notices: Vault }
export const receiptVaults = (encryptionKey: Buffer): ReceiptVaults => ({
  records: createVault(encryptionKey, 'receipts'),
  letters: createVault(encryptionKey, 'letters'),
  papers: createVault(encryptionKey, 'papers'),
  notices: createVault(encryptionKey, 'notices'),
})

export const sealPaper = (vault: Vault, { clientId, id }: Paper, paper: Buffer): Sealed =>
  vault.seal(paper, `paper/${clientId}/${id}`)

/** Throws where it is not the document that is named by its SHA-256. */
export const openPaper = (vault: Vault, { clientId, id, ...kept }: KeptPaper): Buffer =>
  openKept(vault, `paper/${clientId}/${id}`, { plain: null, ...kept })

type Paper = { clientId: string; id: string }
type KeptPaper = Paper & { keyId: string; sealed: Buffer; sha256: string }
type Of = { receiptId: string; clientId: string }
export const sealRecord = (vault: Vault, { clientId, receiptId }: Of, record: string): Sealed =>
  vault.seal(Buffer.from(record), `receipt/${clientId}/${receiptId}`)

export const sealLetter = (vault: Vault, { clientId, receiptId }: Of, letter: Buffer): Sealed =>
  vault.seal(letter, `letter/${clientId}/${receiptId}`)

/** Throws where it is not the record that is named by its SHA-256. */
export const openRecord = (vault: Vault, of: Of, kept: Kept<string>): string =>
  openKept(vault, `receipt/${of.clientId}/${of.receiptId}`, kept).toString()

/** Throws where it is not the letter that is named by its SHA-256. */
export const openLetter = (vault: Vault, of: Of, kept: Kept<Buffer>): Buffer =>
  openKept(vault, `letter/${of.clientId}/${of.receiptId}`, kept)

/** A JWS as it is stored: without its payload, which is the record (RFC 7515, appendix F). */
export const withoutRecord = (jws: string): string => jws.replace(/\..*\./u, '..')

/** The JWS as it was signed. */
export const withRecord = (jws: string, record: string): string =>
  jws.replace('..', `.${Buffer.from(record).toString('base64url')}.`)

import { type Sealed, sha256Hex, type Vault } from '../crypto.ts'

/** What is kept of a file, wherever its bytes lie now. */
export type Content = {
  readonly size: number
  readonly sha256: string
  seal: (vault: Vault, context: string) => Promise<Sealed>
}

export const inMemory = (bytes: Uint8Array): Content => ({
  size: bytes.byteLength,
  sha256: sha256Hex(bytes),
  seal: async (vault, context) => vault.seal(bytes, context),
})

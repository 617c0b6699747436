import { sha256Hex, type Vault } from '../crypto.ts'

/** As a row has it: sealed, or in clear where an older version kept it and it was not sealed yet. */
export type Kept<Plain> = {
  plain: Plain | null
  keyId: string | null
  sealed: Buffer | null
  sha256: string
}

/** Throws where it is not what is named by its SHA-256. */
export function openKept(
  vault: Vault,
  context: string,
  { plain, keyId, sealed, sha256 }: Kept<string | Buffer>,
): Buffer {
  // The table's CHECK: where it is not in clear it is sealed.
  const content = plain ?? vault.open({ keyId: keyId!, sealed: sealed! }, context)
  if (sha256Hex(content) !== sha256) throw new Error(`${context} was changed`)
  return typeof content === 'string' ? Buffer.from(content) : content
}

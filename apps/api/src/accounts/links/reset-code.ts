import { randomInt, timingSafeEqual } from 'node:crypto'
import type { Vault } from '../../platform/crypto.ts'

/** So many wrong ones end the reset, whoever sends its link again. */
export const mostWrongCodes = 5

/** Six digits for whoever sends a reset's link to read out to the person; only their keyed hash is kept. */
export function newResetCode(vault: Vault, resetId: string): { code: string; codeHash: Buffer } {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  return { code, codeHash: hashOf(vault, resetId, code) }
}

export const isResetCode = (vault: Vault, resetId: string, codeHash: Buffer, code: string) =>
  timingSafeEqual(hashOf(vault, resetId, code), codeHash)

const hashOf = (vault: Vault, resetId: string, code: string) =>
  vault.mac(code, `second-factor-reset/${resetId}`)

import { hashRaw } from '@node-rs/argon2'
import { randomBytes } from 'node:crypto'
import type { Instant } from '@portal/domain/time'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import { type Party, partyOfAccount } from '../../platform/fair-queue.ts'
import { recoveryCodes } from '../factor-table.ts'
import { inTurn, parameters } from './password.ts'
import { credentials } from '../table.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const howMany = 10

/** Sixteen characters of Crockford's base32: 80 bits. Each byte gives five of its eight, so that none is likelier. */
const newCode = (): string =>
  Array.from(randomBytes(16), (byte) => alphabet.charAt(byte & 31)).join('')

/** `XXXX-XXXX-XXXX-XXXX`, as it is shown and typed. */
const spelled = (code: string): string => (code.match(/.{4}/gu) ?? []).join('-')

/**
 * Below 112 bits a lookup secret is hashed like a password (ASVS 5.0, 6.5.2). The codes of one person share a salt, so
 * that one hash finds the one that was typed.
 */
const hashCode = (code: string, salt: Buffer, party: Party): Promise<Buffer> =>
  inTurn(party, () => hashRaw(code, { ...parameters, salt }))

export type NewRecoveryCodes = { spelled: string[]; salt: Buffer; hashes: Buffer[] }

/** Ten new codes. Takes ten hashes of time: made before the transaction that stores them. */
export async function makeRecoveryCodes(party: Party): Promise<NewRecoveryCodes> {
  const salt = randomBytes(16)
  const codes = Array.from({ length: howMany }, newCode)
  const hashes = await Promise.all(codes.map((code) => hashCode(code, salt, party)))
  return { spelled: codes.map(spelled), salt, hashes }
}

/** Takes the place of all codes there were. */
export async function storeRecoveryCodes(
  tx: Tx,
  userId: string,
  { salt, hashes }: NewRecoveryCodes,
  now: Instant,
): Promise<void> {
  await tx
    .update(credentials)
    .set({ recoverySalt: salt, recoveryCreatedAt: now, recoveryConfirmedAt: null })
    .where(eq(credentials.userId, userId))
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))
  await tx.insert(recoveryCodes).values(hashes.map((codeHash) => ({ userId, codeHash })))
}

const decoySalt = Buffer.alloc(16)

/** What a typed code is found by. Without codes it takes as long. */
export async function recoveryHash(tx: Tx, userId: string, code: string): Promise<Buffer> {
  const [row] = await tx
    .select({ salt: credentials.recoverySalt })
    .from(credentials)
    .where(eq(credentials.userId, userId))
  return hashCode(code, row?.salt ?? decoySalt, partyOfAccount(userId))
}

const unused = (userId: string, codeHash: Buffer) =>
  and(
    eq(recoveryCodes.userId, userId),
    eq(recoveryCodes.codeHash, codeHash),
    isNull(recoveryCodes.usedAt),
  )

/** Uses a code up: of many that try at once, one. */
export async function consumeRecoveryCode(
  tx: Tx,
  userId: string,
  codeHash: Buffer,
  now: Instant,
): Promise<boolean> {
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(unused(userId, codeHash))
    .returning({ userId: recoveryCodes.userId })
  return used.length === 1
}

/** Whether somebody has kept the codes: one of them, typed, which stays unused. */
export async function confirmRecoveryCodes(
  tx: Tx,
  userId: string,
  codeHash: Buffer,
  now: Instant,
): Promise<boolean> {
  const [known] = await tx
    .select({ userId: recoveryCodes.userId })
    .from(recoveryCodes)
    .where(unused(userId, codeHash))
  if (!known) return false
  await tx
    .update(credentials)
    .set({ recoveryConfirmedAt: now })
    .where(eq(credentials.userId, userId))
  return true
}

import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import { newToken, sha256 } from '../platform/crypto.ts'
import type { Tx } from '../platform/database/db.ts'
import { accountTokens, type TokenPurpose } from './table.ts'

/** Hours a link works for. */
const hours: Record<TokenPurpose, number> = {
  setup: 72,
  invitation: 72,
  'staff-invitation': 72,
  'password-reset': 1,
  'second-factor-reset': 1,
  'email-verification': 1,
}

export const linkExpiry = (purpose: TokenPurpose, now: Instant): Instant =>
  new Date(Date.parse(now) + hours[purpose] * 3_600_000).toISOString()

/** A new single-use token of 256 bits, of which only the hash is stored. Whatever was issued before for the same stops counting. */
export async function issueToken(
  tx: Tx,
  purpose: TokenPurpose,
  subject: string,
  now: Instant,
): Promise<string> {
  await cancelTokens(tx, purpose, subject, now)
  const token = newToken()
  const expiresAt = linkExpiry(purpose, now)
  await tx
    .insert(accountTokens)
    .values({ tokenHash: sha256(token), purpose, subject, createdAt: now, expiresAt })
  return token
}

export async function cancelTokens(tx: Tx, purpose: TokenPurpose, subject: string, now: Instant) {
  await tx
    .update(accountTokens)
    .set({ usedAt: now })
    .where(
      and(
        eq(accountTokens.purpose, purpose),
        eq(accountTokens.subject, subject),
        isNull(accountTokens.usedAt),
      ),
    )
}

const usable = (purposes: TokenPurpose[], token: string, now: Instant) =>
  and(
    eq(accountTokens.tokenHash, sha256(token)),
    inArray(accountTokens.purpose, purposes),
    isNull(accountTokens.usedAt),
    gt(accountTokens.expiresAt, now),
  )

export type TokenFor = { purpose: TokenPurpose; subject: string }

/** What a link is about, without using it up. Throws `token-rejected` (unknown, used, superseded, expired alike). */
export async function readToken(
  tx: Tx,
  purposes: TokenPurpose[],
  token: string,
  now: Instant,
): Promise<TokenFor> {
  const [row] = await tx
    .select({ purpose: accountTokens.purpose, subject: accountTokens.subject })
    .from(accountTokens)
    .where(usable(purposes, token, now))
  if (!row) throw new AppError({ code: 'token-rejected' })
  return row
}

/** Uses a link up: of many that try at once, one. Throws `token-rejected`. */
export async function consumeToken(
  tx: Tx,
  purposes: TokenPurpose[],
  token: string,
  now: Instant,
): Promise<TokenFor> {
  const [row] = await tx
    .update(accountTokens)
    .set({ usedAt: now })
    .where(usable(purposes, token, now))
    .returning({ purpose: accountTokens.purpose, subject: accountTokens.subject })
  if (!row) throw new AppError({ code: 'token-rejected' })
  return row
}

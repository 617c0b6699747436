import { AppError } from '@portal/domain/fault'
import { type Instant, later, span } from '@portal/domain/time'
import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
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
  later(now, hours[purpose] * span.hour)

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

/** What a link is about, without using it up. Throws `token-rejected`, with what became of it. */
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
  if (!row) throw await rejected(tx, purposes, token, now)
  return row
}

/** Whoever holds a link knows what it was for: it may be said what became of it. */
async function rejected(
  tx: Tx,
  purposes: TokenPurpose[],
  token: string,
  now: Instant,
): Promise<AppError> {
  const [old] = await tx
    .select()
    .from(accountTokens)
    .where(
      and(eq(accountTokens.tokenHash, sha256(token)), inArray(accountTokens.purpose, purposes)),
    )
  if (!old) return new AppError({ code: 'token-rejected' })
  const [newest] = await tx
    .select()
    .from(accountTokens)
    .where(and(eq(accountTokens.purpose, old.purpose), eq(accountTokens.subject, old.subject)))
    .orderBy(desc(accountTokens.createdAt), asc(sql`${accountTokens.usedAt} is not null`))
    .limit(1)
  const last = newest ?? old
  if (last.usedAt !== null) return new AppError({ code: 'token-rejected', link: 'used' })
  if (last.expiresAt <= now) return new AppError({ code: 'token-rejected', link: 'expired' })
  return new AppError({ code: 'token-rejected', link: 'superseded', newerAt: last.createdAt })
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
  if (!row) throw await rejected(tx, purposes, token, now)
  return row
}

import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { and, eq, sql } from 'drizzle-orm'
import { customType, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { sha256 } from './crypto.ts'
import type { Tx } from './db.ts'
import { instant } from './instant.ts'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

const idempotentAnswers = pgTable('idempotent_answers', {
  userId: uuid().notNull(),
  key: text().notNull(),
  requestSha256: bytes().notNull(),
  status: integer().notNull(),
  body: text().notNull(),
  etag: text(),
  createdAt: instant().notNull(),
})

export type Answer = { status: number; body: string; etag: string | null }
export type IdempotentRequest = {
  key: string
  userId: string
  method: string
  url: string
  body: unknown
}

/**
 * Runs an act at most once per person and key. The claim is a lock of the transaction, so a process that dies leaves
 * nothing behind, and the answer is stored with the act's own effect or not at all: an act that was refused may be
 * tried again with the same key.
 * Throws `idempotency-running` while another request with the key is under way, `idempotency-mismatch` when the key
 * was used for something else.
 */
export async function once(
  tx: Tx,
  { key, userId, method, url, body }: IdempotentRequest,
  now: Instant,
  act: () => Promise<Answer>,
): Promise<Answer> {
  const requestSha256 = sha256(JSON.stringify([method, url, body ?? null]))
  const { rows } = await tx.execute<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`${userId}/${key}`}, 7)) as free`,
  )
  if (!rows[0]?.free) throw new AppError({ code: 'idempotency-running' })
  const mine = and(eq(idempotentAnswers.userId, userId), eq(idempotentAnswers.key, key))
  const [stored] = await tx.select().from(idempotentAnswers).where(mine)
  if (stored) {
    if (!stored.requestSha256.equals(requestSha256))
      throw new AppError({ code: 'idempotency-mismatch' })
    return stored
  }
  const answer = await act()
  await tx
    .insert(idempotentAnswers)
    .values({ userId, key, requestSha256, createdAt: now, ...answer })
  return answer
}

import { AppError } from '@portal/domain/fault'
import { type Instant, later, span } from '@portal/domain/time'
import { and, eq, lt, sql } from 'drizzle-orm'
import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../database/bytes.ts'
import { sha256, type Vault } from '../crypto.ts'
import type { Connections, Tx } from '../database/db.ts'
import { instant } from '../database/instant.ts'

const idempotentAnswers = pgTable('idempotent_answers', {
  userId: uuid().notNull(),
  key: text().notNull(),
  requestSha256: bytes().notNull(),
  /** Of before answers were sealed. */
  body: text(),
  keyId: text(),
  sealed: bytes(),
  createdAt: instant().notNull(),
})

export type IdempotentRequest = {
  key: string
  userId: string
  clientId: string | null
  method: string
  url: string
  body: unknown
}

/**
 * Runs an act at most once per person and key, and resolves to its answer. The claim is a lock of the transaction, so a
 * process that dies leaves nothing behind, and the answer is stored with the act's own effect or not at all: an act that was refused may be
 * tried again with the same key.
 * Throws `idempotency-running` while another request with the key is under way, `idempotency-mismatch` when the key
 * was used for something else. The answer is kept sealed.
 */
export async function once(
  tx: Tx,
  vault: Vault,
  { key, userId, clientId, method, url, body: sent }: IdempotentRequest,
  now: Instant,
  act: () => Promise<string>,
): Promise<string> {
  const requestSha256 = sha256(JSON.stringify([clientId, method, url, sent ?? null]))
  const { rows } = await tx.execute<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`${userId}/${key}`}, 7)) as free`,
  )
  if (!rows[0]?.free) throw new AppError({ code: 'idempotency-running' })
  const mine = and(eq(idempotentAnswers.userId, userId), eq(idempotentAnswers.key, key))
  const [stored] = await tx.select().from(idempotentAnswers).where(mine)
  if (stored) {
    if (!stored.requestSha256.equals(requestSha256))
      throw new AppError({ code: 'idempotency-mismatch' })
    return stored.body ?? opened(vault, stored)
  }
  const body = await act()
  const sealed = vault.seal(Buffer.from(body), contextOf({ userId, key }))
  await tx
    .insert(idempotentAnswers)
    .values({ userId, key, requestSha256, ...sealed, createdAt: now })
  return body
}

type Stored = typeof idempotentAnswers.$inferSelect

/** A sealed answer belongs to one person and key. */
const contextOf = ({ userId, key }: Pick<Stored, 'userId' | 'key'>) => `answer/${userId}/${key}`

// The table's CHECK: where there is no body, there is a sealed one.
const opened = (vault: Vault, { keyId, sealed, ...row }: Stored): string =>
  vault.open({ keyId: keyId!, sealed: sealed! }, contextOf(row)).toString()

const keptDays = 7

/** Forgets answers so old that nobody tries again. As `portal_worker`, who may delete what is older than a day. */
export async function forgetOldAnswers(worker: Connections, now: Instant): Promise<void> {
  const oldest = later(now, -keptDays * span.day)
  await worker.transaction(null, (tx) =>
    tx.delete(idempotentAnswers).where(lt(idempotentAnswers.createdAt, oldest)),
  )
}

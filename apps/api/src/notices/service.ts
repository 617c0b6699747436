import { AppError, invalid } from '@portal/domain/fault'
import {
  type Audience,
  type ChangeNotice,
  type DraftNotice,
  type Notice,
  tooQuiet,
} from '@portal/domain/notices/contract'
import { isTooQuiet, leastSeverityOf, type NoticeKind } from '@portal/domain/notices/kinds'
import type { Severity } from '@portal/domain/notices/severity'
import type { Instant } from '@portal/domain/time'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { clients } from '../clients/table.ts'
import { definedOf } from '../platform/defined.ts'
import type { Tx } from '../platform/database/db.ts'
import { personalOf, type RecordEvidence } from '../platform/evidence/evidence.ts'
import { newId } from '../platform/database/ids.ts'
import { isAny } from '../platform/database/lists.ts'
import type { Enqueue } from '../platform/database/jobs.ts'
import { nextNumber } from '../platform/database/numbers.ts'
import type { Actor } from '../platform/http/actor.ts'
import { beginHanding } from './handing.ts'
import { atOnce, type Publisher, tellClients } from './publication.ts'
import { getNotice } from './reading.ts'
import { noticeRecipients, notices } from './table.ts'

export async function draftNotice(
  tx: Tx,
  actor: Actor,
  input: DraftNotice,
  now: Instant,
): Promise<Notice> {
  await assertKnownClients(tx, input.audience)
  const id = newId()
  await tx
    .insert(notices)
    .values({ id, ...input, author: actor.name, createdAt: now, updatedAt: now })
  return getNotice(tx, actor, id)
}

/** Changes a draft. Throws `invalid` where its kind is told as more, `stale` when somebody else did since it was read, `illegal-move` once it is published. */
export async function changeNotice(
  tx: Tx,
  actor: Actor,
  id: string,
  input: ChangeNotice,
  seen: number | null,
  now: Instant,
): Promise<Notice> {
  const before = await lockDraft(tx, id, 'change', seen)
  const { version } = before
  assertPressing(input.kind ?? before.kind, input.severity ?? before.severity)
  if (input.audience) await assertKnownClients(tx, input.audience)
  const given = definedOf(input)
  await tx
    .update(notices)
    .set({ ...given, version: version + 1, updatedAt: now })
    .where(eq(notices.id, id))
  return getNotice(tx, actor, id)
}

/** Throws a draft away; what is published stays. */
export async function discardNotice(tx: Tx, id: string, seen: number | null): Promise<void> {
  await lockDraft(tx, id, 'discard', seen)
  await tx.delete(notices).where(eq(notices.id, id))
}

type Telling = { tx: Tx; enqueue: Enqueue; evidence: RecordEvidence; now: Instant }
type Publishing = Telling & { actor: Actor }

/**
 * Gives the notice its number and hands it to its clients with their mails, all in one transaction; a notice to many clients
 * is handed to them right afterwards (`publication.ts`). Frozen from then on. Throws `no-recipients` where the audience is
 * empty.
 */
export async function publishNotice(
  { actor, ...telling }: Publishing,
  id: string,
  seen: number | null,
): Promise<Notice> {
  const { tx } = telling
  const draft = await lockDraft(tx, id, 'publish', seen)
  assertPressing(draft.kind, draft.severity)
  await publish(telling, { ...personalOf(actor), side: 'provider' }, draft)
  return getNotice(tx, actor, id)
}

/**
 * Tells all clients something that they are told because it happened, in the transaction in which it did: a notice like any
 * other, without anybody's draft. Null where there is no client yet.
 */
export async function tellAllClients(
  telling: Telling,
  publisher: Publisher,
  told: Pick<DraftNotice, 'kind' | 'severity' | 'title' | 'body'>,
): Promise<{ id: string; number: string } | null> {
  const { tx, now } = telling
  const [some] = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(isNull(clients.archivedAt))
    .limit(1)
  if (!some) return null
  const id = newId()
  const [draft] = await tx
    .insert(notices)
    .values({
      id,
      ...told,
      audience: 'all',
      author: publisher.name,
      createdAt: now,
      updatedAt: now,
    })
    .returning()
  return { id, number: await publish(telling, publisher, draft!) }
}

/** Resolves to the number it has from then on. */
async function publish(
  telling: Telling,
  publisher: Publisher,
  draft: typeof notices.$inferSelect,
): Promise<string> {
  const { tx, enqueue, now } = telling
  const { id, audience, version } = draft
  const number = await nextNumber(tx, 'M', now)
  const clientIds = await chosenOf(tx, audience)
  if (clientIds.length === 0) throw new AppError({ code: 'no-recipients' })
  await tx
    .update(notices)
    .set({ status: 'published', number, publishedAt: now, updatedAt: now, version: version + 1 })
    .where(eq(notices.id, id))
  const publisherId = 'userId' in publisher ? publisher.userId : null
  const handing = { noticeId: id, publisherId, clientIds }
  if (clientIds.length > atOnce) await beginHanding(tx, enqueue, handing, draft)
  else await handNow(telling, publisher, { ...draft, number }, clientIds)
  return number
}

async function chosenOf(tx: Tx, audience: Audience): Promise<string[]> {
  const chosen = audience === 'all' ? undefined : isAny(clients.id, audience.clientIds)
  const rows = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(chosen, isNull(clients.archivedAt)))
  return rows.map(({ id }) => id)
}

async function handNow(
  { tx, enqueue, evidence, now }: Telling,
  publisher: Publisher,
  notice: typeof notices.$inferSelect & { number: string },
  clientIds: string[],
) {
  const { id, number, kind, severity, title } = notice
  await tx.execute(
    sql`insert into ${noticeRecipients} (client_id, notice_id, published_at, number, kind, severity, title)
        select ${clients.id}, ${id}, ${now}::timestamptz, ${number}, ${kind}, ${severity}, ${title}
          from ${clients} where ${isAny(clients.id, clientIds)}`,
  )
  await tellClients(
    { tx, enqueue, evidence, paper: null, isPart: false, now },
    notice,
    clientIds,
    publisher,
  )
}

async function lockDraft(tx: Tx, id: string, move: string, seen: number | null) {
  const [row] = await tx.select().from(notices).where(eq(notices.id, id)).for('update')
  if (!row) throw new AppError({ code: 'not-found', entity: 'notice' })
  if (seen !== null && row.version !== seen) throw new AppError({ code: 'stale', entity: 'notice' })
  if (row.status !== 'draft') throw new AppError({ code: 'illegal-move', from: row.status, move })
  return row
}

/** A draft from before may be quieter than its kind allows. */
function assertPressing(kind: NoticeKind, severity: Severity) {
  if (!isTooQuiet(kind, severity)) return
  const least = leastSeverityOf(kind)
  throw invalid('/severity', tooQuiet, `a notice of this kind is told as ${least} at least`)
}

async function assertKnownClients(tx: Tx, audience: Audience) {
  if (audience === 'all') return
  const wanted = new Set(audience.clientIds)
  const known = await tx
    .select({ id: clients.id, archivedAt: clients.archivedAt })
    .from(clients)
    .where(isAny(clients.id, [...wanted]))
  if (known.length < wanted.size)
    throw invalid('/audience/clientIds', 'unknown-client', 'names a client that does not exist')
  if (known.some(({ archivedAt }) => archivedAt))
    throw invalid('/audience/clientIds', 'archived-client', 'names a client that is archived')
}

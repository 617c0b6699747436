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
import type { Tx } from '../platform/database/db.ts'
import { personalOf, type RecordEvidence } from '../platform/evidence/evidence.ts'
import { newId } from '../platform/database/ids.ts'
import { isAny } from '../platform/database/lists.ts'
import type { Enqueue } from '../platform/database/jobs.ts'
import { nextNumber } from '../platform/database/numbers.ts'
import type { Actor } from '../platform/http/actor.ts'
import { beginHanding } from './handing.ts'
import { atOnce, tellClients } from './publication.ts'
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
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
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

type Publishing = {
  tx: Tx
  actor: Actor
  enqueue: Enqueue
  evidence: RecordEvidence
  now: Instant
}

/**
 * Gives the notice its number and hands it to its clients with their mails, all in one transaction; a notice to many clients
 * is handed to them right afterwards (`publication.ts`). Frozen from then on. Throws `no-recipients` where the audience is
 * empty.
 */
export async function publishNotice(
  { tx, actor, enqueue, evidence, now }: Publishing,
  id: string,
  seen: number | null,
): Promise<Notice> {
  const draft = await lockDraft(tx, id, 'publish', seen)
  const { audience, version } = draft
  assertPressing(draft.kind, draft.severity)
  const number = await nextNumber(tx, 'M', now)
  const clientIds = await chosenOf(tx, audience)
  if (clientIds.length === 0) throw new AppError({ code: 'no-recipients' })
  await tx
    .update(notices)
    .set({ status: 'published', number, publishedAt: now, updatedAt: now, version: version + 1 })
    .where(eq(notices.id, id))
  if (clientIds.length > atOnce)
    await beginHanding(tx, enqueue, { noticeId: id, publisherId: actor.userId, clientIds }, draft)
  else await handNow({ tx, actor, enqueue, evidence, now }, { ...draft, number }, clientIds)
  return getNotice(tx, actor, id)
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
  { tx, actor, enqueue, evidence, now }: Publishing,
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
    personalOf(actor),
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

import { noticeMoves } from '@portal/domain/moves/notice'
import type { NoticeKind } from '@portal/domain/notices/kinds'
import type { Severity } from '@portal/domain/notices/severity'
import type { Instant } from '@portal/domain/time'
import { setTimeout } from 'node:timers/promises'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '../accounts/table.ts'
import { priorityOf, queueMailsOfNotice } from '../mails/outbox.ts'
import { sha256Hex } from '../platform/crypto.ts'
import type { Connections, Tx } from '../platform/database/db.ts'
import type { Enqueue, Queue, Worker } from '../platform/database/jobs.ts'
import { inOneGo } from '../platform/database/in-one-go.ts'
import { eachAsWorker } from '../platform/database/worker.ts'
import type { EvidenceEvent, RecordEvidence } from '../platform/evidence/evidence.ts'
import { writeMailsOfPublication } from './emails.ts'
import { noticePaperQueue } from './paper-queue.ts'
import type { PaperFacts, SealedNotices } from './sealed-notices.ts'
import { noticeHandings, notices } from './table.ts'

/** A published notice on its way to some of the clients it is for. */
export type Handing = { noticeId: string; publisherId: string | null; clientIds: string[] }

export const publicationQueue: Queue<Handing> = {
  name: 'publication',
  payload: z.object({
    noticeId: z.uuid(),
    publisherId: z.uuid().nullable(),
    clientIds: z.array(z.uuid()),
  }),
  workers: 1,
  batch: 3,
  pollingIntervalSeconds: 1,
}

/** Up to so many clients receive a notice while it is published; more receive it right afterwards, so many at a time. */
export const atOnce = 100
const atATime = 50
/** So many attempts may fail, within two minutes, before it is worth telling; it is tried on all the same. */
const quietTries = 4

/** Queues the handing over, in the order of the clients' ids, so that two publications never wait for each other. */
export async function queueHanding(
  tx: Tx,
  enqueue: Enqueue,
  { noticeId, publisherId, clientIds }: Handing,
  notice: { kind: NoticeKind; severity: Severity },
): Promise<void> {
  const rows = clientIds.toSorted()
  const parts = Array.from({ length: Math.ceil(rows.length / atATime) }, (_, i) => ({
    noticeId,
    publisherId,
    clientIds: rows.slice(i * atATime, (i + 1) * atATime),
  }))
  const priority = priorityOf({ urgency: notice.severity, noticeKind: notice.kind })
  await enqueue(tx, publicationQueue, parts, { priority })
}

type Deps = {
  worker: Connections
  /** What seals the notice. */
  sealed: Pick<SealedNotices, 'seal'>
  enqueue: Enqueue
  evidence: RecordEvidence
  clock: () => Instant
}

/**
 * Hands a published notice to clients: each receives it together with its line in the evidence log and its mails, all of
 * these clients in one transaction. A client that has it already, or that it is not for, is left out. Where several attempts
 * failed the provider's people are told so. Its sealed PDF is made first, and stands in the same line.
 */
export function createHanding({ worker, clock, sealed, ...means }: Deps): Worker<Handing> {
  const sealInTime = createSealInTime(sealed)
  return async ({ noticeId, publisherId, clientIds }, { tries, last }) => {
    const now = clock()
    // Before it is tried: a process that dies of it would tell nobody.
    if (last || tries >= quietTries)
      await worker.transaction(null, (tx) => recordFailure(tx, noticeId, now))
    const paper = await sealInTime(noticeId)
    await worker.transaction(null, async (tx) => {
      await tx.execute(sql`set constraints counted deferred`)
      const received = await receive(tx, noticeId, clientIds, now)
      // The worker sees a notice as a client that has received it.
      await eachAsWorker(tx, received.slice(0, 1), async () => {
        const notice = await published(tx, noticeId)
        const personal = await publisherOf(tx, publisherId, notice)
        const chosen = received.map(({ clientId }) => clientId)
        await tellClients({ tx, ...means, now, paper, isPart: true }, notice, chosen, personal)
      })
    })
  }
}

const timeToSealMs = 5_000
const none = () => null

/** A notice that cannot be sealed in time goes without: what it says is not to wait for a seal, which then follows by itself. */
function createSealInTime({ seal }: Pick<SealedNotices, 'seal'>) {
  const late = new Set<string>()
  return async (noticeId: string): Promise<PaperFacts | null> => {
    if (late.has(noticeId)) return null
    const timer = new AbortController()
    const paper = await Promise.race([
      seal(noticeId).catch(none),
      setTimeout(timeToSealMs, null, { signal: timer.signal, ref: false }).catch(none),
    ])
    timer.abort()
    if (!paper) late.add(noticeId)
    return paper
  }
}

/** Puts down that some clients should have the notice by now and do not. */
const recordFailure = (tx: Tx, noticeId: string, now: Instant) =>
  tx
    .update(noticeHandings)
    .set({ failedAt: now })
    .where(and(eq(noticeHandings.noticeId, noticeId), isNull(noticeHandings.failedAt)))

type Telling = Pick<Deps, 'enqueue' | 'evidence'> & {
  tx: Tx
  /** Null: the logs name it once it is sealed. */
  paper: PaperFacts | null
  isPart: boolean
  now: Instant
}

/** What comes with a notice that these clients received: a line in the log of each, and the mails. */
export async function tellClients(
  { tx, enqueue, evidence, paper, isPart, now }: Telling,
  notice: Published,
  clientIds: string[],
  personal: EvidenceEvent['personal'],
): Promise<void> {
  const { data, ...publication } = publicationOf(notice)
  const happened = { ...publication, data: { ...data, ...(paper && { paper }) }, at: now, personal }
  const [queued] = await inOneGo(
    writeMailsOfPublication(tx, notice, clientIds, isPart, now),
    evidence.forMany(
      tx,
      clientIds.map((clientId) => ({ clientId, ...happened })),
    ),
  )
  await queueMailsOfNotice(tx, enqueue, queued, {
    urgency: notice.severity,
    noticeKind: notice.kind,
  })
  if (!paper) await enqueue(tx, noticePaperQueue, [{ noticeId: notice.id, clientIds }])
}

/** Who received it just now, in the order of their ids. */
async function receive(tx: Tx, noticeId: string, clientIds: string[], now: Instant) {
  const { rows } = await tx.execute<{ clientId: string }>(
    sql`select receive_notice(${noticeId}::uuid, ${now}::timestamptz, ${sql.param(clientIds)}::uuid[]) as "clientId" order by 1`,
  )
  return rows
}

type Published = {
  id: string
  author: string
  number: string
  kind: NoticeKind
  severity: Severity
  title: string
  body: string
}

async function published(tx: Tx, id: string): Promise<Published> {
  const [notice] = await tx.select().from(notices).where(eq(notices.id, id))
  if (!notice?.number) throw new Error('the notice is not published')
  return { ...notice, number: notice.number }
}

/** Who tells something; without an id it is the provider by its command line. */
export type Publisher =
  | { userId: string; name: string; side: 'provider' }
  | { name: string; side: 'provider' }

async function publisherOf(
  tx: Tx,
  userId: string | null,
  { author }: Published,
): Promise<Publisher> {
  if (userId === null) return { name: author, side: 'provider' }
  const [publisher] = await tx.select({ name: users.name }).from(users).where(eq(users.id, userId))
  if (!publisher) throw new Error('nobody published the notice')
  return { userId, name: publisher.name, side: 'provider' }
}

/** What the evidence log of a client says of a notice it received. */
const publicationOf = ({
  id,
  number,
  kind,
  severity,
  title,
  body,
}: Published): Pick<EvidenceEvent, 'type' | 'subject' | 'data'> => ({
  type: noticeMoves.publish.event,
  subject: { kind: 'notice', id, number },
  data: { kind, severity, titleSha256: sha256Hex(title), bodySha256: sha256Hex(body) },
})

import { evidenceMoves } from '@portal/domain/moves/evidence'
import type { Instant } from '@portal/domain/time'
import { and, eq, lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import { sha256, sha256Hex } from '../platform/crypto.ts'
import type { Connections, Tx } from '../platform/database/db.ts'
import type { Enqueue, Queue } from '../platform/database/jobs.ts'
import { asWorker } from '../platform/database/worker.ts'
import { headType, type RecordEvidence } from '../platform/evidence/evidence.ts'
import { evidenceHeads } from '../platform/evidence/evidence-table.ts'
import { openJws, type Signer } from '../platform/evidence/signing.ts'
import type { Stamp } from '../platform/stamps/stamp-answer.ts'
import type { Stamper } from '../platform/stamps/stamper.ts'
import { trustedKeys } from './keys.ts'
import { evidenceStamps, evidenceStampsDue } from './table.ts'

/** Logs that wait for a time stamp. Tried for about two days, then by the next night. */
export const stampQueue: Queue<{ clientId: string }> = {
  name: 'stamp',
  payload: z.object({ clientId: z.uuid() }),
  workers: 1,
  batch: 2,
  pollingIntervalSeconds: 5,
}

/** In the transaction of an event that its letter's seal could not be stamped: the log is, up to there, as soon as it can be. */
export const createPutOff =
  (enqueue: Enqueue) =>
  async (tx: Tx, clientId: string, sequence: number, now: Instant): Promise<void> => {
    const due = { clientId, sequence, what: 'letter', since: now } as const
    await tx.insert(evidenceStampsDue).values(due).onConflictDoNothing()
    await enqueue(tx, stampQueue, [{ clientId }])
  }

/** The day's heads wait for their stamps: of each log that has gone on since its last one, but for the line that says so. */
export async function putOffHeads(
  worker: Connections,
  enqueue: Enqueue,
  clientIds: readonly string[],
  now: Instant,
): Promise<void> {
  for (const clientId of clientIds)
    await asWorker(worker, clientId, async (tx) => {
      await tx.execute(sql`
        insert into evidence_stamps_due (client_id, sequence, what, since)
        select client_id, sequence, 'head', ${now} from evidence_heads h
         where client_id = ${clientId} and sequence > 0
           and exists (select from evidence_events e where e.client_id = h.client_id
                          and e.sequence > coalesce((select max(s.sequence) from evidence_stamps s where s.client_id = h.client_id), 0)
                          and e.type <> ${evidenceMoves.stamp.event})
           and not exists (select from evidence_stamps_due d where d.client_id = h.client_id and d.what = 'head')`)
      if (await isDue(tx, clientId)) await enqueue(tx, stampQueue, [{ clientId }])
    })
}

async function isDue(tx: Tx, clientId: string): Promise<boolean> {
  const due = await tx
    .select({ sequence: evidenceStampsDue.sequence })
    .from(evidenceStampsDue)
    .where(eq(evidenceStampsDue.clientId, clientId))
    .limit(1)
  return due.length > 0
}

export type StampDeps = {
  worker: Connections
  signer: Signer
  /** Null: nobody is asked for time stamps any more. */
  stamper: Stamper | null
  evidence: RecordEvidence
  clock: () => Instant
}

/** Gets the stamp that a log waits for, over its head as it stands now. Rejects where no authority gives one. */
export async function stampHead(
  deps: StampDeps,
  { clientId }: { clientId: string },
): Promise<void> {
  const { worker, signer, stamper, evidence, clock } = deps
  if (!stamper) return
  const head = await asWorker(worker, clientId, async (tx) => {
    // One statement, one moment: what is due and the head it waits for are of the same one.
    const due = sql`exists (select from evidence_stamps_due d where d.client_id = ${clientId})`
    const [found] = await tx
      .select({ sequence: evidenceHeads.sequence, signed: evidenceHeads.signed })
      .from(evidenceHeads)
      .where(and(eq(evidenceHeads.clientId, clientId), due))
    return found ? { ...found, keys: await trustedKeys(tx, signer) } : null
  })
  if (!head) return
  const { sequence, signed } = head
  if (signed === null || openJws(signed, headType, head.keys) === null)
    throw new Error('the head of an evidence log is not what the portal signed')
  const stamp = await stamper.stamp(sha256(signed))
  await asWorker(worker, clientId, async (tx) => {
    await keep(tx, evidence, { clientId, sequence, head: signed, now: clock() }, stamp)
    const covered = lte(evidenceStampsDue.sequence, sequence)
    await tx.delete(evidenceStampsDue).where(and(eq(evidenceStampsDue.clientId, clientId), covered))
  })
}

type Stamped = { clientId: string; sequence: number; head: string; now: Instant }

/** Of two processes that had it stamped the second keeps nothing. */
async function keep(
  tx: Tx,
  evidence: RecordEvidence,
  { clientId, sequence, head, now }: Stamped,
  { token, at, authority, certificateSha256 }: Stamp,
): Promise<void> {
  const kept = await tx
    .insert(evidenceStamps)
    .values({ clientId, sequence, head, token, at, authority })
    .onConflictDoNothing()
    .returning({ sequence: evidenceStamps.sequence })
  if (kept.length === 0) return
  const hashes = { headSha256: sha256Hex(head), tokenSha256: sha256Hex(token) }
  await evidence(tx, {
    clientId,
    at: now,
    type: evidenceMoves.stamp.event,
    subject: { kind: 'log', id: clientId, number: null },
    data: { sequence, ...hashes, stampedAt: at, authority, certificateSha256 },
    personal: null,
  })
}

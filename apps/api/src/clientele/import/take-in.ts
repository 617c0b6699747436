import type { ImportResult } from '@portal/domain/clients/import'
import { clientMoves } from '@portal/domain/moves/client'
import type { Instant } from '@portal/domain/time'
import { eq, sql } from 'drizzle-orm'
import { stillWorks } from '../../accounts/set-in-motion.ts'
import type { Connections, Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Worker } from '../../platform/database/jobs.ts'
import type { EvidenceEvent, RecordEvidence } from '../../platform/evidence/evidence.ts'
import { clientImports } from '../table.ts'
import { compare, type Compared, isDifferent } from './compare.ts'

const atATime = 100
const mostNamed = 100

type Deps = { worker: Connections; evidence: RecordEvidence; clock: () => Instant }
type Import = typeof clientImports.$inferSelect

/**
 * Takes a file in: all of it in one transaction, so that a process that dies leaves nothing half done, and whoever takes it up
 * again begins anew. One file at a time. What became of its lines meanwhile is asked again; how far it is, is told beside the transaction.
 */
export const createTakingIn =
  ({ worker, evidence, clock }: Deps): Worker<{ importId: string }> =>
  async ({ importId }, { last }) => {
    const tell = (change: Partial<Import>) =>
      worker.transaction(null, async (tx) => {
        await tx.update(clientImports).set(change).where(eq(clientImports.id, importId))
      })
    try {
      await worker.transaction(null, async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('client imports', 0))`)
        const [row] = await tx.select().from(clientImports).where(eq(clientImports.id, importId))
        if (!row?.rows || row.endedAt) return undefined
        const now = clock()
        if (!(await stillWorks(tx, row.createdBy))) return end(tx, importId, null, now)
        await tell({ status: 'running', taken: 0 })
        const result = await takeIn({ tx, evidence, now }, row, (taken) => tell({ taken }))
        return end(tx, importId, { result, lines: row.lines }, now)
      })
    } catch (error) {
      if (last) await worker.transaction(null, (tx) => end(tx, importId, null, clock()))
      throw error
    }
  }

const end = async (
  tx: Tx,
  id: string,
  done: { result: ImportResult; lines: number } | null,
  now: Instant,
) => {
  const outcome = done
    ? { status: 'done' as const, result: done.result, taken: done.lines }
    : { status: 'failed' as const }
  await tx
    .update(clientImports)
    .set({ ...outcome, rows: null, endedAt: now })
    .where(eq(clientImports.id, id))
}

type Taking = { tx: Tx; evidence: RecordEvidence; now: Instant }

async function takeIn(
  taking: Taking,
  { rows, onDifference, createdBy, byName }: Import,
  tell: (taken: number) => Promise<void>,
): Promise<ImportResult> {
  const compared = await compare(taking.tx, rows ?? [], () => {
    throw new Error('a line of an import means another client than before')
  })
  const wanted = compared.filter(
    (each) => !each.known || (isDifferent(each) && onDifference === 'update'),
  )
  const differing = compared.filter(isDifferent).length
  const created = wanted.filter(({ known }) => !known).length
  const result: ImportResult = {
    created,
    updated: wanted.length - created,
    skipped: onDifference === 'skip' ? differing : 0,
    unchanged: compared.length - created - differing,
    taken: [],
  }
  const beside = compared.length - wanted.length
  for (let at = 0; at < wanted.length; at += atATime) {
    const written = wanted
      .slice(at, at + atATime)
      .map((each) => writtenOf(each, createdBy, byName, taking.now))
    await write(taking, written, { userId: createdBy, name: byName, side: 'provider' })
    for (const { id, number, name, line, is_new: isNew } of written)
      if (result.taken.length < mostNamed)
        result.taken.push({ id, number, name, line, what: isNew ? 'created' : 'updated' })
    await tell(beside + at + written.length)
  }
  return result
}

/** A row as `write_clients` takes it. */
function writtenOf(
  { row, known, said, changes }: Compared,
  userId: string,
  name: string,
  now: Instant,
) {
  const { legalForm, ...rest } = said
  return {
    ...rest,
    line: row.line,
    note: row.note,
    legal_form: legalForm,
    id: known?.id ?? newId(),
    is_new: !known,
    version: (known?.version ?? 0) + 1,
    at: now,
    by_user: userId,
    by_name: name,
    changes,
  }
}

async function write(
  { tx, evidence, now }: Taking,
  rows: ReturnType<typeof writtenOf>[],
  personal: EvidenceEvent['personal'],
) {
  await tx.execute(sql`select write_clients(${JSON.stringify(rows)}::json)`)
  await evidence.forMany(
    tx,
    rows.map(({ id, version, is_new: isNew, changes }) => ({
      clientId: id,
      at: now,
      type: (isNew ? clientMoves.create : clientMoves.change).event,
      subject: { kind: 'client', id, number: null },
      data: { version, fields: changes.map(({ field }) => field) },
      personal,
    })),
  )
}

import type { Instant } from '@portal/domain/time'
import { evidenceMoves } from '@portal/domain/moves/evidence'
import { sql } from 'drizzle-orm'
import type { Connections } from '../platform/database/db.ts'
import { asWorker } from '../platform/database/worker.ts'
import type { RecordEvidence } from '../platform/evidence/evidence.ts'
import { takesLines } from '../platform/evidence/taking-lines.ts'
import { takeLateRows } from '../platform/evidence/late-rows.ts'

/**
 * Writes a line for the rows that could wait for one, and for what stood in the database before its log had rows: up to a
 * thousand a line. Resolves to how many.
 */
export async function keepLateRows(
  worker: Connections,
  evidence: RecordEvidence,
  clock: () => Instant,
): Promise<number> {
  const { rows: owners } = await worker.transaction(null, (tx) =>
    tx.execute<{ id: string }>(sql`select clients_with_late_rows() as id`),
  )
  let kept = 0
  for (const { id: clientId } of owners) {
    let taken = -1
    while (taken !== 0) {
      taken = await asWorker(worker, clientId, async (tx) => {
        // A log that was changed may take no line any more; the night says so.
        if (!(await takesLines(tx, clientId))) return 0
        const rows = await takeLateRows(tx, clientId, null)
        if (rows > 0)
          await evidence(tx, {
            clientId,
            at: clock(),
            type: evidenceMoves.keep.event,
            subject: { kind: 'log', id: clientId, number: null },
            data: {},
            personal: null,
          })
        return rows
      })
      kept += taken
    }
  }
  return kept
}

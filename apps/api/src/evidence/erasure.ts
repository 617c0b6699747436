import { evidenceMoves } from '@portal/domain/moves/evidence'
import type { Instant } from '@portal/domain/time'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import type { RecordEvidence } from '../platform/evidence/evidence.ts'
import { evidencePersonal } from '../platform/evidence/evidence-table.ts'

/**
 * Erases what these lines of a client's log say of people (§9, §16), with a line that says so: what is gone without one is
 * missed. As `portal_worker`. Resolves to how many there were.
 */
export async function erasePersonal(
  { tx, evidence, now }: { tx: Tx; evidence: RecordEvidence; now: Instant },
  clientId: string,
  sequences: readonly number[],
): Promise<number> {
  const gone = await tx
    .delete(evidencePersonal)
    .where(
      and(
        eq(evidencePersonal.clientId, clientId),
        inArray(evidencePersonal.sequence, [...sequences]),
      ),
    )
    .returning({ sequence: evidencePersonal.sequence })
  if (gone.length === 0) return 0
  await evidence(tx, {
    clientId,
    at: now,
    type: evidenceMoves.erase.event,
    subject: { kind: 'log', id: clientId, number: null },
    data: { sequences: gone.map(({ sequence }) => sequence).toSorted((a, b) => a - b) },
    personal: null,
  })
  return gone.length
}

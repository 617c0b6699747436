import { canonicalJson } from '@portal/domain/canonical-json'
import { AppError } from '@portal/domain/fault'
import { and, eq, getTableColumns } from 'drizzle-orm'
import { sha256Hex } from '../../platform/crypto.ts'
import type { Reader, Tx } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { isDoubtful } from '../../platform/evidence/doubt.ts'
import { germanTime } from '../../platform/papers/german.ts'
import { instructionConcerns } from '../table.ts'
import { aboutInstruction, assertAsRecorded } from './about.ts'

type ConcernOf = { instructionId: string; sequence: number }

/**
 * What the concern about an instruction says (§10.2), as it was raised. `record` is what was written: its SHA-256 stands in the
 * evidence log. Who read it first comes later, and is not part of it.
 */
export async function concernPaper(tx: Tx, { instructionId, sequence }: ConcernOf) {
  const [row] = await concernAt(tx, { instructionId, sequence })
  if (!row) throw new AppError({ code: 'not-found', entity: 'concern' })
  const { norm, reasoning, suspended, continues, askedOfClient, byName, sentAt } = row
  const said = await aboutInstruction(tx, instructionId, sentAt)
  const written = { norm, reasoning, suspended, continues, askedOfClient }
  const record = canonicalJson(written)
  const sent = { by: byName, sentAt: germanTime(sentAt), sentAtUtc: sentAt }
  const proof = { record, recordSha256: sha256Hex(record) }
  return {
    template: 'instructions/papers/concern.typ' as const,
    reason: `Bedenken zur Weisung ${said.number}`,
    data: (isStamped: boolean) => ({ ...said, ...written, ...sent, ...proof, sequence, isStamped }),
  }
}

const concernAt = prepared<ConcernOf>()((db, { instructionId, sequence }) =>
  db
    .select({
      ...getTableColumns(instructionConcerns),
      isDoubtful: isDoubtful(instructionConcerns.clientId, instructionConcerns.instructionId),
    })
    .from(instructionConcerns)
    .where(
      and(
        eq(instructionConcerns.instructionId, instructionId),
        eq(instructionConcerns.sequence, sequence),
      ),
    ),
)

/** Whose concern it is. Throws `not-found` where this session sees none, and as `assertAsRecorded` does. */
export async function ownerOfConcern(tx: Reader, of: ConcernOf): Promise<string> {
  const [row] = await concernAt(tx, of)
  if (!row) throw new AppError({ code: 'not-found', entity: 'concern' })
  assertAsRecorded(row)
  return row.clientId
}

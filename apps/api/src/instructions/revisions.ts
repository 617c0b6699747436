import type { InstructionRevision } from '@portal/domain/instructions/acts'
import type { Instant } from '@portal/domain/time'
import { asc, eq } from 'drizzle-orm'
import { sha256Hex } from '../platform/crypto.ts'
import type { Reader, Tx } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import type { Row } from './moves.ts'
import { instructionRevisions } from './table.ts'

type Wording = InstructionRevision['content']

/** What an instruction orders, without what became of it. */
export const wordingOf = (row: Wording): Wording => ({
  kind: row.kind,
  title: row.title,
  text: row.text,
  systems: row.systems,
  dataCategories: row.dataCategories,
  dataSubjects: row.dataSubjects,
  wishedDate: row.wishedDate,
  urgency: row.urgency,
  urgencyReason: row.urgencyReason,
  validFrom: row.validFrom,
  validUntil: row.validUntil,
  details: row.details,
})

/** Keeps a wording from now on; it never changes again. One that was entered stays so when somebody confirms it. */
export async function keepRevision(tx: Tx, row: Row, now: Instant): Promise<void> {
  const { givenBy, countersignedBy, oral, proposer } = row
  await tx
    .insert(instructionRevisions)
    .values({
      clientId: row.clientId,
      instructionId: row.id,
      revision: row.revision,
      content: wordingOf(row),
      textSha256: sha256Hex(row.text),
      givenBy,
      countersignedBy,
      enteredBy: givenBy ? null : (oral?.recordedBy ?? proposer?.name ?? null),
      at: now,
    })
    .onConflictDoNothing()
}

const revisionsOf = prepared<{ id: string }>()((db, { id }) =>
  db
    .select({
      revision: instructionRevisions.revision,
      at: instructionRevisions.at,
      textSha256: instructionRevisions.textSha256,
      givenBy: instructionRevisions.givenBy,
      enteredBy: instructionRevisions.enteredBy,
      countersignedBy: instructionRevisions.countersignedBy,
      content: instructionRevisions.content,
    })
    .from(instructionRevisions)
    .where(eq(instructionRevisions.instructionId, id))
    .orderBy(asc(instructionRevisions.revision)),
)

/** Every wording that was ever in force, the first one first. */
export const listRevisions = (tx: Reader, id: string): Promise<InstructionRevision[]> =>
  revisionsOf(tx, { id })

import { AppError, type Issue } from '@portal/domain/fault'
import { tomMoves } from '@portal/domain/moves/document'
import type { Instant } from '@portal/domain/time'
import type { DraftMeasure, TomVersionDetail } from '@portal/domain/toms/contract'
import { eq, sql } from 'drizzle-orm'
import { clients } from '../clients/table.ts'
import type { Reader, Tx } from '../platform/database/db.ts'
import { personalOf, type RecordEvidence } from '../platform/evidence/evidence.ts'
import type { Actor } from '../platform/http/actor.ts'
import { lockTomDraft } from './drafting.ts'
import { getTomVersion, listTomVersions } from './service.ts'
import { tomDrafts, tomMeasures, tomVersions } from './table.ts'

type Publishing = { tx: Tx & Reader; actor: Actor; evidence: RecordEvidence; now: Instant }

/**
 * Makes the draft a version: frozen from then on, and in the log of every client there is. Throws `conflict` while another one
 * is published, `invalid` with all that is missing.
 */
export async function publishToms(
  { tx, actor, evidence, now }: Publishing,
  number: number,
  seen: number | null,
): Promise<TomVersionDetail> {
  const draft = await lockTomDraft(tx, number, seen)
  if ((await listTomVersions(tx)).length > 0)
    throw new AppError({ code: 'conflict', rule: 'tom-in-force' })
  const { validFrom, author, changeReason, levelStatement, measures } = draft
  const missing = missingIn(draft)
  if (missing.length > 0 || validFrom === null)
    throw new AppError({ code: 'invalid', issues: missing })
  await tx
    .insert(tomVersions)
    .values({ version: number, validFrom, author, changeReason, levelStatement, publishedAt: now })
  await tx
    .insert(tomMeasures)
    .values(
      measures.filter(hasHeading).map((each, position) => ({ ...each, version: number, position })),
    )
  await tx.delete(tomDrafts).where(eq(tomDrafts.number, number))
  // The measures are written; the lines hold them.
  await tx.execute(sql`set constraints in_log immediate`)
  await recordInLogs(tx, evidence, {
    at: now,
    type: tomMoves.publish.event,
    subject: { kind: 'toms', id: String(number), number: String(number) },
    data: { version: number, measures: measures.length },
    personal: personalOf(actor),
  })
  return getTomVersion(tx, number)
}

type Placed = DraftMeasure & { heading: NonNullable<DraftMeasure['heading']> }
const hasHeading = (measure: DraftMeasure): measure is Placed => measure.heading !== null

type Draft = Pick<TomVersionDetail, 'author' | 'changeReason' | 'levelStatement'> & {
  validFrom: string | null
  measures: DraftMeasure[]
}

const lacks = (path: string): Issue => ({ path, code: 'too-small', message: 'is missing' })

/** What keeps a draft from being published, all of it. */
function missingIn(draft: Draft): Issue[] {
  return [
    ...(draft.validFrom === null ? [lacks('/validFrom')] : []),
    ...(['author', 'changeReason', 'levelStatement'] as const)
      .filter((name) => draft[name].trim() === '')
      .map((name) => lacks(`/${name}`)),
    ...(draft.measures.length === 0 ? [lacks('/measures')] : []),
    ...draft.measures.flatMap(({ heading }, at) =>
      heading === null ? [lacks(`/measures/${at}/heading`)] : [],
    ),
  ]
}

const atATime = 100

/** A line in each log, so many at a time: others have their turn between. */
async function recordInLogs(
  tx: Tx,
  evidence: RecordEvidence,
  event: Omit<Parameters<RecordEvidence>[1], 'clientId'>,
) {
  const rows = await tx.select({ id: clients.id }).from(clients).orderBy(clients.id)
  for (let from = 0; from < rows.length; from += atATime)
    await evidence.forMany(
      tx,
      rows.slice(from, from + atATime).map(({ id }) => ({ clientId: id, ...event })),
    )
}

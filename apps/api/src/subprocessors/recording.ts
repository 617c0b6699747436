import { AppError, type Issue, invalid } from '@portal/domain/fault'
import type {
  ChangeSubprocessor,
  RecordSubprocessor,
  Subprocessor,
  SubprocessorDetails,
} from '@portal/domain/subprocessors/contract'
import { flawsOf, isMereProof, isSame } from '@portal/domain/subprocessors/rules'
import { type CalendarDate, dateAt, type Instant } from '@portal/domain/time'
import { and, count, eq } from 'drizzle-orm'
import { definedOf } from '../platform/defined.ts'
import type { Reader, Tx } from '../platform/database/db.ts'
import { isAny } from '../platform/database/lists.ts'
import { newId } from '../platform/database/ids.ts'
import type { Actor } from '../platform/http/actor.ts'
import { lockEntry } from './lock.ts'
import { entriesOn, getSubprocessor, listSubprocessorVersions } from './reading.ts'
import { engagements, subprocessorFiles, subprocessors, subprocessorVersions } from './table.ts'

/** So many stand in the register at most. */
const most = 500
/** So many records has an entry at most. */
const mostRecords = 200

/** Puts a subprocessor into the register; it works for nobody until an agreement names it. Throws `invalid` with all that is wrong. */
export async function recordSubprocessor(
  tx: Tx & Reader,
  actor: Actor,
  { validFrom, activeFrom: said, ...input }: RecordSubprocessor,
  now: Instant,
): Promise<Subprocessor> {
  const id = newId()
  const activeFrom = said ?? dateAt(now)
  const details = { ...input, activeFrom }
  const from = validFrom ?? activeFrom
  await assertConsistent(tx, id, details, from)
  const [kept] = await tx.select({ entries: count() }).from(subprocessors)
  if (kept && kept.entries >= most)
    throw invalid('', 'too-many', `the register holds ${most} at most`)
  await tx.insert(subprocessors).values({ id })
  await keep(tx, actor, id, { sequence: 1, validFrom: from, details }, now)
  return getSubprocessor(tx, id, now)
}

/**
 * Records what is different from a day on, or, with `corrects`, what should have been recorded: each is a new record. Once it
 * works for a client, only proof may come (`isMereProof`): all else is announced before. Throws `stale`, `invalid` with all that
 * is wrong, `conflict` where nothing is different or it is to be announced.
 */
export async function changeSubprocessor(
  tx: Tx & Reader,
  actor: Actor,
  id: string,
  { validFrom, corrects, reason, ...given }: ChangeSubprocessor,
  seen: number | null,
  now: Instant,
): Promise<Subprocessor> {
  const entry = await lockEntry(tx, id, seen)
  const records = await listSubprocessorVersions(tx, id)
  const base = baseOf(records, corrects)
  const before = detailsOf(base)
  const after: SubprocessorDetails = { ...before, ...definedOf(given) }
  const from = validFrom ?? (corrects === undefined ? dateAt(now) : base.validFrom)
  if (isSame(before, after) && (corrects === undefined || from === base.validFrom))
    throw new AppError({ code: 'conflict', rule: 'nothing-changed' })
  if (!(corrects === undefined && isMereProof(before, after)) && (await worksForSomebody(tx, id)))
    throw new AppError({ code: 'conflict', rule: 'to-be-announced' })
  if (corrects !== undefined && reason === undefined)
    throw invalid('/reason', 'required', 'says what was wrong')
  if (corrects === undefined && from < base.validFrom)
    throw invalid('/validFrom', 'before-newest', `the newest record holds from ${base.validFrom}`)
  if (records.length >= mostRecords) throw invalid('', 'too-many', 'has too many records')
  await assertConsistent(tx, id, after, from)
  const sequence = Math.max(...records.map((each) => each.sequence)) + 1
  const record = { sequence, validFrom: from, details: after, supersedes: corrects, reason }
  await keep(tx, actor, id, record, now)
  await tx
    .update(subprocessors)
    .set({ version: entry.version + 1 })
    .where(eq(subprocessors.id, id))
  return getSubprocessor(tx, id, now)
}

type Records = Awaited<ReturnType<typeof listSubprocessorVersions>>

/** What is changed: the newest record that holds, or the one that was wrong. */
function baseOf(records: Records, corrects: number | undefined): Records[number] {
  const holding = records.filter(({ supersededBy }) => supersededBy === null)
  if (corrects !== undefined) {
    const wrong = holding.find(({ sequence }) => sequence === corrects)
    if (!wrong) throw invalid('/corrects', 'unknown', 'is no record that holds')
    return wrong
  }
  return holding.reduce((one, other) => (isBehind(one, other) ? one : other))
}
const isBehind = (one: Records[number], other: Records[number]) =>
  one.validFrom === other.validFrom
    ? one.sequence > other.sequence
    : one.validFrom > other.validFrom

const detailsOf = ({
  country: _,
  sequence: __,
  validFrom: ___,
  supersedes: ____,
  supersededBy: _____,
  reason: ______,
  recordedAt: _______,
  recordedByName: ________,
  ...details
}: Records[number]): SubprocessorDetails => details

async function worksForSomebody(tx: Tx, id: string): Promise<boolean> {
  const [one] = await tx
    .select({ id: engagements.clientId })
    .from(engagements)
    .where(eq(engagements.subprocessorId, id))
    .limit(1)
  return one !== undefined
}

/** Throws `invalid` with all that contradicts itself or the rest of the register. */
async function assertConsistent(
  tx: Tx & Reader,
  id: string,
  details: SubprocessorDetails,
  on: CalendarDate,
) {
  const issues: Issue[] = [
    ...flawsOf(details),
    ...(await flawsOfParent(tx, id, details.parentId, on)),
    ...(await flawsOfFiles(tx, id, details.certificates)),
  ]
  if (issues.length > 0) throw new AppError({ code: 'invalid', issues })
}

async function flawsOfParent(
  tx: Reader,
  id: string,
  parentId: string | null,
  on: CalendarDate,
): Promise<Issue[]> {
  if (parentId === null) return []
  const path = '/parentId'
  const register = await entriesOn(tx, on)
  if (!register.some((entry) => entry.id === parentId))
    return [{ path, code: 'unknown', message: 'stands in no register' }]
  const below = idsBelow(register, id)
  return below.has(parentId)
    ? [{ path, code: 'circle', message: 'is its own, or one of its own has it' }]
    : []
}

function idsBelow(register: { id: string; parentId: string | null }[], id: string): Set<string> {
  const below = new Set([id])
  for (let size = 0; size < below.size;) {
    size = below.size
    for (const entry of register)
      if (entry.parentId !== null && below.has(entry.parentId)) below.add(entry.id)
  }
  return below
}

async function flawsOfFiles(
  tx: Tx,
  id: string,
  certificates: SubprocessorDetails['certificates'],
): Promise<Issue[]> {
  const wanted = certificates.flatMap(({ fileId }) => fileId ?? [])
  if (wanted.length === 0) return []
  const rows = await tx
    .select({ id: subprocessorFiles.id })
    .from(subprocessorFiles)
    .where(and(eq(subprocessorFiles.subprocessorId, id), isAny(subprocessorFiles.id, wanted)))
  const known = new Set(rows.map((row) => row.id))
  return certificates.flatMap(({ fileId }, at) =>
    fileId === null || known.has(fileId)
      ? []
      : [{ path: `/certificates/${at}/fileId`, code: 'unknown', message: 'is no file of it' }],
  )
}

type NewRecord = {
  sequence: number
  validFrom: CalendarDate
  details: SubprocessorDetails
  supersedes?: number | undefined
  reason?: string | undefined
}

async function keep(tx: Tx, actor: Actor, id: string, record: NewRecord, now: Instant) {
  const { details, sequence, validFrom, supersedes = null, reason = null } = record
  await tx.insert(subprocessorVersions).values({
    ...details,
    country: details.address.country,
    subprocessorId: id,
    sequence,
    validFrom,
    supersedes,
    reason,
    recordedAt: now,
    recordedByName: actor.name,
  })
}

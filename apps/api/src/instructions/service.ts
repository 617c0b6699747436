import { AppError } from '@portal/domain/fault'
import type {
  ExecuteInstruction,
  GivenBy,
  Instruction,
  SubmitInstruction,
} from '@portal/domain/instructions/contract'
import { type MoveType, type State, transition } from '@portal/domain/instructions/machine'
import type { Instant } from '@portal/domain/time'
import { count, eq } from 'drizzle-orm'
import { type Factors, requireSecondFactor } from '../accounts/second-factor.ts'
import type { Whereabouts } from '../accounts/service.ts'
import { holdAuthority } from '../people/service.ts'
import { sha256Hex } from '../platform/crypto.ts'
import type { Tx } from '../platform/db.ts'
import type { Enqueue } from '../platform/jobs.ts'
import { nextNumber } from '../platform/numbers.ts'
import { queueMailsToMembers, queueMailsToStaff } from '../platform/outbox.ts'
import type { Actor } from '../platform/session.ts'
import { lockInstruction } from './drafting.ts'
import { mailFor } from './emails.ts'
import { getInstruction } from './reading.ts'
import { issueReceipt } from './receipts.ts'
import { executionReports, instructionEvents, instructions } from './table.ts'

type Row = Awaited<ReturnType<typeof lockInstruction>>
export type Acting = { tx: Tx; actor: Actor; enqueue: Enqueue; now: Instant; seen: number | null }
/** What judges a second factor, and where it is given from. */
export type Confirming = { factors: Factors; where: Whereabouts }

/**
 * The client gives the instruction (§8.3): frozen, numbered, with a receipt of its exact text. The second factor is
 * asked for last, so that no code is spent on an act that could not happen anyway, and the §9 entry is held before it.
 * Throws `stale` when the text is not the one that was reviewed.
 */
export async function submitInstruction(
  acting: Acting,
  { factors, where }: Confirming,
  id: string,
  { secondFactor, textSha256 }: SubmitInstruction,
): Promise<Instruction> {
  const { tx, actor, now } = acting
  const row = await lockInstruction(tx, id, acting.seen)
  if (textSha256 !== undefined && textSha256 !== sha256Hex(row.text)) {
    throw new AppError({ code: 'stale', entity: 'instruction' })
  }
  const state = transition(row, 'submit', now)
  const entry = await holdAuthority(tx, actor, now)
  const { authenticatedBy, proof } = await requireSecondFactor(
    factors,
    actor.userId,
    secondFactor,
    { act: 'instruction.submitted', subject: id, sha256: sha256Hex(row.text) },
    where,
    now,
  )
  const givenBy: GivenBy = {
    userId: actor.userId,
    name: actor.name,
    function: entry.function,
    authorisationId: entry.id,
    authorisedSince: entry.validFrom,
    authenticatedBy,
  }
  const number = await nextNumber(tx, 'W', now)
  await store(acting, row, state, 'submit', { number, givenBy })
  await issueReceipt(tx, actor, { ...row, number, givenBy }, proof, now)
  return getInstruction(tx, id)
}

/** A move of the provider that carries nothing of its own. */
export async function moveInstruction(
  acting: Acting,
  id: string,
  move: 'acknowledge' | 'start',
): Promise<Instruction> {
  const row = await lockInstruction(acting.tx, id, acting.seen)
  await store(acting, row, transition(row, move, acting.now), move)
  return getInstruction(acting.tx, id)
}

/** The provider reports how the instruction was carried out; the report is frozen. */
export async function executeInstruction(
  acting: Acting,
  id: string,
  report: ExecuteInstruction,
): Promise<Instruction> {
  const { tx, actor, now } = acting
  const row = await lockInstruction(tx, id, acting.seen)
  const state = transition(row, 'execute', now)
  await tx.insert(executionReports).values({
    clientId: row.clientId,
    instructionId: id,
    sequence: (await rowsOf(tx, executionReports, id)) + 1,
    ...report,
    byName: actor.name,
    at: now,
  })
  await store(acting, row, state, 'execute')
  return getInstruction(tx, id)
}

/** The provider does not carry the instruction out and says why. */
export async function declineInstruction(
  acting: Acting,
  id: string,
  reason: string,
): Promise<Instruction> {
  const row = await lockInstruction(acting.tx, id, acting.seen)
  await store(
    acting,
    row,
    transition(row, 'decline', acting.now),
    'decline',
    { declineReason: reason },
    reason,
  )
  return getInstruction(acting.tx, id)
}

/** State, event and mail of a move: all of it or none. */
async function store(
  { tx, actor, enqueue, now }: Acting,
  row: Row,
  { status, submittedAt, acknowledgedAt, startedAt, executedAt, declinedAt }: State,
  move: MoveType,
  fields: Partial<Row> = {},
  note: string | null = null,
) {
  const milestones = { status, submittedAt, acknowledgedAt, startedAt, executedAt, declinedAt }
  await tx
    .update(instructions)
    .set({ ...milestones, ...fields, version: row.version + 1, updatedAt: now })
    .where(eq(instructions.id, row.id))
  await tx.insert(instructionEvents).values({
    clientId: row.clientId,
    instructionId: row.id,
    sequence: (await rowsOf(tx, instructionEvents, row.id)) + 1,
    at: now,
    move,
    toStatus: status,
    userId: actor.userId,
    byName: actor.name,
    side: actor.holder.side,
    note,
  })
  const number = fields.number ?? row.number
  const mail = number ? mailFor(row.id, number, status) : null
  if (mail?.to === 'members') await queueMailsToMembers(tx, enqueue, row.clientId, mail.hint, now)
  if (mail?.to === 'staff') await queueMailsToStaff(tx, enqueue, row.clientId, mail.hint, now)
}

async function rowsOf(
  tx: Tx,
  table: typeof instructionEvents | typeof executionReports,
  id: string,
): Promise<number> {
  const [row] = await tx.select({ n: count() }).from(table).where(eq(table.instructionId, id))
  return row?.n ?? 0
}

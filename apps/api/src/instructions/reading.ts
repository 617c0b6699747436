import { AppError } from '@portal/domain/fault'
import type {
  Instruction,
  InstructionItem,
  InstructionQuery,
} from '@portal/domain/instructions/contract'
import { type Status, statusesOnTurnOf } from '@portal/domain/instructions/machine'
import { undoneStatuses } from '@portal/domain/instructions/overdue'
import { findPatientData } from '@portal/domain/instructions/patient-data'
import type { Page } from '@portal/domain/page'
import { dateAt, type Instant } from '@portal/domain/time'
import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { clients } from '../clients/table.ts'
import { sha256Hex } from '../platform/crypto.ts'
import type { Tx } from '../platform/database/db.ts'
import { afterDay, behind, toPage } from '../platform/http/pagination.ts'
import type { Actor } from '../platform/http/session.ts'
import {
  attachmentsOf,
  concernsOf,
  estimatesOf,
  eventsOf,
  executionsOf,
  messagesOf,
  notesOf,
  receiptsOf,
} from './reading-parts.ts'
import { isLike } from './search.ts'
import { instructions } from './table.ts'

const itemColumns = {
  id: instructions.id,
  clientId: instructions.clientId,
  clientName: clients.name,
  number: instructions.number,
  status: instructions.status,
  version: instructions.version,
  kind: instructions.kind,
  title: instructions.title,
  urgency: instructions.urgency,
  wishedDate: instructions.wishedDate,
  createdAt: instructions.createdAt,
  updatedAt: instructions.updatedAt,
  submittedAt: instructions.submittedAt,
  channel: instructions.channel,
  statusSince: instructions.statusSince,
  validFrom: instructions.validFrom,
  validUntil: instructions.validUntil,
}

/** The instructions this side may see: what moved last first, or by the day they are wished for. */
export async function listInstructions(
  tx: Tx,
  actor: Actor,
  { limit, cursor, sort, search, ...filter }: InstructionQuery,
  now: Instant,
): Promise<Page<InstructionItem>> {
  const byDay = sort === 'due'
  const rows = await tx
    .select({ ...itemColumns, due: instructions.dueOn })
    .from(instructions)
    .innerJoin(clients, eq(clients.id, instructions.clientId))
    .where(
      and(
        ...conditionsOf(filter, now),
        search === undefined ? undefined : await isLike(tx, actor, search),
        byDay
          ? afterDay(cursor, instructions.dueOn, instructions.id)
          : behind(cursor, instructions.updatedAt, instructions.id),
      ),
    )
    .orderBy(
      ...(byDay
        ? [asc(instructions.dueOn), asc(instructions.id)]
        : [desc(instructions.updatedAt), desc(instructions.id)]),
    )
    .limit(limit + 1)
  return toPage(
    rows,
    limit,
    ({ updatedAt, due, id }) => ({ by: byDay ? due : updatedAt, id }),
    ({ due: _, ...row }) => row,
  )
}

type Filter = Omit<InstructionQuery, 'limit' | 'cursor' | 'sort' | 'search'>

function conditionsOf(filter: Filter, now: Instant): (SQL | undefined)[] {
  const { status, kind, clientId, urgency, open, turn, overdue } = filter
  const { wishedDate, endedAt } = instructions
  // As `isOverdue` has it, asked of the database.
  const isLate = and(
    lt(wishedDate, dateAt(now)),
    inArray(instructions.status, undoneStatuses),
    isNull(endedAt),
  )
  return [
    status ? eq(instructions.status, status) : undefined,
    kind ? eq(instructions.kind, kind) : undefined,
    clientId ? eq(instructions.clientId, clientId) : undefined,
    urgency ? eq(instructions.urgency, urgency) : undefined,
    // The database knows no state that is ended without its time, and none with it that is not.
    open === undefined ? undefined : open ? isNull(endedAt) : isNotNull(endedAt),
    turn ? and(inArray(instructions.status, statusesOnTurnOf(turn)), isNull(endedAt)) : undefined,
    overdue === undefined ? undefined : overdue ? isLate : sql`not coalesce(${isLate}, false)`,
  ]
}

/** One instruction with all that happened to it. What awaits a second signature is the client's own affair. */
export async function getInstruction(tx: Tx, actor: Actor, id: string): Promise<Instruction> {
  const isProvider = actor.holder.side === 'provider'
  const [[row], events, executions, issued, concerns, estimates, ...papers] = await Promise.all([
    tx
      .select({
        ...itemColumns,
        text: instructions.text,
        systems: instructions.systems,
        dataCategories: instructions.dataCategories,
        dataSubjects: instructions.dataSubjects,
        urgencyReason: instructions.urgencyReason,
        details: instructions.details,
        revision: instructions.revision,
        oral: instructions.oral,
        presented: instructions.presented,
        draftedBy: instructions.draftedBy,
        givenBy: instructions.givenBy,
        countersignedBy: instructions.countersignedBy,
        acknowledgedAt: instructions.acknowledgedAt,
        startedAt: instructions.startedAt,
        executedAt: instructions.executedAt,
        endedAt: instructions.endedAt,
        endReason: instructions.endReason,
      })
      .from(instructions)
      .innerJoin(clients, eq(clients.id, instructions.clientId))
      .where(eq(instructions.id, id)),
    eventsOf(tx, id),
    executionsOf(tx, id),
    receiptsOf(tx, id),
    concernsOf(tx, id),
    estimatesOf(tx, id),
    attachmentsOf(tx, id),
    messagesOf(tx, id),
    isProvider ? notesOf(tx, id) : null,
  ])
  const [attachments, messages, notes] = papers
  if (!row) throw new AppError({ code: 'not-found', entity: 'instruction' })
  const { presented } = row
  return {
    ...row,
    presented:
      presented && !isProvider
        ? {
            move: presented.move,
            by: presented.givenBy.name,
            byId: presented.givenBy.userId,
            at: presented.at,
            sha256: presented.sha256,
            amendment: presented.amendment,
          }
        : null,
    textSha256: sha256Hex(row.text),
    // Why the second person did not sign stays among the client's people.
    events: isProvider
      ? events.map((event) => (event.move === 'send_back' ? { ...event, note: null } : event))
      : events,
    execution: executions.at(-1) ?? null,
    executions,
    receipt: issued[0] ?? null,
    receipts: issued,
    concerns,
    costEstimates: estimates,
    attachments,
    messages,
    notes,
    patientData: findPatientData(row.text),
  }
}

/** Where an instruction stands. Throws `not-found`. */
export async function statusOf(tx: Tx, id: string): Promise<Status> {
  const [row] = await tx
    .select({ status: instructions.status })
    .from(instructions)
    .where(eq(instructions.id, id))
  if (!row) throw new AppError({ code: 'not-found', entity: 'instruction' })
  return row.status
}

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
import { and, eq, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { clients } from '../clients/table.ts'
import { sha256Hex } from '../platform/crypto.ts'
import type { Tx } from '../platform/database/db.ts'
import { afterDay, behind, toPage, lastByDay, lastByTime } from '../platform/http/pagination.ts'
import type { Actor } from '../platform/http/actor.ts'
import { partsOf } from './reading-parts.ts'
import { foundBy, isCommon, isFound, lookedUntil } from './search.ts'
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

/**
 * The instructions this side may see: what moved last first, or by the day they are wished for. Where many have what is
 * searched for, but few of the next ones, a page has what was found so far, and the list goes on behind it.
 */
export async function listInstructions(
  tx: Tx,
  { limit, cursor, sort, search, ...filter }: InstructionQuery,
  now: Instant,
): Promise<Page<InstructionItem>> {
  const { id, dueOn, updatedAt } = instructions
  const byDay = sort === 'due'
  const list = {
    where: and(
      ...conditionsOf(filter, now),
      byDay ? afterDay(lastByDay(cursor), dueOn, id) : behind(lastByTime(cursor), updatedAt, id),
    ),
    by: byDay ? dueOn : updatedAt,
    order: byDay ? sql`${dueOn}, ${id}` : sql`${updatedAt} desc, ${id} desc`,
  }
  const columns = { ...itemColumns, by: list.by }
  const query =
    search === undefined
      ? tx.select({ ...columns, isCommon: sql<false>`false` })
      : tx.with(foundBy(tx, search)).select({ ...columns, isCommon })
  const rows = await query
    .from(instructions)
    .innerJoin(clients, eq(clients.id, instructions.clientId))
    .where(search === undefined ? list.where : and(list.where, isFound(search, list, limit + 1)))
    .orderBy(list.order)
    .limit(limit + 1)
  const page = toPage(
    rows,
    limit,
    (row) => row,
    ({ by: _, isCommon: __, ...row }) => row,
  )
  const isWhole = search === undefined || page.nextCursor !== null || rows[0]?.isCommon === false
  if (isWhole) return page
  return { ...page, nextCursor: await lookedUntil(tx, search, list) }
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
  const [[row], parts] = await Promise.all([
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
    partsOf(tx, actor.holder.side, id),
  ])
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
    ...parts,
    // Why the second person did not sign stays among the client's people.
    events: isProvider
      ? parts.events.map((event) => (event.move === 'send_back' ? { ...event, note: null } : event))
      : parts.events,
    execution: parts.executions.at(-1) ?? null,
    receipt: parts.receipts[0] ?? null,
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

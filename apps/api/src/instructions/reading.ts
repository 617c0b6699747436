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
import { type CalendarDate, dateAt, type Instant } from '@portal/domain/time'
import { and, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { clients } from '../clients/table.ts'
import { sha256Hex } from '../platform/crypto.ts'
import type { Tx } from '../platform/database/db.ts'
import { type Places, prepared } from '../platform/database/prepared.ts'
import {
  afterDay,
  behind,
  cursorAt,
  type Last,
  lastByDay,
  lastByTime,
  toPage,
} from '../platform/http/pagination.ts'
import type { Actor } from '../platform/http/actor.ts'
import { partsOf } from './reading-parts.ts'
import { foundBy, type InOrder, isCommon, isFound, lastLooked } from './search.ts'
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

type Values = Last &
  Pick<InstructionQuery, 'status' | 'kind' | 'clientId' | 'urgency' | 'search'> & {
    today: CalendarDate | undefined
    most: number
  }
/** What changes the text of the list's statement, and is no value in it. */
type Shape = Pick<InstructionQuery, 'sort' | 'open' | 'turn' | 'overdue'>

const listed = prepared<Values, Shape>()((db, places, shape) => {
  const { search, most } = places
  const list = listOf(places, shape)
  const columns = { ...itemColumns, by: list.by }
  const query =
    search === undefined
      ? db.select({ ...columns, isCommon: sql<false>`false` })
      : db.with(foundBy(db, search)).select({ ...columns, isCommon })
  return query
    .from(instructions)
    .innerJoin(clients, eq(clients.id, instructions.clientId))
    .where(search === undefined ? list.where : and(list.where, isFound(search, list, most)))
    .orderBy(list.order)
    .limit(most)
})
const lookedThrough = prepared<Values, Shape>()((db, places, shape) =>
  lastLooked(db, places.search, listOf(places, shape)),
)

function listOf(places: Places<Values>, shape: Shape): InOrder {
  const { id, dueOn, updatedAt } = instructions
  const byDay = shape.sort === 'due'
  return {
    where: and(
      ...conditionsOf(places, shape),
      byDay ? afterDay(places, dueOn, id) : behind(places, updatedAt, id),
    ),
    by: byDay ? dueOn : updatedAt,
    order: byDay ? sql`${dueOn}, ${id}` : sql`${updatedAt} desc, ${id} desc`,
  }
}

/**
 * The instructions this side may see: what moved last first, or by the day they are wished for. Where many have what is
 * searched for, but few of the next ones, a page has what was found so far, and the list goes on behind it.
 */
export async function listInstructions(
  tx: Tx,
  { limit, cursor, sort, search, open, turn, overdue, ...filter }: InstructionQuery,
  now: Instant,
): Promise<Page<InstructionItem>> {
  const today = overdue === undefined ? undefined : dateAt(now)
  const last = sort === 'due' ? lastByDay(cursor) : lastByTime(cursor)
  const values = { ...filter, search, today, most: limit + 1, ...last }
  const shape = { sort, open, turn, overdue }
  const rows = await listed(tx, values, shape)
  const page = toPage(
    rows,
    limit,
    (row) => row,
    ({ by: _, isCommon: __, ...row }) => row,
  )
  const isWhole = search === undefined || page.nextCursor !== null || rows[0]?.isCommon === false
  if (isWhole) return page
  const [furthest] = await lookedThrough(tx, values, shape)
  return { ...page, nextCursor: furthest ? cursorAt(furthest) : null }
}

function conditionsOf(
  { status, kind, clientId, urgency, today }: Places<Values>,
  { open, turn, overdue }: Shape,
): (SQL | undefined)[] {
  const { wishedDate, endedAt } = instructions
  // As `isOverdue` has it, asked of the database.
  const isLate = and(
    sql`${wishedDate} < ${today}`,
    inArray(instructions.status, undoneStatuses),
    isNull(endedAt),
  )
  return [
    status && eq(instructions.status, status),
    kind && eq(instructions.kind, kind),
    clientId && eq(instructions.clientId, clientId),
    urgency && eq(instructions.urgency, urgency),
    // The database knows no state that is ended without its time, and none with it that is not.
    open === undefined ? undefined : open ? isNull(endedAt) : isNotNull(endedAt),
    turn ? and(inArray(instructions.status, statusesOnTurnOf(turn)), isNull(endedAt)) : undefined,
    overdue === undefined ? undefined : overdue ? isLate : sql`not coalesce(${isLate}, false)`,
  ]
}

const oneInstruction = prepared<{ id: string }>()((db, { id }) =>
  db
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
)

/** One instruction with all that happened to it. What awaits a second signature is the client's own affair. */
export async function getInstruction(tx: Tx, actor: Actor, id: string): Promise<Instruction> {
  const isProvider = actor.holder.side === 'provider'
  const [[row], parts] = await Promise.all([
    oneInstruction(tx, { id }),
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

const statusIn = prepared<{ id: string }>()((db, { id }) =>
  db.select({ status: instructions.status }).from(instructions).where(eq(instructions.id, id)),
)

/** Where an instruction stands. Throws `not-found`. */
export async function statusOf(tx: Tx, id: string): Promise<Status> {
  const [row] = await statusIn(tx, { id })
  if (!row) throw new AppError({ code: 'not-found', entity: 'instruction' })
  return row.status
}

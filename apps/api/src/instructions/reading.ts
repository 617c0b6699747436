import { AppError } from '@portal/domain/fault'
import type {
  Instruction,
  InstructionItem,
  InstructionQuery,
} from '@portal/domain/instructions/contract'
import { endedStatuses, Status } from '@portal/domain/instructions/machine'
import { undoneStatuses } from '@portal/domain/instructions/overdue'
import { findPatientData } from '@portal/domain/instructions/patient-data'
import type { Page } from '@portal/domain/page'
import { type CalendarDate, dateAt, type Instant } from '@portal/domain/time'
import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { contestedOf } from '../agreements/service.ts'
import { clients } from '../clients/table.ts'
import { sha256Hex } from '../platform/crypto.ts'
import type { Reader } from '../platform/database/db.ts'
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
import { isDoubtful } from '../platform/evidence/doubt.ts'
import type { Actor } from '../platform/http/actor.ts'
import { partsOf } from './reading-parts.ts'
import {
  edgeOfSeries,
  firstNotLooked,
  foundBy,
  type InOrder,
  isFound,
  type Searched,
  ways,
} from './search.ts'
import { inStates } from './states.ts'
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
  // As `stateOf` has it of what was confirmed before it was kept by itself.
  confirmedAt:
    sql<Instant | null>`coalesce(${instructions.confirmedAt}, case when ${instructions.channel} <> 'portal'
    and ${instructions.givenBy} is not null then ${instructions.submittedAt} end)`.mapWith(
      instructions.confirmedAt,
    ),
  costsAskedAt: instructions.costsAskedAt,
  contestedAt: instructions.contestedAt,
  contestSettledAt: instructions.contestSettledAt,
  validFrom: instructions.validFrom,
  validUntil: instructions.validUntil,
  proposedBy: instructions.proposedBy,
  agreedAt: instructions.agreedAt,
}

type Values = Last &
  Pick<InstructionQuery, 'status' | 'kind' | 'clientId' | 'search'> & {
    today: CalendarDate | undefined
    most: number
  }
/** What changes the text of the list's statement: where an index knows a value, it stands there written out. */
type Shape = Pick<InstructionQuery, 'sort' | 'open' | 'turn' | 'overdue' | 'urgency'>

const listed = prepared<Values, Shape>()((db, places, shape) => {
  const list = listOf(places, shape)
  return db
    .select({ ...itemColumns, by: list.by })
    .from(instructions)
    .innerJoin(clients, eq(clients.id, instructions.clientId))
    .where(and(list.filter, list.behind))
    .orderBy(list.order)
    .limit(places.most)
})
const searched = prepared<Values, Shape>()((db, places, shape) => {
  const list = listOf(places, shape)
  const { search, most } = places
  return db
    .with(foundBy(db, searchedIn(places, shape)), edgeOfSeries(db, list))
    .select({ ...itemColumns, by: list.by, ...ways })
    .from(instructions)
    .innerJoin(clients, eq(clients.id, instructions.clientId))
    .where(and(list.filter, list.behind, isFound(search, list, most)))
    .orderBy(list.order)
    .limit(most)
})
const wayOf = prepared<Values, Shape>()((db, places, shape) => {
  const found = foundBy(db, searchedIn(places, shape))
  return db.with(found).select(ways).from(found)
})
const behindLooked = prepared<Values & { series: string[] | undefined }, Shape>()(
  (db, { series, ...places }, shape) => firstNotLooked(db, series, listOf(places, shape)),
)

const searchedIn = (
  { search, status, kind, clientId }: Places<Values>,
  { urgency }: Shape,
): Searched => ({
  search,
  status,
  kind,
  clientId,
  urgency: urgency && sql.raw(`'${urgency}'`),
})

function listOf(places: Places<Values>, shape: Shape): InOrder {
  const { id, dueOn, updatedAt } = instructions
  const byDay = shape.sort === 'due'
  const behindThat: InOrder['behindThat'] = (place) =>
    byDay ? afterDay(place, dueOn, id) : behind(place, updatedAt, id)
  return {
    filter: and(...conditionsOf(places, shape)),
    behind: byDay ? afterDay(places, dueOn, id) : behind(places, updatedAt, id),
    behindThat,
    by: byDay ? dueOn : updatedAt,
    order: byDay ? sql`${dueOn}, ${id}` : sql`${updatedAt} desc, ${id} desc`,
  }
}

// Next to a row in the order of the list, on the side it is read from.
const justBefore = {
  moved: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  due: '00000000-0000-0000-0000-000000000000',
}

/**
 * The instructions this side may see: what moved last first, or by the day they are wished for. Where many have what is
 * searched for, but few of the next ones, a page has what was found so far, and the list goes on behind it.
 */
export async function listInstructions(
  tx: Reader,
  query: InstructionQuery,
  now: Instant,
): Promise<Page<InstructionItem>> {
  if (statusesOf(query).length === 0) return { items: [], nextCursor: null }
  const { limit, cursor, sort, search, open, turn, overdue, urgency, ...filter } = query
  const today = overdue === undefined ? undefined : dateAt(now)
  const last = sort === 'due' ? lastByDay(cursor) : lastByTime(cursor)
  const values = { ...filter, search, today, most: limit + 1, ...last }
  const shape = { sort, open, turn, overdue, urgency }
  if (search === undefined)
    return toPage(
      await listed(tx, values, shape),
      limit,
      (row) => row,
      ({ by: _, ...row }) => row,
    )
  const rows = await searched(tx, values, shape)
  const page = toPage(
    rows,
    limit,
    (row) => row,
    ({ by: _, way: __, series: ___, ...row }) => row,
  )
  if (page.nextCursor !== null) return page
  const [left] = rows.length > 0 ? rows : await wayOf(tx, values, shape)
  if (!left || left.way === 'found') return page
  const series = left.way === 'series' ? (left.series ?? undefined) : undefined
  const [next] = await behindLooked(tx, { ...values, series }, shape)
  return { ...page, nextCursor: next ? cursorAt({ by: next.by, id: justBefore[sort] }) : null }
}

/** The states that all which is asked for leaves; none: nothing is like that, and nobody has to look. */
function statusesOf({ status, open, turn, overdue }: InstructionQuery): Status[] {
  return Status.options.filter(
    (each) =>
      (status ?? each) === each &&
      (open === undefined || endedStatuses.includes(each) !== open) &&
      (turn !== 'client' || !endedStatuses.includes(each)) &&
      (overdue !== true || undoneStatuses.includes(each)),
  )
}

function conditionsOf(
  { status, kind, clientId, today }: Places<Values>,
  { open, turn, overdue, urgency }: Shape,
): (SQL | undefined)[] {
  const { wishedDate, endedAt, waitsForClient, waitsForProvider } = instructions
  // As `isOverdue` has it, asked of the database.
  const isLate = and(sql`${wishedDate} < ${today}`, isOneOf(undoneStatuses), isNull(endedAt))
  return [
    status && eq(instructions.status, status),
    kind && eq(instructions.kind, kind),
    clientId && eq(instructions.clientId, clientId),
    urgency && sql`${instructions.urgency} = ${sql.raw(`'${urgency}'`)}`,
    // The database knows no state that is ended without its time, and none with it that is not.
    open === undefined ? undefined : open ? isNull(endedAt) : isNotNull(endedAt),
    turn && sql`${turn === 'client' ? waitsForClient : waitsForProvider}`,
    overdue === undefined ? undefined : overdue ? isLate : sql`not coalesce(${isLate}, false)`,
  ]
}

const isOneOf = (statuses: readonly Status[]): SQL =>
  sql`${instructions.status} ${sql.raw(inStates(statuses))}`

const oneInstruction = prepared<{ id: string }>()((db, { id }) =>
  db
    .select({
      ...itemColumns,
      contestedAgreement: contestedOf(instructions.clientId),
      isDoubtful: isDoubtful(instructions.clientId, instructions.id),
      text: instructions.text,
      systems: instructions.systems,
      dataCategories: instructions.dataCategories,
      dataSubjects: instructions.dataSubjects,
      urgencyReason: instructions.urgencyReason,
      details: instructions.details,
      revision: instructions.revision,
      oral: instructions.oral,
      recordedAt: instructions.recordedAt,
      emergencyReason: instructions.emergencyReason,
      presented: instructions.presented,
      draftedBy: instructions.draftedBy,
      givenBy: instructions.givenBy,
      countersignedBy: instructions.countersignedBy,
      proposer: instructions.proposer,
      agreedBy: instructions.agreedBy,
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
export async function getInstruction(tx: Reader, actor: Actor, id: string): Promise<Instruction> {
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
            remark: presented.remark ?? null,
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
export async function statusOf(tx: Reader, id: string): Promise<Status> {
  const [row] = await statusIn(tx, { id })
  if (!row) throw new AppError({ code: 'not-found', entity: 'instruction' })
  return row.status
}

import { AppError } from '@portal/domain/fault'
import type { Page, PageQuery } from '@portal/domain/page'
import type {
  InvitationRound,
  RoundLine,
  StartRound,
  WholeRound,
} from '@portal/domain/people/rounds'
import type { Instant } from '@portal/domain/time'
import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { clients } from '../../clients/table.ts'
import type { Reader, Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import { prepared } from '../../platform/database/prepared.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { behind, type Last, lastByTime, toPage } from '../../platform/http/pagination.ts'
import { candidates } from './candidates.ts'
import { roundQueue } from './round-queue.ts'
import { invitationRoundClients, invitationRounds } from './table.ts'

type Starting = { tx: Tx; actor: Actor; enqueue: Enqueue; now: Instant }

/** Says whom a round would invite, and of which clients nobody and why; nothing is kept of it. Throws `not-found`. */
export async function previewRound(
  { tx, actor, now }: Starting,
  input: StartRound,
): Promise<WholeRound> {
  const { lines, more } = await candidates(tx, input)
  return { ...told(lines, actor, now), id: null, status: 'preview', more, lines }
}

/** Begins a round, which the worker goes on with. Throws `not-found`, `conflict` (`nobody-to-invite`). */
export async function startRound(
  { tx, actor, enqueue, now }: Starting,
  input: StartRound,
): Promise<WholeRound> {
  const { lines } = await candidates(tx, input)
  const invited = lines.flatMap(({ clientId, contact }) => (contact ? [clientId] : []))
  if (invited.length === 0) throw new AppError({ code: 'conflict', rule: 'nobody-to-invite' })
  const id = newId()
  const beginning = told(lines, actor, now)
  const { by: byName, leftOut } = beginning
  const begun = { id, createdAt: now, createdBy: actor.userId, byName, locale: input.locale }
  await tx
    .insert(invitationRounds)
    .values({ ...begun, status: 'waiting', clientIds: invited, leftOut })
  await tx.insert(invitationRoundClients).values(
    lines.map(({ clientId, contact, leftOut: why }) => ({
      clientId,
      roundId: id,
      contact,
      leftOut: why,
    })),
  )
  await enqueue(tx, roundQueue, [{ roundId: id }])
  const left = lines.filter(({ contact }) => contact === null)
  return { ...beginning, id, status: 'waiting', more: false, lines: left }
}

function told(lines: RoundLine[], actor: Actor, now: Instant) {
  const toInvite = lines.filter(({ contact }) => contact !== null).length
  return {
    createdAt: now,
    by: actor.name,
    clients: toInvite,
    progress: 0,
    invited: 0,
    leftOut: lines.length - toInvite,
  }
}

const { id, createdAt } = invitationRounds
const columns = {
  id,
  createdAt,
  status: invitationRounds.status,
  by: invitationRounds.byName,
  clients: sql<number>`cardinality(${invitationRounds.clientIds})`,
  progress: invitationRounds.progress,
  invited: invitationRounds.invited,
  leftOut: invitationRounds.leftOut,
  more: sql<boolean>`false`,
}

const oneRound = prepared<{ id: string }>()((db, wanted) =>
  db.select(columns).from(invitationRounds).where(eq(id, wanted.id)),
)
const linesLeftOut = prepared<{ id: string }>()((db, wanted) =>
  db
    .select({
      clientId: clients.id,
      number: clients.number,
      clientName: clients.name,
      contact: sql<null>`null`,
      leftOut: invitationRoundClients.leftOut,
    })
    .from(invitationRoundClients)
    .innerJoin(clients, eq(clients.id, invitationRoundClients.clientId))
    .where(
      and(eq(invitationRoundClients.roundId, wanted.id), isNotNull(invitationRoundClients.leftOut)),
    )
    .orderBy(asc(clients.name), asc(clients.id)),
)

/** How far a round is, and of which clients nobody was invited. Throws `not-found`. */
export async function getRound(tx: Reader, roundId: string): Promise<WholeRound> {
  const [[round], lines] = await Promise.all([
    oneRound(tx, { id: roundId }),
    linesLeftOut(tx, { id: roundId }),
  ])
  if (!round) throw new AppError({ code: 'not-found', entity: 'invitation-round' })
  return { ...round, lines }
}

const roundPage = prepared<Last & { most: number }>()((db, { most, ...last }) =>
  db
    .select(columns)
    .from(invitationRounds)
    .where(behind(last, createdAt, id))
    .orderBy(desc(createdAt), desc(id))
    .limit(most),
)

/** Every round, the newest first. */
export async function listRounds(
  tx: Reader,
  { limit, cursor }: PageQuery,
): Promise<Page<InvitationRound>> {
  const rows = await roundPage(tx, { most: limit + 1, ...lastByTime(cursor) })
  return toPage(
    rows,
    limit,
    (row) => ({ by: row.createdAt, id: row.id }),
    (row) => row,
  )
}

import { AppError } from '@portal/domain/fault'
import { may } from '@portal/domain/access'
import type { Page, PageQuery } from '@portal/domain/page'
import type { FactorReset } from '@portal/domain/people/contract'
import { desc, eq, sql } from 'drizzle-orm'
import { factorResets, isUnderWay } from '../../accounts/link-table.ts'
import { memberships, users } from '../../accounts/table.ts'
import { clients } from '../../clients/table.ts'
import type { Reader, Tx } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { behindFirst, lastByFirst, toPage } from '../../platform/http/pagination.ts'
import type { Actor } from '../../platform/http/actor.ts'

type Row = typeof factorResets.$inferSelect
type Moments = Pick<Row, 'completedAt' | 'cancelledAt' | 'needsApproval' | 'approvedAt'>

export function resetStatusOf(row: Moments): FactorReset['status'] {
  if (row.completedAt) return 'completed'
  if (row.cancelledAt) return 'cancelled'
  return row.needsApproval && !row.approvedAt ? 'awaiting_approval' : 'link_sent'
}

const theirClients = sql<FactorReset['clients']>`(
  select coalesce(json_agg(json_build_object('id', ${clients.id}, 'name', ${clients.name}) order by ${clients.name}, ${clients.id}), '[]')
    from ${clients}
   where ${clients.id} = any(case when ${factorResets.viaClientId} is null
     then array(select ${memberships.clientId} from ${memberships} where ${memberships.userId} = ${factorResets.userId})
     else array[${factorResets.viaClientId}] end))`

const select = (db: Tx) =>
  db
    .select({
      reset: factorResets,
      userName: users.name,
      userEmail: users.email,
      side: users.side,
      clients: theirClients,
      open: isUnderWay,
    })
    .from(factorResets)
    .innerJoin(users, eq(users.id, factorResets.userId))

const resetPage = prepared<ReturnType<typeof lastByFirst> & { most: number }>()(
  (db, { most, ...last }) =>
    select(db)
      .where(behindFirst(last, isUnderWay, factorResets.startedAt, factorResets.id))
      .orderBy(desc(isUnderWay), desc(factorResets.startedAt), desc(factorResets.id))
      .limit(most),
)
const oneReset = prepared<{ id: string }>()((db, { id }) =>
  select(db).where(eq(factorResets.id, id)),
)

type Selected = { reset: Row } & Pick<FactorReset, 'userName' | 'userEmail' | 'side' | 'clients'>

function toReset(
  actor: Actor,
  { reset, userName, userEmail, side, clients: whose }: Selected,
): FactorReset {
  const status = resetStatusOf(reset)
  const second = actor.userId !== reset.startedBy && actor.userId !== reset.userId
  return {
    id: reset.id,
    userId: reset.userId,
    userName,
    userEmail,
    side,
    clients: whose,
    identityCheck: { method: reset.method, note: reset.note },
    status,
    startedBy: reset.startedByName,
    startedAt: reset.startedAt,
    approvedBy: reset.approvedByName,
    approvedAt: reset.approvedAt,
    endedWith: reset.endedWith,
    mayApprove: status === 'awaiting_approval' && second && may(actor.holder, 'people.manage'),
  }
}

/** Resets of second factors: those under way first, then the newest. */
export async function listFactorResets(
  tx: Reader,
  actor: Actor,
  { limit, cursor }: PageQuery,
): Promise<Page<FactorReset>> {
  const rows = await resetPage(tx, { most: limit + 1, ...lastByFirst(cursor) })
  return toPage(
    rows,
    limit,
    ({ open, reset }) => ({ by: `${open ? 1 : 0}/${reset.startedAt}`, id: reset.id }),
    (row) => toReset(actor, row),
  )
}

export async function getFactorReset(tx: Tx, actor: Actor, id: string): Promise<FactorReset> {
  const [row] = await oneReset(tx, { id })
  if (!row) throw new AppError({ code: 'not-found', entity: 'second-factor-reset' })
  return toReset(actor, row)
}

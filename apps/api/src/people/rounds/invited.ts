import type { Page } from '@portal/domain/page'
import type { InvitedPerson, InvitedQuery, InvitedState } from '@portal/domain/people/rounds'
import type { Instant } from '@portal/domain/time'
import { and, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { invitations } from '../../accounts/link-table.ts'
import { clients } from '../../clients/table.ts'
import type { Reader } from '../../platform/database/db.ts'
import { type Places, prepared } from '../../platform/database/prepared.ts'
import { behind, cursorAt, type Last, lastByTime, toPage } from '../../platform/http/pagination.ts'

/** So many are looked through for one page of what no index knows. */
const mostLooked = 1_000

type Values = Last & { now: Instant; most: number; search: string | undefined }
type Shape = { state: InvitedState | null }

const { id, createdAt, arrivedAt, revokedAt } = invitations

/** What an index in reading order knows of it. */
const inIndex = ({ state }: Shape) =>
  state === 'arrived' ? isNotNull(arrivedAt) : and(isNull(arrivedAt), isNull(revokedAt))

const nextOf = (shape: Shape, places: Places<Values>): SQL =>
  sql`select id, created_at from ${invitations} where ${and(inIndex(shape), behind(places, createdAt, id))}
       order by created_at desc, id desc limit ${sql.raw(String(mostLooked))}`

const lastMail = (column: string) =>
  sql.raw(`(select m.${column} from account_mails m
    where m.subject = invitations.id and m.kind = 'invitation' order by m.created_at desc, m.id desc limit 1)`)

const stateAt = (now: unknown): SQL<InvitedState> => sql<InvitedState>`case
  when ${arrivedAt} is not null then 'arrived'
  when ${invitations.acceptedBy} in (select enrolled(array[${invitations.acceptedBy}])) then 'enrolled'
  when ${invitations.acceptedAt} is not null then 'account-made'
  when ${lastMail('status')} = 'failed' then 'mail-failed'
  when ${invitations.expiresAt} <= ${now}::timestamptz then 'expired'
  when ${invitations.openedAt} is not null then 'opened'
  else 'waiting' end`

/** Whose access was taken away again is awaited no more, nor anybody of a client that is archived. */
const isAwaited = sql`(${invitations.acceptedBy} is null or exists (
  select from memberships m where m.client_id = ${invitations.clientId} and m.user_id = ${invitations.acceptedBy}))`

const words = sql`${clients.words} || folded(${invitations.name} || ' ' || ${invitations.email})`

const invitedPage = prepared<Values, Shape>()((db, places, shape) => {
  const { now, most, search } = places
  const state = stateAt(now)
  return db
    .select({
      id,
      clientId: clients.id,
      clientName: clients.name,
      clientNumber: clients.number,
      name: invitations.name,
      email: invitations.email,
      role: invitations.role,
      phone: sql<
        string | null
      >`coalesce(case when lower(${clients.contact} ->> 'email') = ${invitations.email}
        then ${clients.contact} ->> 'phone' end, ${clients.phone})`,
      state,
      invitedBy: invitations.invitedByName,
      invitedAt: createdAt,
      renewedAt: invitations.renewedAt,
      openedAt: invitations.openedAt,
      expiresAt: invitations.expiresAt,
      acceptedAt: invitations.acceptedAt,
      arrivedAt,
      mail: sql<InvitedPerson['mail']>`json_build_object(
        'status', coalesce(${lastMail('status')}, 'queued'), 'serverAnswer', ${lastMail('server_answer')})`,
    })
    .from(invitations)
    .innerJoin(clients, eq(clients.id, invitations.clientId))
    .where(
      and(
        sql`${id} = any(array(select next.id from (${nextOf(shape, places)}) next))`,
        isNull(clients.archivedAt),
        isAwaited,
        shape.state === null ? undefined : sql`${state} = ${shape.state}`,
        search && sql`${words} like all ((select patterns_of(${search}))::text[])`,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(most)
})

/** The last one that was looked through for a page; none: there is nothing more. */
const edgeOf = prepared<Values, Shape>()((db, places, shape) =>
  db
    .select({ by: sql<string>`next.created_at`, id: sql<string>`next.id` })
    .from(sql`(${nextOf(shape, places)}) next`)
    .orderBy(sql`next.created_at desc, next.id desc`)
    .offset(mostLooked - 1)
    .limit(1),
)

/** Who was invited to any client and has not arrived, or is as far as `state` says; the newest invitation first. */
export async function listInvited(
  tx: Reader,
  { limit, cursor, state, search }: InvitedQuery,
  now: Instant,
): Promise<Page<InvitedPerson>> {
  const shape: Shape = { state: state ?? null }
  const values: Values = { ...lastByTime(cursor), now, most: limit + 1, search }
  const [rows, [edge]] = await Promise.all([
    invitedPage(tx, values, shape),
    edgeOf(tx, values, shape),
  ])
  const page = toPage(
    rows,
    limit,
    (row) => ({ by: row.invitedAt, id: row.id }),
    (row) => row,
  )
  return page.nextCursor === null && edge
    ? { ...page, nextCursor: cursorAt({ by: new Date(edge.by).toISOString(), id: edge.id }) }
    : page
}

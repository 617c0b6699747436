import type {
  AuthorisedPerson,
  Client,
  Member,
  Provider,
  StaffMember,
} from '@portal/domain/clients/contract'
import { AppError } from '@portal/domain/fault'
import type { Page, PageQuery } from '@portal/domain/page'
import { dateAt, type Instant } from '@portal/domain/time'
import { alias } from 'drizzle-orm/pg-core'
import { and, asc, eq, gte, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { memberships, users } from '../accounts/table.ts'
import type { Tx } from '../platform/db.ts'
import { afterName, toPage } from '../platform/pagination.ts'
import type { Actor } from '../platform/session.ts'
import { authorisedPersons, clients, provider } from './table.ts'

/**
 * What is open at a client: figures for the provider's list, counted only for whoever may see them all. The column is
 * spelled out: among the selected fields drizzle would write it without its table, and `id` would be the inner one.
 */
const openFigures = sql<NonNullable<Client['open']>>`json_build_object(
  'instructions', (select count(*) from instructions i
     where i.client_id = clients.id and i.status in ('submitted', 'in_review', 'in_progress')),
  'unreadNotices', (select count(*) from notice_recipients r
     where r.client_id = clients.id and r.first_opened_at is null),
  'people', (select count(*) from memberships m where m.client_id = clients.id))`

const columnsFor = (actor: Actor) => ({
  id: clients.id,
  name: clients.name,
  address: clients.address,
  privacyContact: clients.privacyContact,
  open: actor.holder.side === 'provider' ? openFigures : sql<null>`null`,
})

export async function listClients(
  tx: Tx,
  actor: Actor,
  { limit, cursor }: PageQuery,
): Promise<Page<Client>> {
  const rows = await tx
    .select(columnsFor(actor))
    .from(clients)
    .where(afterName(cursor, clients.name, clients.id))
    .orderBy(asc(clients.name), asc(clients.id))
    .limit(limit + 1)
  return toPage(
    rows,
    limit,
    ({ name, id }) => ({ by: name, id }),
    (row) => row,
  )
}

export async function getClient(tx: Tx, actor: Actor, id: string): Promise<Client> {
  const [row] = await tx.select(columnsFor(actor)).from(clients).where(eq(clients.id, id))
  if (!row) throw new AppError({ code: 'not-found', entity: 'client' })
  return row
}

/** Entries of the §9 register that are valid on a day. */
const validOn = (day: string): SQL | undefined =>
  and(
    lte(authorisedPersons.validFrom, day),
    or(isNull(authorisedPersons.validUntil), gte(authorisedPersons.validUntil, day)),
  )

export async function listMembers(tx: Tx, clientId: string, now: Instant): Promise<Member[]> {
  const authorised = tx
    .select({ userId: authorisedPersons.userId })
    .from(authorisedPersons)
    .where(
      and(
        eq(authorisedPersons.clientId, clientId),
        eq(authorisedPersons.userId, users.id),
        validOn(dateAt(now)),
      ),
    )
  return tx
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      role: memberships.role,
      locale: users.locale,
      authorised: sql<boolean>`exists ${authorised}`,
      secondFactor: sql<boolean>`${users.id} in (select enrolled(array[${users.id}]))`,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.clientId, clientId))
    .orderBy(asc(users.name), asc(users.id))
}

export async function listAuthorisedPersons(
  tx: Tx,
  clientId: string,
  now: Instant,
): Promise<AuthorisedPerson[]> {
  const principal = alias(authorisedPersons, 'principal')
  return tx
    .select({
      id: authorisedPersons.id,
      userId: authorisedPersons.userId,
      name: authorisedPersons.name,
      function: authorisedPersons.function,
      phone: authorisedPersons.phone,
      email: authorisedPersons.email,
      validFrom: authorisedPersons.validFrom,
      validUntil: authorisedPersons.validUntil,
      deputyOf: principal.name,
      current: sql<boolean>`coalesce(${validOn(dateAt(now))}, false)`,
    })
    .from(authorisedPersons)
    .leftJoin(principal, eq(principal.id, authorisedPersons.deputyOf))
    .where(eq(authorisedPersons.clientId, clientId))
    .orderBy(asc(authorisedPersons.validFrom), asc(authorisedPersons.id))
}

export async function getProvider(tx: Tx): Promise<Provider> {
  const [row] = await tx.select().from(provider)
  if (!row) throw new AppError({ code: 'not-found', entity: 'provider' })
  const { onlyOne: _, ...rest } = row
  return rest
}

export async function listStaff(tx: Tx): Promise<StaffMember[]> {
  const rows = await tx
    .select({ userId: users.id, name: users.name, email: users.email, role: users.staffRole })
    .from(users)
    .where(and(eq(users.side, 'provider'), isNull(users.disabledAt)))
    .orderBy(asc(users.name))
  // The table's CHECK gives everybody on the provider's side a role.
  return rows.map((row) => ({ ...row, role: row.role! }))
}

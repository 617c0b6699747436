import { ContactPerson } from '@portal/domain/clients/contract'
import { AppError } from '@portal/domain/fault'
import { MailAddress } from '@portal/domain/mail-address'
import {
  type LeftOut,
  mostInRound,
  type RoundLine,
  type StartRound,
} from '@portal/domain/people/rounds'
import { and, asc, isNull, type SQL, sql } from 'drizzle-orm'
import { clients } from '../../clients/table.ts'
import type { Tx } from '../../platform/database/db.ts'
import { isAny } from '../../platform/database/lists.ts'
import { mostToAddress } from '../invitations/invitation-mail.ts'

/** The column is spelled out: among the selected fields drizzle would write it without its table. */
const managers = `select from memberships m join users u on u.id = m.user_id and u.disabled_at is null
  where m.client_id = clients.id and m.role = 'manager'`
const open = `select from invitations i
  where i.client_id = clients.id and i.accepted_at is null and i.revoked_at is null`
const address = `lower(clients.contact ->> 'email')`

const facts = {
  id: clients.id,
  number: clients.number,
  name: clients.name,
  contact: clients.contact,
  archivedAt: clients.archivedAt,
  hasManager: sql.raw(`exists (${managers})`) as SQL<boolean>,
  isInvited: sql.raw(
    `exists (${open} and (i.role = 'manager' or i.email = ${address}))`,
  ) as SQL<boolean>,
  side: sql.raw(`(select u.side from users u where u.email = ${address})`) as SQL<string | null>,
  isMember: sql.raw(`exists (select from memberships m join users u on u.id = m.user_id
    where m.client_id = clients.id and u.email = ${address})`) as SQL<boolean>,
}
const readFacts = (tx: Tx, where: SQL | undefined) =>
  tx
    .select(facts)
    .from(clients)
    .where(where)
    .orderBy(asc(clients.name), asc(clients.id))
    .limit(mostInRound + 1)
type Facts = Awaited<ReturnType<typeof readFacts>>[number]

const nobodyInvited = sql.raw(
  `not exists (${open}) and not exists (select from memberships m where m.client_id = clients.id)`,
)

function chosenBy({ clientIds, of }: StartRound): SQL | undefined {
  if (clientIds) return isAny(clients.id, [...new Set(clientIds)])
  const isActive = isNull(clients.archivedAt)
  if (of === 'all') return isActive
  const notEntered = and(isActive, isNull(clients.enteredAt))
  return of === 'nobody-invited' ? and(notEntered, nobodyInvited) : notEntered
}

/** Of each client that is meant: whom a round invites there, or why nobody. Throws `not-found`. */
export async function candidates(
  tx: Tx,
  input: StartRound,
): Promise<{ lines: RoundLine[]; more: boolean }> {
  const rows = await readFacts(tx, chosenBy(input))
  if (input.clientIds && rows.length < new Set(input.clientIds).size)
    throw new AppError({ code: 'not-found', entity: 'client' })
  const times = new Map<string, number>()
  const lines = rows.slice(0, mostInRound).map((row) => lineOf(row, times))
  return { lines, more: rows.length > mostInRound }
}

function lineOf(row: Facts, times: Map<string, number>): RoundLine {
  const { id, number, name } = row
  const base = { clientId: id, number, clientName: name }
  const contact = contactOf(row.contact)
  if (!contact) return { ...base, contact: null, leftOut: ruledOut(row) ?? 'no-contact' }
  const time = (times.get(contact.email) ?? 0) + 1
  const leftOut = ruledOut(row) ?? (time > mostToAddress ? 'too-many-attempts' : null)
  if (leftOut) return { ...base, contact: null, leftOut }
  times.set(contact.email, time)
  return { ...base, contact, leftOut: null }
}

function ruledOut({ archivedAt, hasManager, isInvited, side, isMember }: Facts): LeftOut | null {
  if (archivedAt) return 'client-archived'
  if (hasManager) return 'has-manager'
  if (isInvited) return 'already-invited'
  if (isMember) return 'already-member'
  return side === 'provider' ? 'other-side' : null
}

/** Who is invited of a client: its contact, where that has a name and an email address. */
export function contactOf(contact: unknown): { name: string; email: string } | null {
  const { data } = ContactPerson.safeParse(contact)
  const email = MailAddress.safeParse(data?.email).data
  const name = data?.name.trim()
  return email && name ? { name, email } : null
}

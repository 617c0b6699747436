import type { Client } from '@portal/domain/clients/contract'
import type { Side } from '@portal/domain/access'
import { dateAt, type Instant } from '@portal/domain/time'
import { type SQL, sql } from 'drizzle-orm'
import { figureOf } from '../platform/database/figure.ts'
import { clients } from './table.ts'

/** The column is spelled out: among the selected fields drizzle would write it without its table, and `id` would be the inner one. */
const openInstructions = `select from instructions i
     where i.client_id = clients.id and i.ended_at is null and i.number is not null`
const unreadNotices = `select from notice_recipients r
     where r.client_id = clients.id and r.first_opened_at is null`

/** What is open at a client: figures for the provider's list, counted only for whoever may see them all. */
const openFigures = sql.raw(`json_build_object(
  'instructions', ${figureOf(openInstructions)},
  'unreadNotices', ${figureOf(unreadNotices)},
  'people', ${figureOf('select from memberships m where m.client_id = clients.id')})`) as SQL<
  NonNullable<Client['open']>
>

/** Whether anything is open at a client, as the figures count it. */
export const hasSomethingOpen = sql.raw(
  `(exists (${openInstructions}) or exists (${unreadNotices}))`,
) as SQL<boolean>

export const columnsFor = (side: Side) => ({
  id: clients.id,
  version: clients.version,
  number: clients.number,
  name: clients.name,
  legalForm: clients.legalForm,
  address: clients.address,
  phone: clients.phone,
  region: clients.region,
  contact: clients.contact,
  dpo: clients.dpo,
  archivedAt: clients.archivedAt,
  createdAt: clients.createdAt,
  fourEyes: clients.fourEyes,
  agreementUntil: clients.agreementUntil,
  enteredAt: clients.enteredAt,
  open: side === 'provider' ? openFigures : sql<null>`null`,
})

type Row = Omit<Client, 'privacyContact' | 'hasAgreement' | 'hasEntered'> & {
  agreementUntil: string | null
  enteredAt: Instant | null
}

export function toClient({ agreementUntil, enteredAt, ...row }: Row, now: Instant): Client {
  const { contact, dpo } = row
  const asked = dpo ?? contact
  if (!asked) throw new Error(`client ${row.id} names nobody`)
  return {
    ...row,
    privacyContact: { name: asked.name, email: asked.email, role: dpo ? 'dpo' : 'contact' },
    // Without an end it says `infinity`, which no day comes after.
    hasAgreement: agreementUntil !== null && agreementUntil >= dateAt(now),
    hasEntered: enteredAt !== null,
  }
}

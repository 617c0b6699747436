import { z } from 'zod'
import { PageQuery } from '../page.ts'
import { ClientId } from '../accounts/contract.ts'
import { Figure } from '../figure.ts'
import { Region } from '../region.ts'
import { line } from '../text.ts'
import { Instant } from '../time.ts'

export const Address = z.object({
  street: z.string(),
  postalCode: z.string(),
  city: z.string(),
  country: z.string().length(2),
})
export type Address = z.output<typeof Address>

/** Somebody at a client who is written to or called. */
export const ContactPerson = z.object({
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
})
export type ContactPerson = z.output<typeof ContactPerson>

export const Client = z.object({
  id: ClientId,
  version: z.int().min(1),
  /** What the provider knows it by; each client has another. */
  number: z.string(),
  name: z.string(),
  legalForm: z.string().nullable(),
  address: Address,
  phone: z.string().nullable(),
  region: Region.nullable().meta({
    description: 'The Land whose holidays count there; null abroad, or where nobody has said',
  }),
  contact: ContactPerson.nullable().meta({
    description: 'Null where only a data protection officer was named when the client came here',
  }),
  dpo: ContactPerson.nullable(),
  /** Whom the provider turns to in matters of data protection: the DPO where there is one, else the contact. */
  privacyContact: z.object({
    name: z.string(),
    email: z.string(),
    role: z.enum(['dpo', 'contact']),
  }),
  archivedAt: Instant.nullable(),
  createdAt: Instant,
  /** A second authorised person signs what the client orders. */
  fourEyes: z.boolean(),
  hasAgreement: z.boolean().meta({ description: 'An agreement is in force, or begins later' }),
  hasEntered: z.boolean().meta({ description: 'Somebody of it has been in the portal' }),
  /** Figures for the provider's list; null for a client's own users. */
  open: z.object({ instructions: Figure, unreadNotices: Figure, people: Figure }).nullable(),
})
export type Client = z.output<typeof Client>

export const ClientFilter = z.enum(['no-agreement', 'nobody-logged-in', 'open', 'archived'])
export type ClientFilter = z.output<typeof ClientFilter>
export const ClientSort = z.enum(['name', 'number', 'newest'])
export type ClientSort = z.output<typeof ClientSort>

export const ClientQuery = PageQuery.extend({
  search: line(100).optional().meta({
    description:
      'Words of name, number or place, or parts of them; all have to be there. Where many have the words, a page may hold fewer than `limit` although `nextCursor` says that the search goes on.',
  }),
  filter: ClientFilter.optional(),
  sort: ClientSort.default('name'),
})
export type ClientQuery = z.output<typeof ClientQuery>

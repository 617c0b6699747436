import type { AuthorisedPersonChange } from '@portal/domain/people/contract'
import type { Ground } from '@portal/domain/people/ground'
import type { ProposalStatus, Proposed } from '@portal/domain/people/proposals'
import type { KeptConfirmation } from '../accounts/link-table.ts'
import { date, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant.ts'

export const authorisedPersons = pgTable('authorised_persons', {
  id: uuid().primaryKey(),
  clientId: uuid().notNull(),
  userId: uuid(),
  name: text().notNull(),
  function: text().notNull(),
  phone: text(),
  email: text().notNull(),
  validFrom: date({ mode: 'string' }).notNull(),
  validUntil: date({ mode: 'string' }),
  deputyOf: uuid(),
  endedAt: instant(),
  version: integer().notNull().default(1),
})
export type Entry = typeof authorisedPersons.$inferSelect

/** The entry as it stood after a change, whole: what an answer leaves out is kept all the same. */
export type EntryAfter = AuthorisedPersonChange['entry'] & Pick<Entry, 'userId'>

export const authorisedPersonChanges = pgTable('authorised_person_changes', {
  clientId: uuid().notNull(),
  entryId: uuid().notNull(),
  /** The version of the entry that this change made. */
  sequence: integer().notNull(),
  at: instant().notNull(),
  what: text().$type<AuthorisedPersonChange['what']>().notNull(),
  byUser: uuid(),
  byName: text().notNull(),
  side: text().$type<AuthorisedPersonChange['side']>().notNull(),
  authenticatedBy: text(),
  confirmation: jsonb().$type<KeptConfirmation>(),
  entry: jsonb().$type<EntryAfter>().notNull(),
  /** Null: from before grounds were kept. */
  ground: jsonb().$type<Ground>(),
  /** Why it was contested. */
  reason: text(),
})

export const proposals = pgTable('people_proposals', {
  clientId: uuid().notNull(),
  id: uuid().notNull(),
  kind: text().$type<Proposed['kind']>().notNull(),
  proposed: jsonb().$type<Proposed>().notNull(),
  name: text().notNull(),
  proposedBy: uuid().notNull(),
  proposedByName: text().notNull(),
  proposedAt: instant().notNull(),
  /** What a passkey confirmed, to the letter, and its assertion: when it was written down, and when it was agreed to. */
  proposalConfirmation: jsonb().$type<KeptConfirmation>(),
  status: text().$type<ProposalStatus>().notNull().default('waiting'),
  decidedBy: uuid(),
  decidedByName: text(),
  decidedAt: instant(),
  authenticatedBy: text(),
  confirmation: jsonb().$type<KeptConfirmation>(),
  reason: text(),
})

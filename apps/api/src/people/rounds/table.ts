import type { Locale } from '@portal/domain/accounts/contract'
import type { LeftOut } from '@portal/domain/people/rounds'
import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant.ts'

export const invitationRounds = pgTable('invitation_rounds', {
  id: uuid().primaryKey(),
  createdAt: instant().notNull(),
  createdBy: uuid().notNull(),
  byName: text().notNull(),
  locale: text().$type<Locale>().notNull(),
  status: text().$type<'waiting' | 'running' | 'done' | 'failed'>().notNull(),
  clientIds: uuid().array().notNull(),
  progress: integer().notNull().default(0),
  invited: integer().notNull().default(0),
  leftOut: integer().notNull(),
  endedAt: instant(),
})

/** Whom a round would invite at each client, until it did or left the client out. */
export const invitationRoundClients = pgTable('invitation_round_clients', {
  clientId: uuid().notNull(),
  roundId: uuid().notNull(),
  contact: jsonb().$type<{ name: string; email: string }>(),
  leftOut: text().$type<LeftOut>(),
  invitationId: uuid(),
})

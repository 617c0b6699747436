import type { EndingKind, OtherChannel } from '@portal/domain/endings/contract'
import { jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant.ts'

/** What stood red and was ended by a person with a reason; kept for ever, held by the log it belongs to. */
export const endings = pgTable('endings', {
  /** Whose log: a client's, or the provider's own. */
  clientId: uuid().notNull(),
  id: uuid().notNull(),
  kind: text().$type<EndingKind>().notNull(),
  /** What was ended: a mail, a notice, a log. */
  subject: text().notNull(),
  reason: text().notNull(),
  channel: text().$type<OtherChannel>(),
  toldAt: instant(),
  toldWhom: text(),
  facts: jsonb().$type<Record<string, string | number | string[]>>().notNull(),
  endedBy: uuid().notNull(),
  endedByName: text().notNull(),
  endedAt: instant().notNull(),
  log: uuid(),
  signed: text().notNull(),
})

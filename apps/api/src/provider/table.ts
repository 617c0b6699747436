import type { Address } from '@portal/domain/clients/contract'
import { providerLog } from '@portal/domain/evidence/provider-log'
import type { ChangedPart, KeptSettings, ProviderVersion } from '@portal/domain/provider/contract'
import type { ProviderSettings } from '@portal/domain/provider/settings'
import { boolean, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant.ts'

export const provider = pgTable('provider', {
  onlyOne: boolean().primaryKey().default(true),
  name: text().notNull(),
  address: jsonb().$type<Address>().notNull(),
  contact: jsonb().$type<ProviderSettings['contact']>().notNull(),
  instructionRecipients: text().array().notNull(),
  instructionChannels: text().array().notNull(),
  legalNoticeUrl: text(),
  privacyUrl: text(),
  holidays: jsonb().$type<ProviderSettings['holidays']>().notNull(),
  terms: jsonb().$type<ProviderSettings['terms']>().notNull(),
  version: integer().notNull(),
  updatedAt: instant().notNull(),
})

/** Every state of it, frozen. */
export const providerVersions = pgTable('provider_versions', {
  clientId: uuid().notNull().default(providerLog),
  version: integer().notNull(),
  at: instant().notNull(),
  way: text().$type<ProviderVersion['way']>().notNull(),
  byId: uuid(),
  byName: text(),
  changed: text().array().$type<ChangedPart[]>().notNull(),
  noticeId: uuid(),
  content: jsonb().$type<KeptSettings>().notNull(),
})

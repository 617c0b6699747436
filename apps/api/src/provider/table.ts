import type { Address } from '@portal/domain/clients/contract'
import { providerLog } from '@portal/domain/evidence/provider-log'
import type { ChangedPart, KeptSettings, ProviderVersion } from '@portal/domain/provider/contract'
import type { ProviderSettings } from '@portal/domain/provider/settings'
import { boolean, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../platform/database/bytes.ts'
import { instant } from '../platform/database/instant.ts'

export const provider = pgTable('provider', {
  onlyOne: boolean().primaryKey().default(true),
  name: text().notNull(),
  address: jsonb().$type<Address>().notNull(),
  contact: jsonb().$type<ProviderSettings['contact']>().notNull(),
  instructionRecipients: text().array().notNull(),
  instructionChannels: text().array().notNull(),
  logo: text(),
  accent: text(),
  legalNoticeUrl: text(),
  privacyUrl: text(),
  holidays: jsonb().$type<ProviderSettings['holidays']>().notNull(),
  terms: jsonb().$type<ProviderSettings['terms']>().notNull(),
  version: integer().notNull(),
  updatedAt: instant().notNull(),
})

/** The pictures that were drawn of what was sent, frozen, by their SHA-256. */
export const providerLogos = pgTable('provider_logos', {
  id: text().primaryKey(),
  png: bytes().notNull(),
  width: integer().notNull(),
  height: integer().notNull(),
  plateOnLight: boolean().notNull(),
  plateOnDark: boolean().notNull(),
  createdAt: instant().notNull(),
  createdBy: uuid(),
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
  /** Those from before there were logos say nothing of one, nor of a colour. */
  content: jsonb()
    .$type<Omit<KeptSettings, 'logo' | 'accent'> & Partial<Pick<KeptSettings, 'logo' | 'accent'>>>()
    .notNull(),
})

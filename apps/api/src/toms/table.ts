import type { DraftMeasure, MeasureHeading } from '@portal/domain/toms/contract'
import { boolean, date, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant.ts'

export const tomVersions = pgTable('tom_versions', {
  version: integer().primaryKey(),
  validFrom: date({ mode: 'string' }).notNull(),
  author: text().notNull(),
  changeReason: text().notNull(),
  levelStatement: text().notNull(),
  publishedAt: instant().notNull(),
})

export const tomMeasures = pgTable('tom_measures', {
  version: integer().notNull(),
  position: integer().notNull(),
  key: text().notNull(),
  heading: text().$type<MeasureHeading>().notNull(),
  text: text().notNull(),
  systems: text().array().notNull(),
  implementedSince: date({ mode: 'string' }),
})

export const tomDrafts = pgTable('tom_drafts', {
  one: boolean().primaryKey().default(true),
  number: integer().notNull(),
  version: integer().notNull().default(1),
  validFrom: date({ mode: 'string' }),
  author: text().notNull(),
  changeReason: text().notNull(),
  levelStatement: text().notNull(),
  measures: jsonb().$type<DraftMeasure[]>().notNull(),
  updatedAt: instant().notNull(),
  updatedByName: text().notNull(),
})

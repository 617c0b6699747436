import type { MeasureHeading } from '@portal/domain/toms/contract'
import { date, integer, pgTable, text } from 'drizzle-orm/pg-core'
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

import { z } from 'zod'
import { CalendarDate, Instant } from '../time.ts'

/** The seventeen headings of annex III of the standard clauses (EU) 2021/915, in its order. */
export const MeasureHeading = z.enum([
  'encryption',
  'confidentiality-integrity-availability-resilience',
  'restore-ability',
  'regular-testing',
  'identification-authorisation',
  'protection-in-transmission',
  'protection-in-storage',
  'physical-security',
  'event-logging',
  'system-configuration',
  'it-governance',
  'certification-assurance',
  'data-minimisation',
  'data-quality',
  'limited-retention',
  'accountability',
  'portability-erasure',
])
export type MeasureHeading = z.output<typeof MeasureHeading>

export const Measure = z.object({
  /** Stable across versions, so that two versions can be compared by measure. */
  key: z.string(),
  heading: MeasureHeading,
  text: z.string(),
  systems: z.array(z.string()),
  implementedSince: CalendarDate.nullable(),
})
export type Measure = z.output<typeof Measure>

export const TomVersion = z.object({
  version: z.int(),
  validFrom: CalendarDate,
  author: z.string(),
  changeReason: z.string(),
  /** §4.4: the agreed level is not lowered. */
  levelStatement: z.string(),
  publishedAt: Instant,
})
export type TomVersion = z.output<typeof TomVersion>

export const TomVersionDetail = TomVersion.extend({ measures: z.array(Measure) })
export type TomVersionDetail = z.output<typeof TomVersionDetail>

import { z } from 'zod'
import { line, prose } from '../text.ts'
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

/** A key of a measure: given once, and kept by it through all versions. */
const MeasureKey = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+){0,9}$/u)
  .max(60)

/** A measure that is being written; where it belongs may be open until it is published. */
export const DraftMeasure = z.strictObject({
  key: MeasureKey,
  heading: MeasureHeading.nullable(),
  text: prose(2_000),
  systems: z.array(line(80)).max(10),
  implementedSince: CalendarDate.nullable(),
})
export type DraftMeasure = z.output<typeof DraftMeasure>

export const mostMeasures = 90
/** All texts of a version together. */
export const mostText = 150_000

export const DraftMeasures = z
  .array(DraftMeasure)
  .max(mostMeasures)
  .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, {
    error: 'names a measure twice',
    params: { rule: 'duplicate' },
  })
  .refine((all) => all.reduce((sum, { text }) => sum + text.length, 0) <= mostText, {
    error: 'is too long altogether',
    params: { rule: 'too-big' },
  })

const MeasureInDraft = Measure.extend({ heading: MeasureHeading.nullable() })

/** The next version while it is written; the provider's own until it is published. */
export const TomDraft = z.object({
  /** Of the version it becomes. */
  number: z.int(),
  /** Changes with every change of the draft (`If-Match`). */
  version: z.int(),
  validFrom: CalendarDate.nullable(),
  author: z.string(),
  changeReason: z.string(),
  levelStatement: z.string(),
  measures: z.array(MeasureInDraft),
  updatedAt: Instant,
  updatedByName: z.string(),
  /** What stands in the way of its publication whatever is in it; null: nothing. */
  blockedBy: z.enum(['tom-in-force']).nullable(),
})
export type TomDraft = z.output<typeof TomDraft>

/** What a draft begins with: nothing, the twelve measures of the contract, the version published last, or a list, one measure a line. */
export const StartToms = z.strictObject({
  start: z.enum(['empty', 'contract', 'current', 'list']),
  /** Of `list`. */
  text: z.string().max(100_000).optional(),
})
export type StartToms = z.output<typeof StartToms>

export const ChangeTomDraft = z
  .strictObject({
    validFrom: CalendarDate.nullable(),
    author: line(200),
    changeReason: prose(1_000),
    levelStatement: prose(2_000),
    measures: DraftMeasures,
  })
  .partial()
export type ChangeTomDraft = z.output<typeof ChangeTomDraft>

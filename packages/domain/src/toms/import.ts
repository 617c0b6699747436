import { z } from 'zod'
import { CsvReading } from '../csv.ts'
import { Flag } from '../page.ts'
import { DraftMeasures, TomDraft } from './contract.ts'
import { keyOf } from './measure-list.ts'

/** What becomes of measures that the draft holds already. */
export const OnMeasures = z.enum(['replace', 'append'])
export type OnMeasures = z.output<typeof OnMeasures>

export const TomImportQuery = z.strictObject({
  dryRun: Flag.default(false).meta({ description: 'Only says what the file holds' }),
  onMeasures: OnMeasures.optional().meta({
    description: 'Asked for where the draft holds measures already',
  }),
})
export type TomImportQuery = z.output<typeof TomImportQuery>

/** What a file of measures holds, and beside what it comes. */
export const TomImportPreview = CsvReading.extend({
  measures: TomDraft.shape.measures,
  /** Measures that the draft holds already. */
  held: z.int(),
})
export type TomImportPreview = z.output<typeof TomImportPreview>

export const TomImport = z.object({
  preview: TomImportPreview,
  /** With the measures in it; null of a preview. */
  draft: TomDraft.nullable(),
})
export type TomImport = z.output<typeof TomImport>

type Measures = TomDraft['measures']
/** What a draft holds with these behind its own, each under a key that no other has. */
export function appended(own: Measures, more: Measures): Measures {
  const taken = new Set(own.map(({ key }) => key))
  return [
    ...own,
    ...more.map((measure) => {
      const key = taken.has(measure.key) ? keyOf(measure.text, taken) : measure.key
      taken.add(key)
      return { ...measure, key }
    }),
  ]
}

/** Whether a draft may hold these: their number, and their texts together. */
export const fitsDraft = (measures: Measures): boolean => DraftMeasures.safeParse(measures).success

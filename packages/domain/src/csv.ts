import { z } from 'zod'

/** Of any CSV file that is taken in. */
export const maxCsvSize = 2 * 1024 * 1024
/** More mistakes of one file are counted, and not written out. */
export const maxMistakes = 200

/** One thing wrong with a file: in which line, in which column, and what is expected there. */
export const Mistake = z.object({
  line: z.int(),
  column: z.string().nullable(),
  code: z.string(),
  message: z.string(),
})
export type Mistake = z.output<typeof Mistake>

/** How a CSV file was read, and everything wrong with it. */
export const CsvReading = z.object({
  fileName: z.string(),
  encoding: z.enum(['utf-8', 'windows-1252']),
  delimiter: z.enum([';', ',', '\t']),
  lines: z.int(),
  mistakes: z.array(Mistake),
  /** Mistakes that were found besides these. */
  moreMistakes: z.int(),
})
export type CsvReading = z.output<typeof CsvReading>

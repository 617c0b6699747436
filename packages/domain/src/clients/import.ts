import { z } from 'zod'
import { CsvReading } from '../csv.ts'
import { Flag } from '../page.ts'
import { Instant } from '../time.ts'
import { ClientId } from '../accounts/contract.ts'

export const maxImportLines = 5_000

/** What becomes of clients that are there already, and differ from what the file says of them. */
export const OnDifference = z.enum(['skip', 'update'])
export type OnDifference = z.output<typeof OnDifference>

export const ImportQuery = z.strictObject({
  dryRun: Flag.default(false).meta({ description: 'Only says what would happen' }),
  onDifference: OnDifference.optional().meta({
    description: 'Asked for where lines differ from clients that are there',
  }),
})
export type ImportQuery = z.output<typeof ImportQuery>

const counts = {
  lines: z.int().meta({ description: 'Clients in the file' }),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  skipped: z.int(),
}
const Taken = z.object({
  line: z.int(),
  id: ClientId,
  number: z.string(),
  name: z.string(),
  what: z.enum(['created', 'updated']),
})
const { lines: _, ...resultCounts } = counts
/** What became of the lines; the first hundred that made or changed a client by name. */
export const ImportResult = z.object({ ...resultCounts, taken: z.array(Taken) })
export type ImportResult = z.output<typeof ImportResult>

/** What a file would do. */
export const ImportPreview = CsvReading.extend({
  created: z.int(),
  unchanged: z.int(),
  /** Lines of clients that are there and say something else; by name, the first hundred. */
  differing: z.int(),
  differences: z.array(
    z.object({
      line: z.int(),
      id: ClientId,
      number: z.string(),
      name: z.string(),
      fields: z.array(z.string()),
    }),
  ),
})
export type ImportPreview = z.output<typeof ImportPreview>

/** A file on its way in, or a preview of one (`dryRun`), of which nothing is kept. */
export const ClientImport = z.object({
  /** Null of a preview. */
  id: z.uuid().nullable(),
  status: z.enum(['preview', 'waiting', 'running', 'done', 'failed']),
  fileName: z.string(),
  createdAt: Instant,
  by: z.string(),
  lines: z.int(),
  /** Lines that have been gone through; they count once all are. */
  progress: z.int(),
  preview: ImportPreview.nullable(),
  result: ImportResult.nullable(),
})
export type ClientImport = z.output<typeof ClientImport>

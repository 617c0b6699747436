import type { ClientImport, ImportPreview, ImportQuery } from '@portal/domain/clients/import'
import { invalid } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import { csvReadingOf } from '../../platform/csv/csv-file.ts'
import type { Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import type { UploadedFile } from '../../platform/files/upload.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { clientImports } from '../table.ts'
import { columns } from './columns.ts'
import { compare, type Compared, isDifferent } from './compare.ts'
import { importQueue } from './import-queue.ts'
import type { PlannedRow } from '../planned.ts'
import type { ReadFile } from './read-file.ts'

type Importing = { tx: Tx; actor: Actor; enqueue: Enqueue; now: Instant }
const mostNamed = 100

/**
 * Says what a file would do (`dryRun`), or takes it in: the worker does, in one go. Throws `invalid` where anything is wrong
 * with the file, and where lines differ from clients that are there and nobody said what is to become of those.
 */
export async function importClients(
  { tx, actor, enqueue, now }: Importing,
  file: UploadedFile,
  read: ReadFile,
  { dryRun, onDifference }: ImportQuery,
): Promise<ClientImport> {
  const compared = await judged(tx, read)
  const preview = previewOf(file, read, compared)
  const shown = { fileName: file.fileName, createdAt: now, by: actor.name, progress: 0 }
  const base = { ...shown, lines: read.rows.length, result: null }
  if (dryRun) return { ...base, id: null, status: 'preview', preview }
  read.mistakes.refuse()
  if (preview.differing > 0 && !onDifference)
    throw invalid('/onDifference', 'required', 'says what becomes of clients that differ')
  const id = newId()
  await tx.insert(clientImports).values({
    id,
    createdAt: now,
    createdBy: actor.userId,
    byName: actor.name,
    fileName: file.fileName,
    sha256: file.content.sha256,
    onDifference: onDifference ?? 'skip',
    status: 'waiting',
    lines: read.rows.length,
    rows: await numbered(tx, compared),
  })
  await enqueue(tx, importQueue, [{ importId: id }])
  return { ...base, id, status: 'waiting', preview: null }
}

async function judged(
  tx: Tx,
  { rows, head: { headers }, mistakes }: ReadFile,
): Promise<Compared[]> {
  return compare(tx, rows, ({ line, number }, code, detail) => {
    const column = number === '' ? 'name' : 'number'
    mistakes.add(line, headers[column] ?? columns[column].is, code, detail)
  })
}

const previewOf = (file: UploadedFile, read: ReadFile, compared: Compared[]): ImportPreview => {
  const differing = compared.filter(isDifferent)
  return {
    ...csvReadingOf(file, read),
    created: compared.filter(({ known }) => !known).length,
    unchanged: compared.filter((each) => each.known && !isDifferent(each)).length,
    differing: differing.length,
    differences: differing.slice(0, mostNamed).flatMap(({ row, known, fields }) =>
      known
        ? [
            {
              line: row.line,
              id: known.id,
              number: known.number,
              name: known.name,
              fields,
            },
          ]
        : [],
    ),
  }
}

/** New clients without a number get theirs now: a try that fails later takes no others. */
async function numbered(tx: Tx, compared: Compared[]): Promise<PlannedRow[]> {
  const without = compared.filter(({ row, known }) => !known && row.number === '')
  if (without.length === 0) return compared.map(({ row }) => row)
  const { rows } = await tx.execute<{ numbers: string[] }>(
    sql`select next_client_numbers(${without.length}) as numbers`,
  )
  const numbers = [...(rows[0]?.numbers ?? [])]
  return compared.map(({ row, known }) =>
    !known && row.number === '' ? { ...row, number: numbers.shift() ?? '' } : row,
  )
}

import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { appliedSteps } from '../boot/migrate.ts'
import type { Manifest, Source } from './records.ts'
import type { Table } from './tables.ts'

type File = { name: string; path: string; size: number }
type Everything = { tables: Table[]; jobs: string[] | null; files: File[] }

/** Those that are there, as long as they are now, without a line that is just being written. */
export async function filesAsTheyAre(folder: string, names: readonly string[]): Promise<File[]> {
  const found: File[] = []
  for (const name of names) {
    const path = join(folder, name)
    const size = await wholeLines(path)
    if (size > 0) found.push({ name, path, size })
  }
  return found
}

/** How many bytes a file's whole lines have; no line is longer than `longestLine`. */
async function wholeLines(path: string): Promise<number> {
  const file = await open(path).catch(() => null)
  if (!file) return 0
  try {
    const { size } = await file.stat()
    const from = Math.max(0, size - longestLine)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from)
    return from + buffer.subarray(0, bytesRead).lastIndexOf(10) + 1
  } finally {
    await file.close()
  }
}
const longestLine = 64 * 1024

export async function manifestOf(client: Client): Promise<Manifest> {
  const applied = await appliedSteps(client)
  const steps = Array.from(applied, ([name, sha256]) => ({ name, sha256 }))
  const { rows } = await client.query<{ madeAt: Date; serverMajor: number; roles: string[] }>(
    `select now() as "madeAt", current_setting('server_version_num')::int / 10000 as "serverMajor",
            (select json_agg(rolname order by rolname) from pg_roles where rolname like 'portal\\_%') as roles`,
  )
  const [found] = rows
  if (!found) throw new Error('The database does not say what it is.')
  return { ...found, madeAt: found.madeAt.toISOString(), steps }
}

export async function* sourcesOf(
  client: Client,
  { tables, jobs, files }: Everything,
  progress: (part: string) => Promise<void> | void,
): AsyncGenerator<Source> {
  for (const { name, columns } of tables) {
    await progress(name)
    yield {
      part: { kind: 'table', name, columns },
      bytes: rowsOf(client, `public.${name}`, columns),
    }
  }
  if (jobs) {
    await progress('jobs')
    yield {
      part: { kind: 'jobs', name: 'jobs', columns: jobs },
      bytes: rowsOf(client, `(select ${jobs.join()} from pgboss.job)`, []),
    }
  }
  for (const { name, path, size } of files) {
    await progress(name)
    yield { part: { kind: 'file', name }, bytes: createReadStream(path, { end: size - 1 }) }
  }
}

/** As COPY writes them: a line for each. */
export const rowsOf = (
  client: Client,
  what: string,
  columns: readonly string[],
): AsyncIterable<Buffer> =>
  client.query(copyTo(`copy ${what} ${columns.length > 0 ? `(${columns.join()})` : ''} to stdout`))

import { createWriteStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { applyStep, lockSchema, prepareRoles, prepareSteps } from '../boot/migrate.ts'
import { assertServerFits } from '../boot/start-faults.ts'
import { connected } from '../database/connected.ts'
import { awaitJobs, restoredJobs } from '../database/restored-jobs.ts'
import { assertRestorable, stepsOf } from './restorable.ts'
import type { Ending, Manifest, Part } from './records.ts'
import { createRowDigest } from './row-digest.ts'
import { rowsOf } from './sources.ts'
import { publicTables, sameTexts } from './tables.ts'
import { quieten } from './quieten.ts'
import { readBackup, verifyBackup, type Verified } from './verify-backup.ts'

export type Restoring = {
  file: string
  encryptionKey: Buffer
  /** An administrator at an empty database. */
  adminUrl: string
  dataDir: string
  /** What has to be done to what was restored before anybody sees it; part of the same transaction. */
  settle: (owner: Client, manifest: Manifest) => Promise<void>
  /** Told what comes next. */
  progress?: (part: string) => Promise<void> | void
}

/**
 * Fills an empty database with what a backup holds: all of it, as it was counted, or nothing. The file is read to its end
 * before anything is written. Throws one line where file and database are not meant for each other.
 */
export async function restoreBackup(wanted: Restoring): Promise<Verified> {
  const { file, encryptionKey, adminUrl, settle, progress = () => {} } = wanted
  const verified = await verifyBackup(file, encryptionKey)
  return connected(adminUrl, async (admin) => {
    await assertServerFits(admin)
    await lockSchema(admin)
    await assertRestorable(admin, verified.manifest)
    await prepareRoles(admin, encryptionKey)
    await admin.query(sameTexts)
    await admin.query('begin')
    await admin.query('set local role portal_owner')
    await prepareSteps(admin)
    for (const step of await stepsOf(verified.manifest)) await applyStep(admin, step)
    const restore = await quieten(admin)
    const placed = await load(admin, wanted)
    await progress('constraints')
    await restore()
    for (const { part, ending } of placed) {
      await progress(`${ending.name} (check)`)
      await assertAsWritten(admin, part, ending)
    }
    await settle(admin, verified.manifest)
    await progress('commit')
    for (const { part } of placed)
      if (part.kind === 'file') await takePlace(join(wanted.dataDir, part.name))
    await admin.query('commit')
    await progress('statistics')
    await admin.query('set role portal_owner; analyze; reset role')
    return verified
  })
}

type Placed = { part: Part; ending: Ending }[]

async function load(owner: Client, wanted: Restoring): Promise<Placed> {
  const { file, encryptionKey, dataDir, progress = () => {} } = wanted
  const parts: Part[] = []
  const endings = await readBackup(file, encryptionKey, {
    manifest: () => {},
    part: async (part, bytes) => {
      await progress(part.name)
      if (part.kind === 'jobs') await awaitJobs(owner, part.columns)
      parts.push(part)
      await pipeline(
        Readable.from(bytes, { objectMode: false }),
        await sinkOf(owner, part, dataDir),
      )
    },
  })
  const known = new Set(parts.map(({ name }) => name))
  const missing = (await publicTables(owner)).filter(({ name }) => !known.has(name))
  const without = missing.filter(({ name }) => `public.${name}` !== restoredJobs)
  if (without.length > 0)
    throw new Error(`${file} has no ${without.map(({ name }) => name).join(', ')}.`)
  return parts.map((part, i) => ({ part, ending: endings[i]! }))
}

async function sinkOf(owner: Client, part: Part, dataDir: string) {
  if (part.kind === 'file') {
    await mkdir(dataDir, { recursive: true })
    return createWriteStream(`${join(dataDir, part.name)}.part`, { mode: 0o600, flush: true })
  }
  return owner.query(copyFrom(`copy ${tableOf(part)} (${part.columns.join()}) from stdin`))
}

const tableOf = (part: Exclude<Part, { kind: 'file' }>) =>
  part.kind === 'jobs' ? restoredJobs : `public.${part.name}`

async function assertAsWritten(owner: Client, part: Part, { name, ...ending }: Ending) {
  if (part.kind === 'file') return
  const digest = createRowDigest()
  for await (const chunk of rowsOf(owner, tableOf(part), part.columns)) digest.update(chunk)
  if (JSON.stringify(digest.end()) !== JSON.stringify(ending))
    throw new Error(`${name} is not in the database as it was written. Nothing was changed.`)
}

/** What lay there before is kept beside it. */
async function takePlace(file: string) {
  const aside = `${file}.before-${new Date().toISOString().replaceAll(':', '')}`
  await rename(file, aside).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  await rename(`${file}.part`, file)
}

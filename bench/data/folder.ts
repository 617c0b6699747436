import { createHash } from 'node:crypto'
import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  globSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { accountsFile, demoAccounts, type DemoAccount } from '../../apps/api/src/demo/accounts.ts'
import { startEmbedded } from '../../apps/api/src/platform/embedded/embedded.ts'
import { migrate } from '../../apps/api/src/platform/boot/migrate.ts'
import type { Secrets } from '../../apps/api/src/platform/boot/env.ts'
import { queues } from '../../apps/api/src/queues.ts'
import { fill } from './grow.ts'
import { olderBinaries, olderMajor } from './older.ts'
import { large } from './sizes.ts'

const root = join(import.meta.dirname, '../..')

/** Anybody who finds a folder of the benchmark may open it: there is nothing in it. */
export const secrets: Secrets = {
  sessionSecret: 'a session secret for benchmarks only',
  encryptionKey: Buffer.alloc(32, 'benchmark'),
  signingKey: Buffer.alloc(32, 'signatures'),
}

export type Database = {
  adminUrl: string
  accounts: DemoAccount[]
  logFile: string
  /** The process id of PostgreSQL's first process. */
  postmaster: number
  stop: () => Promise<void>
}
export type Name = 'small' | 'large'
/**
 * `older`: the oldest PostgreSQL that is supported, fetched for it; `settings` beside the usual ones; `copy`: one that may
 * be written to, as safe as a real one, gone when it is stopped.
 */
type Options = {
  older?: boolean
  settings?: Readonly<Record<string, string>>
  copy?: boolean
}
const sizes = { small: null, large }
const base = join(root, 'var/bench')

/**
 * The demonstration alone (`small`) or grown (`large`), up in a folder of its own below `var/bench`: filled when it is
 * opened first or the way of filling has changed, brought to the newest schema whenever it is opened.
 */
export async function openDatabase(
  name: Name,
  { older = false, settings = {}, copy = false }: Options = {},
): Promise<Database> {
  const place = join(base, older ? `postgres-${olderMajor}` : '', name)
  const dataDir = copy ? `${place}-copy` : place
  if (copy) {
    await (await openDatabase(name, { older })).stop()
    rmSync(dataDir, { recursive: true, force: true })
    cpSync(place, dataDir, { recursive: true, mode: constants.COPYFILE_FICLONE })
    chmodSync(join(dataDir, 'postgres/cluster'), 0o700)
  }
  const stamp = join(dataDir, 'filled-by')
  const current = existsSync(stamp) && readFileSync(stamp, 'utf8') === wayOfFilling()
  if (!current) rmSync(dataDir, { recursive: true, force: true })
  const postgres = await startEmbedded({
    dataDir,
    durable: copy,
    log: console,
    settings,
    ...(older && { binaries: await olderBinaries() }),
  })
  try {
    await migrate(postgres.adminUrl, secrets, Object.values(queues))
    if (!current) {
      const admin = new Client({ connectionString: postgres.adminUrl, pipeline: true })
      await admin.connect()
      const accounts = await fill(admin, secrets, sizes[name], new Date().toISOString()).finally(
        () => admin.end(),
      )
      writeFileSync(accountsFile(dataDir), JSON.stringify(accounts), { mode: 0o600 })
      writeFileSync(stamp, wayOfFilling())
    }
    return {
      adminUrl: postgres.adminUrl,
      accounts: await demoAccounts(dataDir),
      logFile: join(dataDir, 'postgres/server.log'),
      postmaster: Number.parseInt(
        readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8'),
        10,
      ),
      stop: async () => {
        await postgres.stop()
        if (copy) rmSync(dataDir, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

function wayOfFilling(): string {
  const files = globSync(
    [
      'bench/data/{*.sql,grow.ts,papers.ts,sizes.ts}',
      'apps/api/src/demo/*',
      'apps/api/src/evidence/kept-tables.ts',
    ],
    {
      cwd: root,
    },
  ).toSorted()
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

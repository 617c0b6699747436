import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Embedded, startEmbedded } from './embedded.ts'
import { patience } from '../../../test/patience.ts'

let dataDir: string
let running: Embedded[]
beforeEach(() => {
  // Mode 0700 and owned by whoever runs this: as root, a place PostgreSQL's user may not enter.
  dataDir = mkdtempSync(join(tmpdir(), 'portal-embedded-'))
  running = []
})
afterEach(async () => {
  await Promise.all(running.map((each) => each.stop()))
  rmSync(dataDir, { recursive: true })
})

const warn = vi.fn<(message: string) => void>()
const start = async (durable = false) => {
  const embedded = await startEmbedded({ dataDir, durable, log: { warn } })
  running.push(embedded)
  return embedded
}
const query = async (adminUrl: string, text: string) => {
  const client = new Client({ connectionString: adminUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<{ value: unknown }>(text)).rows.map(({ value }) => value)
  } finally {
    await client.end()
  }
}
const postmaster = () =>
  Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])

/** Another process that owns the folder, to be killed. */
async function startElsewhere(): Promise<{ child: ChildProcess; adminUrl: string }> {
  const program = join(import.meta.dirname, '../../../test/start-embedded.ts')
  const child = spawn(process.execPath, [program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [adminUrl] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { child, adminUrl }
}
const kill = async (child: ChildProcess) => {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

it('is a PostgreSQL with UTF-8, checksums, UTC and a password, on loopback only', async () => {
  const { adminUrl } = await start()
  const shown = await query(
    adminUrl,
    `select setting as value from pg_settings where name in
       ('data_checksums', 'listen_addresses', 'server_encoding', 'TimeZone', 'unix_socket_directories')
     order by name`,
  )
  expect(shown).toEqual(['UTC', 'on', '127.0.0.1', 'UTF8', ''])
  const url = new URL(adminUrl)
  url.password = 'wrong'
  await expect(query(url.href, 'select 1')).rejects.toThrow('password authentication failed')
  expect(statSync(join(dataDir, 'postgres/password')).mode & 0o777).toBe(0o600)
})

it('keeps its data between starts and leaves no process behind', async () => {
  const first = await start()
  await query(first.adminUrl, `create table kept as select 'yes' as value`)
  const pid = postmaster()
  await first.stop()
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  const second = await start()
  expect(await query(second.adminUrl, 'select value from kept')).toEqual(['yes'])
})

it('refuses a folder another portal is using', async () => {
  await start()
  await expect(start()).rejects.toThrow(
    /is in use by another portal, .* or set another DATA_DIR\.$/,
  )
})

it('comes back at the same address after a kill -9 of PostgreSQL, with all that was committed', async () => {
  const { adminUrl } = await start(true)
  await query(adminUrl, `create table kept as select 'yes' as value`)
  const killed = postmaster()
  process.kill(killed, 'SIGKILL')
  await vi.waitFor(
    async () => expect(await query(adminUrl, 'select value from kept')).toEqual(['yes']),
    patience,
  )
  expect(postmaster()).not.toBe(killed)
  expect(warn).toHaveBeenCalledWith('PostgreSQL ended unexpectedly; starting it again.')
})

it('goes down when the portal is killed -9, and starts again on what was committed', async () => {
  const { child, adminUrl } = await startElsewhere()
  await query(adminUrl, `create table kept as select 'yes' as value`)
  const orphan = postmaster()
  await kill(child)
  await vi.waitFor(() => expect(() => process.kill(orphan, 0)).toThrow('ESRCH'), patience)
  const again = await start()
  expect(await query(again.adminUrl, 'select value from kept')).toEqual(['yes'])
})

it.runIf(process.platform === 'linux')('takes down what an earlier run left running', async () => {
  const { child, adminUrl } = await startElsewhere()
  await query(adminUrl, `create table kept as select 'yes' as value`)
  const orphan = postmaster()
  const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8')
  for (const pid of children.trim().split(' ').map(Number)) {
    if (pid !== orphan) process.kill(pid, 'SIGKILL')
  }
  await kill(child)
  expect(process.kill(orphan, 0)).toBe(true)
  const again = await start()
  expect(warn).toHaveBeenCalledWith('Stopped a PostgreSQL left by an earlier run.')
  expect(await query(again.adminUrl, 'select value from kept')).toEqual(['yes'])
})

it('is not fooled by a process id that belongs to another program now', async () => {
  const first = await start()
  await first.stop()
  const stale = join(dataDir, 'postgres/cluster/postmaster.pid')
  writeFileSync(stale, `${process.ppid}\n${dataDir}\n0\n5432\n\n\n\nready\n`, { mode: 0o644 })
  const again = await start()
  expect(await query(again.adminUrl, 'select 1 as value')).toEqual([1])
})

it('starts over when the first start was cut off half-way', async () => {
  const first = await start()
  await first.stop()
  rmSync(join(dataDir, 'postgres/cluster'), { recursive: true })
  writeFileSync(join(dataDir, 'postgres/cluster.new'), 'half')
  await start()
  expect(existsSync(join(dataDir, 'postgres/cluster.new'))).toBe(false)
})

it('D2: says before anything runs that the data are those of another PostgreSQL', async () => {
  const first = await start()
  await first.stop()
  writeFileSync(join(dataDir, 'postgres/cluster/PG_VERSION'), '9.6\n')
  await expect(start()).rejects.toThrow(
    /was made by PostgreSQL 9 and this is \d+: start the portal itself/,
  )
})

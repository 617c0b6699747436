import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { testSecrets } from '../../../test/keys.ts'
import { freePort } from '../free-port.ts'
import { migrate } from './migrate.ts'
import { lineFor, unfit } from './start-faults.ts'

const database = useDatabase()
const start = async (change: (url: URL) => void) => {
  const url = new URL(database.url)
  change(url)
  const error: unknown = await migrate(url.href, testSecrets, []).catch((thrown: unknown) => thrown)
  return lineFor(error as Error)
}

it('E3: says that an outside PostgreSQL is too old', () => {
  expect(unfit({ version: 150_013, name: 'admin', may: true })).toBe(
    'DATABASE_URL leads to PostgreSQL 15: the portal needs 16 or newer.',
  )
  expect(unfit({ version: 160_000, name: 'admin', may: true })).toBeNull()
})

it('E3: says who may not create roles, and what helps', async () => {
  const { superuser } = database
  await superuser.query(`create role e3_weak login password 'weak'`)
  try {
    const line = await start((url) => {
      url.username = 'e3_weak'
      url.password = 'weak'
    })
    expect(line).toBe(
      'DATABASE_URL: e3_weak may not create roles. As an administrator: alter role "e3_weak" createrole',
    )
  } finally {
    await superuser.query('drop role e3_weak')
  }
})

it('E3: says which part of DATABASE_URL is wrong', async () => {
  expect(await start((url) => (url.password = 'wrong'))).toMatch(
    /user or password.*: correct them/u,
  )
  expect(await start((url) => (url.pathname = '/nowhere'))).toMatch(/is not there: create it/u)
  const port = String(await freePort())
  for (const host of ['127.0.0.1', 'localhost'])
    expect(await start((url) => Object.assign(url, { hostname: host, port }))).toMatch(
      /^Nobody answers at DATABASE_URL: [^\n]+ECONNREFUSED[^\n]*$/u,
    )
})

it('E3: speaks of the right thing where the database is the portal’s own', async () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), {
    code: 'ECONNREFUSED',
  })
  expect(lineFor(refused)).toMatch(/DATABASE_URL/u)
  expect(lineFor(refused, true)).toMatch(
    /^The portal’s own PostgreSQL .*server\.log.*ECONNREFUSED[^\n]*$/u,
  )
  for (const code of ['ECONNREFUSED', 'ETIMEDOUT', '28P01', '3D000', '53100'])
    expect(lineFor(Object.assign(new Error('x'), { code }), true)).not.toContain('DATABASE_URL')
})

it('E3: says that the disk is full, whoever noticed it', async () => {
  // The system's own answer of a device that is always full.
  const full: unknown = await writeFile('/dev/full', 'x').catch((error: unknown) => error)
  expect(lineFor(full as Error)).toMatch(/^The disk is full: make room where DATA_DIR is \(ENOSPC/u)
  for (const said of [
    'initdb failed: initdb: error: could not write to file "x": No space left on device',
    'PostgreSQL did not start: FATAL:  could not write lock file "postmaster.pid": No space left on device',
  ])
    expect(lineFor(new Error(said))).toBe(
      `The disk is full: make room where DATA_DIR is (${said}).`,
    )
})

it('E3: says that the port is taken', async () => {
  const first = createServer().listen(0, '127.0.0.1')
  await once(first, 'listening')
  const second = createServer().listen((first.address() as AddressInfo).port, '127.0.0.1')
  const [error] = (await once(second, 'error').catch((thrown: unknown) => [thrown])) as [Error]
  first.close()
  expect(lineFor(error)).toMatch(/^The port is taken: [^\n]+PORT[^\n]*$/u)
})

it('E3: keeps the stack of what nobody but us can mend', () => {
  expect(lineFor(new TypeError('a bug'))).toBeNull()
})

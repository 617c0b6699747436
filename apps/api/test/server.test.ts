import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { useDatabase } from './database.ts'
import { useFolder } from './use.ts'
import { testSecrets } from './keys.ts'
import { production, secrets, useScripts } from './scripts.ts'

const database = useDatabase()
const dataDir = useFolder()
const start = useScripts(dataDir)

it('ends with one line for each secret that is missing or weak', async () => {
  const { ended, output } = start('server.ts', [], {
    DATABASE_URL: database.url,
    SESSION_SECRET: 'secret',
  })
  expect(await ended).toBe(1)
  expect(output.err.trim().split('\n')).toEqual([
    expect.stringMatching(/^SESSION_SECRET is too weak/u),
    expect.stringMatching(/^ENCRYPTION_KEY is missing/u),
    expect.stringMatching(/^SIGNING_KEY is missing/u),
    expect.stringMatching(/^PUBLIC_URL is missing/u),
  ])
})

it('runs on an outside database: answers, fills in nothing, and leaves on SIGTERM within ten seconds', async () => {
  const server = start('server.ts', [], { DATABASE_URL: database.url, ...secrets })
  const address = await server.address()
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  expect((await fetch(`${address}/readyz`)).status).toBe(200)
  expect((await fetch(`${address}/api/v1/session`)).status).toBe(401)
  expect((await fetch(`${address}/metrics`)).status).toBe(404)
  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  // Outside of production it makes its own certificate; in production it asks for one.
  expect(await readdir(dataDir)).toEqual(['installation', 'seal.json', 'signing-roots'])
})

it('E2: ends with one line when the database knows another key', async () => {
  const encryptionKey = Buffer.from('another key of 32 bytes for test').toString('base64')
  const { ended, output } = start('server.ts', [], {
    DATABASE_URL: database.url,
    ...secrets,
    ENCRYPTION_KEY: encryptionKey,
  })
  expect(await ended).toBe(1)
  expect(output.err).toMatch(
    /^ENCRYPTION_KEY is not the one this database was made with; [^\n]+\n$/u,
  )
})

it('E2: leaves no seal behind where the keys do not fit', async () => {
  const refused = join(dataDir, 'refused')
  const { ended } = start('server.ts', [], {
    ...secrets,
    ENCRYPTION_KEY: Buffer.from('another key of 32 bytes for test').toString('base64'),
    DATABASE_URL: database.url,
    DATA_DIR: refused,
  })
  expect(await ended).toBe(1)
  expect(await readdir(refused).catch(() => [])).toEqual([])
})

it('E: says everything as JSON in production, a start, a fault, an environment that will not do, a command', async () => {
  const env = { ...secrets, ...production, DATABASE_URL: database.url }
  const served = start('server.ts', [], env)
  const address = await served.address()
  await fetch(`${address}/healthz`)
  served.child.kill('SIGTERM')
  expect(await served.ended).toBe(0)
  const other = {
    ENCRYPTION_KEY: Buffer.from('another key of 32 bytes for test').toString('base64'),
  }
  const runs = [
    served,
    start('server.ts', [], { ...env, ...other }),
    start('server.ts', [], { ...env, SESSION_SECRET: 'x' }),
    start('cli.ts', ['verify-evidence'], { ...env, ...other }),
  ]
  for (const [i, { ended, output }] of runs.entries()) {
    expect([i, await ended]).toEqual([i, i === 0 ? 0 : 1])
    const lines = (output.out + output.err)
      .trim()
      .split('\n')
      .filter((line) => !/^\(|ExperimentalWarning/u.test(line))
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) })
  }
  // B3: nobody vouches for the seal of a portal that is reached from elsewhere.
  expect(served.output.out).toMatch(
    /"level":40.*made by this portal: nobody else vouches for .* its fingerprint \(SHA-256\) on another way: [0-9a-f]{64}/u,
  )
  expect(JSON.parse(runs[1]!.output.out)).toMatchObject({
    level: 60,
    msg: expect.stringMatching(/^ENCRYPTION_KEY is not/),
  })
})

it('E: runs without an administrator on a database that was brought to its version, and on no other', async () => {
  const bare = new URL(database.url)
  bare.username = bare.password = ''
  const env = { ...secrets, ...production, DATABASE_URL: bare.href }
  expect(await start('cli.ts', ['migrate'], { ...env, DATABASE_URL: database.url }).ended).toBe(0)
  const served = start('server.ts', [], env)
  const address = await served.address()
  expect((await fetch(`${address}/readyz`)).status).toBe(200)
  served.child.kill('SIGTERM')
  expect(await served.ended).toBe(0)
  const file = join(dataDir, 'bare.backup')
  expect(await start('cli.ts', ['backup', file], env).ended).toBe(0)
  const refused = async (script: string, args: string[], more = {}) => {
    const { ended, output } = start(script, args, { ...env, ...more })
    expect(await ended).toBe(1)
    return output.out + output.err
  }
  expect(await refused('cli.ts', ['create-owner', 'a@example.org'])).toMatch(
    /needs an administrator/,
  )
  const other = Buffer.from('another key of 32 bytes for test').toString('base64')
  expect(await refused('server.ts', [], { ENCRYPTION_KEY: other })).toMatch(/run portal migrate/)
  expect(await refused('server.ts', [], { SIGNING_KEY: other })).toMatch(
    /SIGNING_KEY is not the one/,
  )
  const otherStep = `update schema_migrations set sha256 = reverse(sha256) where name = '0001-accounts.sql'`
  await database.superuser.query(otherStep)
  expect(await refused('server.ts', [])).toMatch(/run portal migrate/)
  await database.superuser.query(otherStep)
})

it('makes the first owner through a link that works once', async () => {
  const admin = { DATABASE_URL: database.url, ...secrets }
  const create = start('cli.ts', ['create-owner', 'Chefin@Müller.example.org'], admin)
  expect([await create.ended, create.output.err]).toEqual([0, ''])
  const link = /https:\/\/portal\.example\.org\/einladung#(\S+)/u.exec(create.output.out)
  expect(link).not.toBeNull()
  const server = start('server.ts', [], { ...admin, PUBLIC_URL: 'http://localhost:3000' })
  const address = await server.address()
  const accept = (password: string) =>
    fetch(`${address}/api/v1/invitations/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: link![1], password, name: 'Sabine Chef' }),
    })
  const problem = async (answer: Response) => [
    answer.status,
    ((await answer.json()) as { code: string }).code,
  ]
  expect(await problem(await accept('short'))).toEqual([400, 'invalid'])
  expect(await problem(await accept('passwordpassword'))).toEqual([400, 'password-refused'])
  expect(await problem(await accept('chefinchefin1'))).toEqual([400, 'password-refused'])
  const accepted = await accept('Ein langer Satz, den sonst niemand nimmt')
  expect([accepted.status, await accepted.json()]).toEqual([200, { next: 'enrol' }])
  expect(await problem(await accept('Ein langer Satz, den sonst niemand nimmt'))).toEqual([
    410,
    'token-rejected',
  ])
  const cookie = accepted.headers.get('set-cookie')!.split(';')[0]!
  const enrolment = await fetch(`${address}/api/v1/account/totp`, {
    method: 'POST',
    headers: { cookie },
  })
  expect(await enrolment.json()).toEqual({
    secret: expect.any(String),
    otpauthUri: expect.stringContaining('otpauth://totp/'),
  })
  server.child.kill('SIGTERM')
  await server.ended
  const again = start('cli.ts', ['create-owner', 'chefin@müller.example.org'], admin)
  expect([await again.ended, again.output.err.trim()]).toEqual([
    1,
    'chefin@müller.example.org has an account already.',
  ])
  const reset = start('cli.ts', ['reset-second-factor', 'chefin@xn--mller-kva.example.org'], admin)
  expect([await reset.ended, reset.output.out]).toEqual([
    0,
    expect.stringMatching(/https:\/\/portal\.example\.org\/faktor#[\w-]{43}\n/u),
  ])
})

it('says how the command is used', async () => {
  const { ended, output } = start('cli.ts', ['create-owner'], {})
  expect([await ended, output.err]).toEqual([
    2,
    expect.stringContaining('portal create-owner EMAIL'),
  ])
})

it('logs no address, no mail, no password and no code', async () => {
  const server = start('server.ts', [], { DATABASE_URL: database.url, ...secrets })
  const address = await server.address()
  const demo = inject('demo').accounts[0]!
  await fetch(`${address}/api/v1/session?email=${demo.email}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'marked-agent' },
    body: JSON.stringify({ email: demo.email, password: demo.password }),
  })
  server.child.kill('SIGTERM')
  await server.ended
  const logged = server.output.out + server.output.err
  expect(logged).toContain('"route":"/api/v1/session"')
  for (const secret of [demo.email, demo.password, 'marked-agent', testSecrets.sessionSecret])
    expect(logged).not.toContain(secret)
})

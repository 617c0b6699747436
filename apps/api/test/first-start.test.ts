import { createServer, type RequestListener } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { freePort } from '../src/platform/free-port.ts'
import { emptyDatabase } from './database.ts'
import { production, secrets, useScripts } from './scripts.ts'
import { use, useFolder } from './use.ts'

const database = use(emptyDatabase, ({ drop }) => drop())
const dataDir = useFolder()
const start = useScripts(dataDir)
const begun = () => ({ ...secrets, ...production, DATABASE_URL: database.url })
const firstLink = /first owner begins here[^"]*?\/einladung#([\w-]+)/u
const password = 'Ein langer Satz, den sonst niemand nimmt'

const accept = (address: string, body: object) =>
  fetch(`${address}/api/v1/invitations/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const problem = async (answer: Response) => {
  const { code, issues } = (await answer.json()) as { code: string; issues?: { path: string }[] }
  return [answer.status, code, issues?.map(({ path }) => path)]
}
/** A web server that is not the portal. */
async function elsewhere(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

it('ends a first start with one line where the address people are to open leads elsewhere', async () => {
  const first = (PUBLIC_URL: string) =>
    start('server.ts', [], { ...begun(), PUBLIC_URL_CHECK: 'true', PUBLIC_URL })
  const closed = `http://localhost:${await freePort('127.0.0.1')}`
  const starts = [
    first(closed),
    first(await elsewhere((_, answer) => answer.end('<h1>Praxis</h1>'))),
    first(
      await elsewhere((_, answer) =>
        answer.writeHead(301, { location: 'https://www.example.org/' }).end(),
      ),
    ),
  ]
  const whys = [
    /ECONNREFUSED/u,
    /something else answers there \(200\)/u,
    /leads on to https:\/\/www/u,
  ]
  for (const [i, { ended, output }] of starts.entries()) {
    expect(await ended).toBe(1)
    const [line] = output.out.trim().split('\n').slice(-1)
    expect(JSON.parse(line!)).toMatchObject({
      level: 60,
      msg: expect.stringMatching(/^PUBLIC_URL http:\S+ does not lead to the portal .*correct it/u),
    })
    expect(line).toMatch(whys[i]!)
    expect(output.out).not.toMatch(firstLink)
  }
})

it('tells where the first owner begins as long as there is none; of all links one works, once, and asks who it is', async () => {
  const { child, ended, ...earlier } = start('server.ts', [], begun())
  const [, old] = await earlier.says(firstLink)
  child.kill('SIGTERM')
  await ended
  const server = start('server.ts', [], begun())
  const address = await server.address()
  const [, token] = await server.says(firstLink)
  expect(await problem(await accept(address, { token: old, password }))).toEqual([
    410,
    'token-rejected',
    undefined,
  ])
  const lookup = await fetch(`${address}/api/v1/invitations/lookup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  expect(await lookup.json()).toMatchObject({
    email: null,
    name: null,
    role: 'owner',
    side: 'provider',
    account: 'new',
  })
  expect(await problem(await accept(address, { token, password }))).toEqual([
    400,
    'invalid',
    ['/name', '/email'],
  ])
  const named = (i: number) => ({ name: `Robert Zerer ${i}`, email: `owner${i}@example.org` })
  const tried = await Promise.all(
    [1, 2, 3].map((i) => accept(address, { token, password, ...named(i) })),
  )
  expect(tried.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410, 410])
  const { rows } = await database.superuser.query('select name, email, side, staff_role from users')
  const won = tried.findIndex(({ status }) => status === 200) + 1
  expect(rows).toEqual([{ ...named(won), side: 'provider', staff_role: 'owner' }])
  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  const later = start('server.ts', [], begun())
  await later.address()
  later.child.kill('SIGTERM')
  await later.ended
  expect(later.output.out).not.toMatch(firstLink)
})

it('refuses a link made for an address what it knows already', async () => {
  const made = start('cli.ts', ['create-owner', 'zweite@example.org'], begun())
  expect(await made.ended).toBe(0)
  const token = /einladung#(\S+)/u.exec(made.output.out)![1]!
  const server = start('server.ts', [], begun())
  const address = await server.address()
  const said = { token, password, name: 'Zweite', email: 'andere@example.org' }
  expect(await problem(await accept(address, said))).toEqual([400, 'invalid', ['/email']])
  expect(await problem(await accept(address, { token, password }))).toEqual([
    400,
    'invalid',
    ['/name'],
  ])
  server.child.kill('SIGTERM')
  await server.ended
})

it('does not make a second database for a command that looks elsewhere than the portal', async () => {
  const refused = async (env: Record<string, string>) => {
    const { ended, output } = start('cli.ts', ['create-owner', 'a@example.org'], env)
    expect(await ended).toBe(1)
    return output.err
  }
  const other = join(dataDir, 'other')
  expect(await refused({ DATA_DIR: other })).toMatch(
    /^There is no portal in \S+other: .* made\.\n$/u,
  )
  expect(existsSync(other)).toBe(false)
  expect(await refused({})).toMatch(/has an outside database: give its DATABASE_URL/u)

  const second = await emptyDatabase()
  onTestFinished(second.drop)
  expect(await refused({ ...secrets, DATABASE_URL: second.url })).toMatch(
    /^There is no portal in the database that DATABASE_URL/u,
  )
  const { rows } = await second.superuser.query(
    `select from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  expect(rows).toEqual([])

  const running = start('server.ts', [], begun())
  const PUBLIC_URL = await running.address()
  const migrated = { ...secrets, DATABASE_URL: second.url, DATA_DIR: other }
  expect(await start('cli.ts', ['migrate'], migrated).ended).toBe(0)
  expect(await refused({ ...migrated, PUBLIC_URL })).toMatch(
    /^The portal that runs at http\S+ has another database than this command/u,
  )
  expect(
    await start('cli.ts', ['create-owner', 'b@example.org'], { ...begun(), PUBLIC_URL }).ended,
  ).toBe(0)
  running.child.kill('SIGTERM')
  await running.ended
})

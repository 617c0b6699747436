import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { codeOf, stepAt } from '../apps/api/src/accounts/factors/totp.ts'
import { demoAccounts } from '../apps/api/src/demo/accounts.ts'
import { makePdf } from '../apps/api/test/make-pdf.ts'
import { ensureApiBuild } from './api-build.ts'
import { freePort } from '../apps/api/src/platform/free-port.ts'

let address = ''
let dataDir = ''
let portal: ChildProcess | undefined
let cookie = ''

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'portal-start-'))
  const port = await freePort()
  address = `http://localhost:${port}`
  const env = { PATH: process.env.PATH, PORT: String(port), DATA_DIR: dataDir }
  const script = join(import.meta.dirname, 'start.ts')
  portal = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface(portal.stdout!)
  for await (const line of lines) if (line.startsWith('AVV-Portal:')) break
  portal.stdout!.resume()
  cookie = await signIn()
})
afterAll(async () => {
  if (portal?.kill('SIGTERM')) await once(portal, 'exit')
  await rm(dataDir, { recursive: true, force: true })
})

const call = (path: string, options: RequestInit = {}, headers: Record<string, string> = {}) =>
  fetch(`${address}/api/v1${path}`, {
    ...options,
    headers: { cookie, origin: address, ...headers },
  })
const post = (path: string, body: object) =>
  call(path, { method: 'POST', body: JSON.stringify(body) }, { 'content-type': 'application/json' })

async function signIn(): Promise<string> {
  const account = (await demoAccounts(dataDir)).find(({ role }) => role === 'authorised')!
  const { email, password, totpSecret } = account
  const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]!.split(';')[0]!
  cookie = cookieOf(await post('/session', { email, password }))
  const code = codeOf(totpSecret!, stepAt(new Date().toISOString()))
  return cookieOf(await post('/session/totp', { code }))
}

it('serves the pages from the folder they were built into', async () => {
  const answer = await fetch(address)
  expect(answer.headers.get('content-type')).toContain('text/html')
  expect(await answer.text()).toContain('<script type="module"')
})

it('typesets and seals in a thread that stands beside the bundle', async () => {
  const { items } = (await (await call('/receipts')).json()) as { items: { id: string }[] }
  const letter = await call(`/receipts/${items[0]!.id}/content`)
  expect(letter.status).toBe(200)
  expect(Buffer.from(await letter.arrayBuffer()).toString('latin1')).toMatch(
    /^%PDF-1\.7[^]*\/ByteRange/u,
  )
})

it('looks into uploaded files in another one', async () => {
  const draft = await post('/instructions', {
    kind: 'other',
    title: 'Mit Anlage',
    text: 'Bitte beachten Sie die Anlage.',
  })
  const { id } = (await draft.json()) as { id: string }
  const body = new FormData()
  body.set('file', new Blob([makePdf()], { type: 'application/pdf' }), 'Anlage.pdf')
  expect((await call(`/instructions/${id}/attachments`, { method: 'POST', body })).status).toBe(201)
})

it('names the lines of the sources when something breaks', () => {
  const door = JSON.stringify(pathToFileURL(ensureApiBuild()).href)
  const breaking = `process.setSourceMapsEnabled(true)
    const { main } = await import(${door})
    await main({ open: () => Promise.reject(new TypeError('a bug')) })`
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', breaking],
    { env: { PATH: process.env.PATH, DATA_DIR: dataDir }, encoding: 'utf8' },
  )
  expect(status).toBe(1)
  expect(stderr).toMatch(/TypeError: a bug[^]*apps\/api\/src\/server\.ts:\d+/u)
})

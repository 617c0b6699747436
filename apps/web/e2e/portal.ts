import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect, inject, vi } from 'vitest'
import { codeOf, stepAt } from '../../api/src/accounts/factors/totp.ts'
import { cloneDatabase } from '../../api/test/database.ts'
import { account } from '../../api/test/demo.ts'
import { testSecrets } from '../../api/test/keys.ts'

const root = join(import.meta.dirname, '../../..')

export type RunningPortal = Awaited<ReturnType<typeof startPortal>>

/** The whole portal as a process of its own, on a clone of the demonstration, and a browser to look at it. */
export async function startPortal() {
  const database = await cloneDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-e2e-'))
  const port = await freePort()
  const address = `http://localhost:${port}`
  const server = spawn(process.execPath, [join(root, 'apps/api/src/server.ts')], {
    env: {
      PATH: process.env.PATH ?? '',
      DATABASE_URL: database.url,
      SESSION_SECRET: testSecrets.sessionSecret,
      ENCRYPTION_KEY: testSecrets.encryptionKey.toString('base64'),
      SIGNING_KEY: testSecrets.signingKey.toString('base64'),
      PUBLIC_URL: address,
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await untilReady(server, address)
  const browser = await launch()
  return {
    address,
    dataDir,
    superuser: database.superuser,
    visit: (options?: BrowserContextOptions) => visit(browser, address, options),
    close: async () => {
      await browser.close()
      server.kill('SIGTERM')
      await once(server, 'exit')
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const launch = () =>
  chromium.launch({
    executablePath: inject('chromium'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })

async function untilReady(server: ChildProcess, address: string) {
  await vi.waitFor(
    async () => {
      expect(server.exitCode).toBeNull()
      expect((await fetch(`${address}/readyz`)).status).toBe(200)
    },
    { timeout: 30_000, interval: 100 },
  )
}

/** A visitor with a cookie jar of their own. `wrong` collects every policy violation, page error and failed script. */
async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    baseURL: address,
    ...options,
  })
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    // A refused request is an answer the pages show; anything else the browser complains of is our fault.
    const isRefusal = /^(Failed to load resource|AppError: |React Router caught .* AppError: )/su
    if (message.type() === 'error' && !isRefusal.test(message.text())) wrong.push(message.text())
  })
  return { page, wrong, leave: () => context.close() }
}

const used = new Map<string, number>()

/** A code nobody has given yet and that stays good for at least fifteen seconds; waits for one where it has to. */
export async function freshCode(wanted: string): Promise<string> {
  const { email, totpSecret } = account(wanted)
  const stepIn = (seconds: number) => stepAt(new Date(Date.now() + seconds * 1000).toISOString())
  const next = Math.max(stepIn(15) - 1, (used.get(email) ?? 0) + 1)
  await vi.waitUntil(() => stepIn(0) >= next, { timeout: 91_000, interval: 250 })
  used.set(email, next)
  return codeOf(totpSecret ?? '', next)
}

/** Waits for an address, and not for everything the page behind it loads: pages move on by themselves. */
export const arrived = (page: Page, at: RegExp | ((url: URL) => boolean)) =>
  page.waitForURL(at, { waitUntil: 'commit' })

/** Logs in through the pages, as a person does. */
export async function logIn(page: Page, wanted: string): Promise<void> {
  const { email, password } = account(wanted)
  await page.goto('/login')
  await page.getByLabel('E-Mail-Adresse').fill(email)
  await page.getByLabel('Passwort', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Weiter' }).click()
  await page.getByLabel(/^Code aus/u).fill(await freshCode(wanted))
  await page.getByRole('button', { name: 'Anmelden' }).click()
  await arrived(page, ({ pathname }) => pathname !== '/login')
  await page.getByRole('heading', { level: 1 }).waitFor()
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, 'localhost', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContextOptions, chromium } from 'playwright-core'
import { expect, inject, vi } from 'vitest'
import { freePort } from '../../../scripts/free-port.ts'
import { codeOf, stepAt } from '../../api/src/accounts/factors/totp.ts'
import { cloneDatabase } from '../../api/test/database.ts'
import { account } from '../../api/test/demo.ts'
import { testSecrets } from '../../api/test/keys.ts'
import { use } from '../../api/test/use.ts'
import { patience, visit } from './visit.ts'

export type RunningPortal = Awaited<ReturnType<typeof startPortal>>

/** The portal of a file's journeys. */
export const usePortal = () => use(startPortal, ({ close }) => close())

/** The whole portal as a process of its own, on a clone of the demonstration, and a browser to look at it. */
async function startPortal() {
  const database = await cloneDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-e2e-'))
  const port = await freePort()
  const address = `http://localhost:${port}`
  const server = startServer({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PUBLIC_URL: address,
    PORT: String(port),
  })
  const [browser] = await Promise.all([launch(), untilReady(server, address)])
  const moveOn = clockOf(server)
  return {
    address,
    dataDir,
    superuser: database.superuser,
    visit: (options?: BrowserContextOptions) => visit(browser, address, options),
    /** A code nobody has given yet; half a minute passes for it, in the portal alone. */
    freshCode: async (wanted: string) =>
      codeOf(account(wanted).totpSecret ?? '', stepAt(await moveOn(30))),
    /** What an app shows that holds this secret. */
    codeFor: async (secret: string) => codeOf(secret, stepAt(await moveOn(0))),
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
    timeout: patience.timeout,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })

const startServer = (env: Record<string, string>) =>
  spawn(process.execPath, [join(import.meta.dirname, '../../api/test/start-portal.ts')], {
    env: {
      PATH: process.env.PATH ?? '',
      SESSION_SECRET: testSecrets.sessionSecret,
      ENCRYPTION_KEY: testSecrets.encryptionKey.toString('base64'),
      SIGNING_KEY: testSecrets.signingKey.toString('base64'),
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })

async function untilReady(server: ChildProcess, address: string) {
  await vi.waitFor(async () => {
    expect(server.exitCode).toBeNull()
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
  }, patience)
}

/** Moves the portal's clock on by seconds and resolves to its time then. */
function clockOf(server: ChildProcess): (seconds: number) => Promise<string> {
  let last: Promise<unknown> = Promise.resolve()
  return (seconds) => {
    const moved = last.then(async () => {
      server.send(seconds)
      const [now] = await once(server, 'message')
      return String(now)
    })
    last = moved
    return moved
  }
}

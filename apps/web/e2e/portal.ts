import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContextOptions, chromium } from 'playwright-core'
import { expect, inject, vi } from 'vitest'
import { freePort } from '../../api/src/platform/free-port.ts'
import { codeOf, stepAt } from '../../api/src/accounts/factors/totp.ts'
import { cloneDatabase } from '../../api/test/database.ts'
import { account } from '../../api/test/demo.ts'
import { patience } from '../../api/test/patience.ts'
import { type PortalProcess, startPortalProcess } from '../../api/test/portal-process.ts'
import { use } from '../../api/test/use.ts'
import { visit } from './visit.ts'

export type RunningPortal = Awaited<ReturnType<typeof startPortal>>

/** The portal of a file's journeys. */
export const usePortal = () => use(startPortal, ({ close }) => close())

/** The whole portal as a process of its own, on a clone of the demonstration, and a browser to look at it. */
async function startPortal() {
  const database = await cloneDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-e2e-'))
  const port = await freePort()
  const address = `http://localhost:${port}`
  const server = startPortalProcess({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PUBLIC_URL: address,
    PORT: String(port),
    LOG_LEVEL: 'warn',
  })
  const [browser] = await Promise.all([launch(), untilReady(server, address)])
  return {
    address,
    dataDir,
    superuser: database.superuser,
    visit: (options?: BrowserContextOptions) => visit(browser, address, options),
    /** A code nobody has given yet; half a minute passes for it, in the portal alone. */
    freshCode: async (wanted: string) =>
      codeOf(account(wanted).totpSecret ?? '', stepAt(await server.moveOn(30))),
    /** What an app shows that holds this secret. */
    codeFor: async (secret: string) => codeOf(secret, stepAt(await server.moveOn(0))),
    close: async () => {
      await browser.close()
      server.child.kill('SIGTERM')
      await server.ended
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

async function untilReady({ child, output }: PortalProcess, address: string) {
  await vi.waitFor(async () => {
    expect([child.exitCode, output.text]).toEqual([null, expect.any(String)])
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
  }, patience)
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContextOptions, chromium } from 'playwright-core'
import { expect, inject, vi } from 'vitest'
import { freePort } from '../../api/src/platform/free-port.ts'
import { codeOf, stepAt } from '../../api/src/accounts/factors/totp.ts'
import { cloneDatabase, emptyDatabase } from '../../api/test/database.ts'
import { account } from '../../api/test/demo.ts'
import { patience } from '../../api/test/patience.ts'
import { type PortalProcess, startPortalProcess } from '../../api/test/portal-process.ts'
import { production } from '../../api/test/scripts.ts'
import { use } from '../../api/test/use.ts'
import { visit } from './visit.ts'

export type RunningPortal = Awaited<ReturnType<typeof startPortal>>

/** The portal of a file's journeys. */
export const usePortal = () =>
  use(
    () => startPortal(cloneDatabase, {}),
    ({ close }) => close(),
  )

/** A portal that is meant for real and holds nothing yet. */
export const useEmptyPortal = () =>
  use(
    () => startPortal(emptyDatabase, { ...production, LOG_LEVEL: 'info' }),
    ({ close }) => close(),
  )

/** The whole portal as a process of its own, on a database of its own, and a browser to look at it. */
async function startPortal(open: typeof cloneDatabase, env: Record<string, string>) {
  const database = await open()
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-e2e-'))
  const port = await freePort()
  const address = `http://localhost:${port}`
  const server = startPortalProcess({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PUBLIC_URL: address,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    ...env,
  })
  const [browser] = await Promise.all([launch(), untilReady(server, address)])
  // Its clock stands still, and the database's does not.
  await database.superuser.query(`update evidence_clock set tolerance = '1000 years'`)
  const enrolled = new Map<string, string>()
  const secretOf = (who: string) => enrolled.get(who) ?? account(who).totpSecret ?? ''
  return {
    address,
    dataDir,
    superuser: database.superuser,
    /** What the portal says, once it says something like that. */
    says: (pattern: RegExp) => vi.waitUntil(() => pattern.exec(server.output.text), patience),
    visit: (options?: BrowserContextOptions) => visit(browser, address, options),
    /** A code nobody has given yet; half a minute passes for it, in the portal alone. */
    freshCode: async (who: string) => codeOf(secretOf(who), stepAt(await server.moveOn(30))),
    /** What the app shows into which somebody has just put this secret; it is theirs from now on. */
    enrol: async (who: string, secret: string) => {
      enrolled.set(who, secret)
      return codeOf(secret, stepAt(await server.moveOn(0)))
    },
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

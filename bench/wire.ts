import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { ensureApiBuild } from '../scripts/api-build.ts'
import { ensureChromium } from '../scripts/chromium.ts'
import { ensureWebBuild } from '../scripts/web-build.ts'
import { openDatabase } from './data/folder.ts'
import { type Line, line } from './line.ts'
import { measureLighthouse } from './lighthouse.ts'
import { signInBoth } from './reads/sessions.ts'
import { measureSlowLine } from './slow-line.ts'
import { startAsServed } from './served.ts'

const pages = [
  { page: 'login', path: '/login', least: 100 },
  { page: 'home', path: '/', least: 180 },
] as const
const requests = 25

/** Kilobytes and requests until a page is there for the first time, and what Lighthouse makes of it on a phone. */
export async function measureWire(): Promise<Line[]> {
  ensureWebBuild()
  ensureApiBuild()
  const database = await openDatabase('small')
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-bench-'))
  const portal = await startAsServed('scripts/start.ts', database.adminUrl, dataDir)
  const program = ensureChromium()
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] })
  try {
    const lines: Line[] = []
    const sessions = await signInBoth(database, portal.origin)
    for (const { page, path, least } of pages) {
      const signed = page === 'home' ? [sessions[0]!, sessions.at(-1)!] : [null]
      for (const session of signed) {
        const name = session ? `${page} (${session.side})` : page
        const cookie = session?.cookie ?? null
        const loads = await firstLoad(browser, portal.origin, path, cookie)
        const kilobytes = loads.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000
        lines.push(
          line(`${name}: KB on the wire`, kilobytes, '<=', least),
          line(`${name}: requests`, loads.length, '<=', requests),
          ...(await measureSlowLine(browser, `${portal.origin}${path}`, name, cookie)),
          ...(await measureLighthouse(program, `${portal.origin}${path}`, name, cookie)),
        )
        if (process.env.LOADS) console.table(loads.toSorted((a, b) => b.bytes - a.bytes))
      }
    }
    return lines
  } finally {
    await browser.close()
    await portal.stop()
    await database.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** What a browser that was never here fetches for a page, headers included, until nothing more comes. */
async function firstLoad(browser: Browser, origin: string, path: string, cookie: string | null) {
  const context = await browser.newContext({ locale: 'de-DE' })
  const [name = '', value = ''] = cookie?.split('=') ?? []
  if (cookie) await context.addCookies([{ name, value, url: origin }])
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  const loads = new Map<string, { path: string; bytes: number }>()
  await wire.send('Network.enable')
  wire.on('Network.requestWillBeSent', ({ requestId, request }) =>
    loads.set(requestId, { path: request.url.replace(origin, ''), bytes: 0 }),
  )
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const load = loads.get(requestId)
    if (load) load.bytes = encodedDataLength
  })
  await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' })
  await context.close()
  return [...loads.values()]
}

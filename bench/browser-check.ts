import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Browser, chromium, type Page } from 'playwright-core'
import { ensureApiBuild } from '../scripts/api-build.ts'
import { ensureChromium } from '../scripts/chromium.ts'
import { ensureWebBuild } from '../scripts/web-build.ts'
import { openDatabase } from './data/folder.ts'
import { exported, jwks } from './evidence-log.ts'
import { type Line, line } from './line.ts'
import { signInBoth } from './reads/sessions.ts'
import { startAsServed } from './served.ts'

const events = Number(process.env.EVENTS ?? 100_000)

/**
 * "Jetzt prüfen" in Chromium on the portal's own page, on a log of EVENTS events (a hundred thousand) that streams in from beside it: the
 * seconds it takes, the longest time the page did not answer meanwhile, and what it says of a log with one changed line.
 */
export async function measureBrowserCheck(): Promise<Line[]> {
  ensureWebBuild()
  ensureApiBuild()
  const database = await openDatabase('small')
  const folder = await mkdtemp(join(tmpdir(), 'portal-bench-'))
  const portal = await startAsServed('scripts/start.ts', database.adminUrl, folder)
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: ['--no-sandbox'],
  })
  const file = join(folder, 'export.ndjson')
  await pipeline(exported(events), createWriteStream(file))
  const server = createServer((_, response) => {
    response.writeHead(200, {
      'access-control-allow-origin': portal.origin,
      'access-control-allow-credentials': 'true',
    })
    createReadStream(file).pipe(response)
  }).listen(0)
  try {
    const [session] = await signInBoth(database, portal.origin)
    const beside = `http://localhost:${(server.address() as AddressInfo).port}/`
    const page = await pageWith(browser, portal.origin, session!.cookie, beside)
    const whole = await checkOn(page)
    if (!whole.said.includes('Das Nachweisprotokoll: stimmt\n')) throw new Error(whole.said)
    await changeOneLine(file, Math.floor(events / 2))
    const changed = await checkOn(page)
    const named = /Ereignis \d+ passt nicht[^\n]*/u.exec(changed.said)?.[0]
    if (!named) throw new Error(changed.said)
    console.log(named)
    return [
      line(`${events.toLocaleString('en')} events checked in Chromium: s`, whole.seconds, '<=', 10),
      line('longest time the page did not answer meanwhile: ms', whole.stillMs, '<=', 200),
    ]
  } finally {
    await browser.close()
    server.close()
    await portal.stop()
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function pageWith(browser: Browser, origin: string, cookie: string, beside: string) {
  const context = await browser.newContext({ locale: 'de-DE' })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: origin }])
  await context.route('**/evidence/export*', (route) => route.continue({ url: beside }))
  await context.route('**/jwks.json', (route) => route.fulfill({ json: jwks }))
  const page = await context.newPage()
  await page.goto(`${origin}/nachweise`)
  return page
}

/** Checks once, and counts meanwhile how long no timer of the page came. */
async function checkOn(page: Page) {
  const button = page.getByRole('button', { name: 'Jetzt prüfen' })
  await button.waitFor()
  await page.evaluate(() => {
    let last = performance.now()
    const stillness = { ms: 0 }
    Object.assign(globalThis, { stillness })
    setInterval(() => {
      const now = performance.now()
      stillness.ms = Math.max(stillness.ms, now - last - 10)
      last = now
    }, 10)
  })
  const begun = performance.now()
  await button.click()
  await page.getByText(/^Geprüft am|^Es wurde nichts geprüft/u).waitFor({ timeout: 600_000 })
  const seconds = (performance.now() - begun) / 1000
  const stillMs = await page.evaluate(
    () => (globalThis as unknown as { stillness: { ms: number } }).stillness.ms,
  )
  const said = await page.locator('#jetzt-pruefen').innerText()
  await page.reload()
  return { seconds, stillMs, said }
}

/** As somebody would who has the file: a number in one line is another one, and nothing else. */
async function changeOneLine(file: string, sequence: number) {
  const handle = await open(file, 'r+')
  const content = await handle.readFile('latin1')
  const place = content.indexOf(`"W-2026-${sequence}"`) + 1
  await handle.write('X', place)
  await handle.close()
}

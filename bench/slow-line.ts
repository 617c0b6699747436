import type { Browser } from 'playwright-core'
import { type Line, line } from './line.ts'

const bytesPerSecond = 400_000 / 8
const latency = 400

/** Seconds until a page has its first heading, and until it can be used, where nothing of it is there yet and the line is slow. */
export async function measureSlowLine(
  browser: Browser,
  url: string,
  name: string,
  cookie: string | null,
): Promise<Line[]> {
  const context = await browser.newContext({
    locale: 'de-DE',
    viewport: { width: 390, height: 844 },
  })
  const [key = '', value = ''] = cookie?.split('=') ?? []
  if (cookie) await context.addCookies([{ name: key, value, url: new URL(url).origin }])
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  await wire.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  })
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1_000
  await page.goto(url, { waitUntil: 'commit' })
  await page.locator('h1').first().waitFor()
  const heading = seconds()
  await page.locator('main:not([aria-busy]) :is(input, a, button)').first().waitFor()
  await page.locator('[data-loading]').waitFor({ state: 'detached' })
  const usable = seconds()
  await context.close()
  return [
    line(`${name}: seconds to the first heading at 400 kbit/s`, heading, '<=', 4),
    line(`${name}: seconds until it can be used`, usable, '<=', 6),
  ]
}

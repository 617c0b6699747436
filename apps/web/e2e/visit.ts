import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { patience } from '../../api/test/patience.ts'

/** A visitor with a cookie jar of their own. `wrong` collects every policy violation, page error and failed script. */
export async function visit(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
) {
  const context = await browser.newContext({
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    baseURL: address,
    ...options,
  })
  context.setDefaultTimeout(patience.timeout)
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    // A refused request is an answer the pages show; anything else the browser complains of is our fault.
    const isRefusal = /^(Failed to load resource|AppError: )/su
    if (message.type() === 'error' && !isRefusal.test(message.text())) wrong.push(message.text())
  })
  return { page, wrong, leave: () => context.close() }
}

/** Waits for an address, and not for everything the page behind it loads: pages move on by themselves. */
export const arrived = (page: Page, at: RegExp | ((url: URL) => boolean)) =>
  page.waitForURL(at, { waitUntil: 'commit' })

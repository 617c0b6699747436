import axe, { type run } from 'axe-core'
import type { Page } from 'playwright-core'

declare global {
  var axe: { run: typeof run }
}

/** A phone and a desk: nothing may be wider than either. */
const widths = [390, 1280]

/** What axe finds on a page as it stands, and where it is wider than the screen. Leaves the page at its width. */
export async function faultsOf(page: Page): Promise<string[]> {
  await settled(page)
  // It stays until the page is loaded anew.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { resultTypes: ['violations'] }),
  )
  const found = violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ')}`)
  const before = page.viewportSize()
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const widest = await page.evaluate(() => {
      if (document.documentElement.scrollWidth <= innerWidth) return null
      const outside = [...document.querySelectorAll('body *')].filter(
        (each) => each.getBoundingClientRect().right > innerWidth,
      )
      return outside.at(-1)?.outerHTML.slice(0, 200) ?? 'nothing in particular'
    })
    if (widest) found.push(`wider than ${width} pixels: ${widest}`)
  }
  if (before) await page.setViewportSize(before)
  return found
}

/** A page without its heading is still on its way, and a colour that changes is neither of its two. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
}

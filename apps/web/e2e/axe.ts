import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** A phone and a desk: nothing may be wider than either. */
const widths = [390, 1280]

/** What axe finds on a page as it stands, and where it is wider than the screen. Leaves the page at its width. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    // There are no frames; without, each look would open a window of its own.
    .setLegacyMode()
    .analyze()
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

import type { Page } from 'playwright-core'
import { read } from '../build/sayings.ts'

const ids = new Set(read('de').map(({ id }) => id))

/** Where a page shows the name of a text instead of the text, because it was not loaded. */
export async function unsaidAt(page: Page): Promise<string[]> {
  const words = await page.evaluate(() => {
    const spoken = ['aria-label', 'title', 'alt', 'placeholder', 'aria-description']
    const elements = [...document.querySelectorAll(spoken.map((name) => `[${name}]`).join())]
    return [
      document.title,
      document.body.textContent,
      ...elements.flatMap((element) => spoken.map((name) => element.getAttribute(name) ?? '')),
    ].flatMap((text) => text.match(/[A-Za-z0-9+/]{6,}/gu) ?? [])
  })
  return words
    .flatMap((word) => Array.from(word, (_, at) => word.slice(at, at + 6)))
    .filter((word) => ids.has(word))
    .map((id) => `says only ${id}`)
}

import type { Page } from 'playwright-core'

/** Numbers and codes that stand by themselves where a translation of the browser could put others in their place. */
export async function translatedAt(page: Page): Promise<string[]> {
  const found = await page.evaluate(() => {
    const code = /^\s*:?\s*(?:[A-ZÄÖÜ]{1,4}-\d{4}-\d{4,5}|[0-9a-f]{8})\s*$/u
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: string[] = []
    while (walker.nextNode()) {
      const { textContent, parentElement } = walker.currentNode
      if (parentElement?.translate && code.test(textContent ?? '')) texts.push(textContent ?? '')
    }
    return texts
  })
  return found.map((text) => `lets ${text.trim()} be translated`)
}

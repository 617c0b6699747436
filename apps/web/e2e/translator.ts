import type { Page } from 'playwright-core'

/** From here on every text of the page is replaced as browsers' translations do it, also what comes later. */
export const translate = (page: Page) =>
  page.evaluate(() => {
    const put = (text: Text) => {
      const outer = document.createElement('font')
      outer.append(document.createElement('font'))
      outer.firstElementChild!.append(`«${text.data}»`)
      text.before(outer)
      text.remove()
    }
    const all = (root: Node) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      const texts: Text[] = []
      while (walker.nextNode()) texts.push(walker.currentNode as Text)
      for (const text of texts) {
        const { parentElement } = text
        if (parentElement?.translate && !parentElement.closest('font, script') && text.data.trim())
          put(text)
      }
    }
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes) if (node.isConnected) all(node.parentNode ?? node)
    }).observe(document.body, { childList: true, subtree: true })
    all(document.body)
  })

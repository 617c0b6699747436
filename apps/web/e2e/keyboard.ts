import type { Locator, Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { patience } from '../../api/test/patience.ts'

// The longest way is past a form with every field of an instruction open.
const longestWay = 120

export type Keyboard = ReturnType<typeof keyboardOf>

/** Somebody who uses nothing but the keys. Each stop on the way must show that it has the focus. */
export function keyboardOf(page: Page) {
  const { keyboard } = page

  async function tabTo(target: Locator) {
    await target.waitFor()
    for (let stop = 0; stop < longestWay; stop++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await keyboard.press('Tab')
      expect(await unseenFocus(page)).toBeNull()
    }
    throw new Error(`the tab key never reaches ${String(target)}`)
  }

  return {
    page,
    tabTo,
    /** Writes into a field in place of what stands there. */
    type: async (label: string | RegExp, text: string) => {
      await tabTo(page.getByRole('textbox', { name: label }).or(passwordField(page, label)))
      await keyboard.press('ControlOrMeta+A')
      await keyboard.type(text)
    },
    enter: () => keyboard.press('Enter'),
    press: async (name: string | RegExp, within: Page | Locator = page) => {
      await tabTo(within.getByRole('button', { name }))
      await keyboard.press('Enter')
    },
    follow: async (name: string | RegExp) => {
      await tabTo(page.getByRole('link', { name }).first())
      await keyboard.press('Enter')
    },
    /** The tab key stops once at a group of radio buttons; the arrows choose within. */
    choose: async (name: string | RegExp) => {
      const wanted = page.getByRole('radio', { name })
      const group = await wanted.getAttribute('name')
      const stop = page.locator(`input[name="${group}"]:focus`)
      for (let i = 0; i < longestWay && (await stop.count()) === 0; i++) await keyboard.press('Tab')
      await keyboard.press('Space')
      for (let i = 0; i < longestWay && !(await wanted.isChecked()); i++)
        await keyboard.press('ArrowDown')
      expect(await wanted.isChecked()).toBe(true)
    },
    /** Waits for a page or step; what was pressed is gone, so the focus has to be somewhere in what replaced it. */
    arrives: async (heading: string | RegExp) => {
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      await vi.waitFor(async () => expect(await focusIn(page, 'main')).toBe(true), patience)
    },
    /** What follows happens on the same page: the focus may have moved, and is not lost. */
    staysIn: (region: string) =>
      vi.waitFor(async () => expect(await focusIn(page, region)).toBe(true), patience),
  }
}

/** A password is no text box in the tree of roles. */
const passwordField = (page: Page, label: string | RegExp) =>
  page.getByLabel(label, { exact: true }).and(page.locator('input[type=password]'))

const focusIn = (page: Page, region: string) => page.locator(`${region} :focus`).isVisible()

/** Says which element has the focus and does not show it; null where all is well or the focus left the page. */
const unseenFocus = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    // The calendar's button within a date field has a ring of the browser's own.
    if (!at?.matches(':focus') || at === document.body) return null
    const { outlineStyle, outlineWidth } = getComputedStyle(at)
    const [box] = at.getClientRects()
    const isRinged = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
    if (!box || !isRinged) return `no ring: ${at.outerHTML.slice(0, 200)}`
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    const isCovered = !top || !(at.contains(top) || top.contains(at))
    return isCovered ? `covered: ${at.outerHTML.slice(0, 200)}` : null
  })

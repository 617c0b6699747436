import { expect, it } from 'vitest'
import { faultsAt, type Places } from './places.ts'
import type { RunningPortal } from './portal.ts'
import { logIn } from './steps.ts'

/** Looks at all somebody gets to see, first on a phone in the dark, then in English. */
export const itIsFaultless = (
  portal: RunningPortal,
  who: string,
  login: string,
  places: () => Places,
) =>
  it(`axe finds nothing on the pages of ${who}, on a phone in the dark and in English`, async () => {
    const { page, wrong, leave } = await portal.visit({
      colorScheme: 'dark',
      viewport: { width: 390, height: 900 },
    })
    await logIn(portal, page, login)
    const found: string[] = []
    const { twice, once } = places()
    for (const place of [...twice, ...once]) found.push(...(await faultsAt(page, place)))
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto('/')
    await page.getByRole('button', { name: 'English' }).click()
    await page.locator('html[lang=en]').waitFor()
    for (const place of twice) found.push(...(await faultsAt(page, place)))
    expect(found).toEqual([])
    expect(wrong).toEqual([])
    await leave()
  })

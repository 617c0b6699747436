import { entryPages } from '@portal/domain/entry-addresses'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { account } from '../../api/test/demo.ts'
import { faultsAt, type Places, refused, submit } from './places.ts'
import { usePortal } from './portal.ts'
import { token, useSamples } from './samples.ts'

const portal = usePortal()
useSamples(portal)

const secondStep = (login: string) => async (page: Page) => {
  const { email, password } = account(login)
  await page.locator('[name=email]').fill(email)
  await page.locator('[name=password]').fill(password)
  await submit(page)
  await page.locator('[name=password]').waitFor({ state: 'detached' })
}
async function recoveryStep(page: Page) {
  await secondStep('petra.lindenau')(page)
  await page.locator('section li button').last().click()
  await page.locator('[name=recoveryCode]').waitFor()
}
async function enrolApp(page: Page) {
  await secondStep('julia.marktl')(page)
  await page.locator('section button').last().click()
  await page.getByRole('img', { name: /QR/u }).waitFor()
}
async function enrolPasskey(page: Page) {
  await secondStep('julia.marktl')(page)
  await page.locator('section button').first().click()
  await page.locator('[name=name]').waitFor()
}
async function ask(page: Page) {
  await page.locator('[name=email]').fill('niemand@example.org')
  await submit(page)
  await page.locator('[name=email]').waitFor({ state: 'detached' })
}
const beforeLogin: Places = {
  twice: [
    [entryPages.signIn, refused],
    [entryPages.signIn, secondStep('julia.marktl')],
    [entryPages.signIn, enrolApp],
    `${entryPages.invitation}#${token}`,
    `${entryPages.password}#${token}`,
  ],
  once: [
    [entryPages.signIn, secondStep('petra.lindenau')],
    [entryPages.signIn, recoveryStep],
    [entryPages.signIn, enrolPasskey],
    entryPages.passwordForgotten,
    [entryPages.passwordForgotten, ask],
    `${entryPages.invitation}#${token.toUpperCase()}`,
    entryPages.invitation,
    `${entryPages.secondFactor}#${token}`,
    `${entryPages.email}#${token}`,
  ],
}

it.each([
  ['on a phone in the dark', 'de-DE', 'dark' as const, 390, beforeLogin.once],
  ['in English', 'en-GB', 'light' as const, 1280, []],
])(
  'axe finds nothing on the pages before login, %s',
  async (_, locale, colorScheme, width, more) => {
    const { page, wrong, leave } = await portal.visit({
      locale,
      colorScheme,
      viewport: { width, height: 900 },
    })
    const found: string[] = []
    for (const place of [...beforeLogin.twice, ...more]) {
      // Each as somebody who comes anew: without a step that was taken before, and not by a change of the fragment alone.
      await page.context().clearCookies()
      await page.goto('about:blank')
      found.push(...(await faultsAt(page, place)))
    }
    expect(found).toEqual([])
    expect(wrong).toEqual([])
    await leave()
  },
)

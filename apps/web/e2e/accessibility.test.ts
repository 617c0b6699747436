import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { logIn, type RunningPortal, startPortal } from './portal.ts'

let portal: RunningPortal
const ids: Record<string, string> = {}
beforeAll(async () => {
  portal = await startPortal()
  const one = async (text: string) =>
    (await portal.superuser.query<{ id: string }>(text)).rows[0]!.id
  ids.agreement = await one(
    `select a.id from agreements a join clients c on c.id = a.client_id where c.name like 'Physio%'`,
  )
  ids.notice = await one(`select id from notices where kind = 'incident'`)
  ids.notice_draft = await one(`select id from notices where status = 'draft'`)
  for (const status of ['draft', 'submitted', 'in_progress', 'executed']) {
    ids[status] = await one(
      `select i.id from instructions i join clients c on c.id = i.client_id where c.name like 'Physio%' and status = '${status}'`,
    )
  }
  ids.declined = await one(`select id from instructions where status = 'declined'`)
  ids.client = await one(`select id from clients where name like 'Physio%'`)
})
afterAll(() => portal.close())

const shared = () => [
  '/',
  '/vertrag',
  '/unterauftragnehmer',
  '/massnahmen',
  '/dokumente',
  '/mitteilungen',
  '/weisungen',
  `/mitteilungen/${ids.notice}`,
  `/weisungen/${ids.executed}`,
  '/gibt-es-nicht',
]
const ofClient = () => [
  ...shared(),
  '/praxis',
  '/weisungen/neu',
  `/weisungen/${ids.draft}`,
  `/weisungen/${ids.draft}/bearbeiten`,
  `/weisungen/${ids.submitted}`,
]
const ofProvider = () => [
  ...shared(),
  `/vertrag/${ids.agreement}`,
  '/kunden',
  `/kunden/${ids.client}`,
  '/postausgang',
  '/dokumente/neu',
  '/mitteilungen/neu',
  `/mitteilungen/${ids.notice_draft}`,
  `/mitteilungen/${ids.notice_draft}/bearbeiten`,
  `/weisungen/${ids.submitted}`,
  `/weisungen/${ids.in_progress}/ausfuehren`,
  `/weisungen/${ids.in_progress}/ablehnen`,
  `/weisungen/${ids.declined}`,
]

it.each([
  ['an authorised person', 'lukas.huber', ofClient, 'light' as const, 390],
  ['an authorised person in the dark', 'sabine.koch', shared, 'dark' as const, 1280],
  ['the provider', 'robert.zerer', ofProvider, 'light' as const, 1280],
  ['the provider in the dark on a phone', 'eva.brandl', ofProvider, 'dark' as const, 390],
])('axe finds nothing on the pages of %s', async (_, login, paths, colorScheme, width) => {
  const { page, wrong, leave } = await portal.visit({
    colorScheme,
    viewport: { width, height: 900 },
  })
  await logIn(page, login)
  const found: string[] = []
  // Language changes words, the dark changes colours: each is looked at once.
  for (const language of colorScheme === 'dark' ? ['de'] : ['de', 'en']) {
    for (const path of paths()) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const { id, nodes } of violations)
        found.push(`${language} ${path}: ${id} at ${nodes[0]?.target.join(' ')}`)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      if (overflow) found.push(`${language} ${path}: wider than the screen`)
    }
    if (language === 'de' && colorScheme === 'light') {
      const english = page.getByRole('button', { name: 'English' })
      if (!(await english.isVisible())) await page.getByRole('button', { name: /Menü/u }).click()
      await english.click()
      await page.locator('html[lang=en]').waitFor()
    }
  }
  expect(found).toEqual([])
  expect(wrong).toEqual([])
  await leave()
})

it('axe finds nothing on the pages before login, in both languages', async () => {
  const found: string[] = []
  for (const locale of ['de-DE', 'en-GB']) {
    const { page, wrong, leave } = await portal.visit({ locale })
    for (const path of ['/login', '/einladung#0123456789012345678901234567890123456789012']) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const { id } of violations) found.push(`${locale} ${path}: ${id}`)
    }
    expect(wrong).toEqual([])
    await leave()
  }
  expect(found).toEqual([])
})

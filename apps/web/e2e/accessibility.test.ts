import { createHash, randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  faultsAt,
  type Place,
  type Places,
  refused,
  reviewAct,
  reviewEnd,
  reviewEntry,
  reviewReset,
  submit,
} from './places.ts'
import { account } from '../../api/test/demo.ts'
import { logIn, type RunningPortal, startPortal } from './portal.ts'

let portal: RunningPortal
const ids: Record<string, string> = {}
const token = 'accessibility-0123456789-0123456789-0123456'

// Up to sixty looks at a page each; a machine that is busy otherwise takes its time.
const patience = 300_000

beforeAll(async () => {
  portal = await startPortal()
  const { superuser } = portal
  const one = async (text: string) => (await superuser.query<{ id: string }>(text)).rows[0]!.id
  const ofClient = (what: string) =>
    one(
      `select x.id from ${what} x join clients c on c.id = x.client_id where c.name like 'Physio%'`,
    )
  ids.agreement = await ofClient('agreements')
  ids.notice = await one(`select id from notices where kind = 'incident'`)
  ids.notice_draft = await one(`select id from notices where status = 'draft'`)
  for (const status of ['draft', 'submitted', 'in_progress', 'executed'])
    ids[status] = await ofClient(`(select * from instructions where status = '${status}')`)
  ids.costs = await ofClient(`(select * from instructions where status = 'awaiting_cost_approval')`)
  ids.declined = await one(`select id from instructions where status = 'declined'`)
  const ofLindenau = (status: string) =>
    one(
      `select i.id from instructions i join clients c on c.id = client_id
       where c.name like 'Ergo%' and i.status = '${status}'`,
    )
  ids.suspended = await ofLindenau('suspended')
  ids.told = await ofLindenau('awaiting_confirmation')
  ids.in_review = await ofLindenau('in_review')
  ids.client = await one(`select id from clients where name like 'Physio%'`)
  ids.valid = await one(`select id from authorised_persons where name = 'Claudia Wimmer'`)
  ids.past = await one(`select id from authorised_persons where name = 'Heinrich Moser'`)
  const person = (name: string) => one(`select id from users where name = '${name}'`)
  ids.miriam = await person('Miriam Vogt')
  ids.eva = await person('Eva Brandl')
  ids.reset = randomUUID()
  await superuser.query(
    `insert into factor_resets (id, user_id, method, note, started_by, started_by_name, started_at, needs_approval)
     values ($1, $2, 'video', 'Im Videogespräch erkannt.', $3, 'Eva Brandl', now(), true)`,
    [ids.reset, await person('Jonas Weiß'), ids.eva],
  )
  await superuser.query(
    `insert into account_tokens (token_hash, purpose, subject, created_at, expires_at)
     select $1, 'invitation', id, now(), expires_at from invitations where name = 'Nina Graf'`,
    [createHash('sha256').update(token).digest()],
  )
})
afterAll(() => portal.close())

const shared = (): Place[] => [
  '/',
  '/vertrag',
  '/unterauftragnehmer',
  '/massnahmen',
  '/dokumente',
  '/mitteilungen',
  '/weisungen',
  `/mitteilungen/${ids.notice}`,
  `/weisungen/${ids.executed}`,
]
const ofAuthorised = (): Places => ({
  twice: [
    ...shared(),
    '/weisungen/neu',
    `/weisungen/${ids.draft}`,
    `/weisungen/${ids.draft}?reviewed=1`,
    `/weisungen/${ids.draft}/bearbeiten`,
    [`/weisungen/${ids.costs}/kosten`, reviewAct],
    '/nachweise',
    '/quittungen',
    '/konto',
    '/konto/protokoll',
    '/gibt-es-nicht',
  ],
  once: [
    `/weisungen/${ids.submitted}`,
    `/weisungen/${ids.costs}`,
    `/weisungen/${ids.costs}/kosten`,
    `/weisungen/${ids.executed}/abnehmen`,
    `/weisungen/${ids.executed}/mangel`,
    `/nachweise?vorgang=${ids.executed}&art=notice.opened`,
    '/konto/protokoll?nur=auffaelliges',
  ],
})
const ofAnswering = (): Places => ({
  twice: [
    `/weisungen/${ids.suspended}`,
    `/weisungen/${ids.suspended}/aendern`,
    [`/weisungen/${ids.told}/bestaetigen`, reviewAct],
  ],
  once: [
    `/weisungen/${ids.suspended}/bestaetigen`,
    `/weisungen/${ids.suspended}/widerrufen`,
    `/weisungen/${ids.suspended}/fassungen`,
    `/weisungen/${ids.told}`,
    `/weisungen/${ids.told}/bestaetigen`,
    `/weisungen/${ids.told}/zurueckweisen`,
  ],
})
const ofManager = (): Places => ({
  twice: [
    '/praxis',
    '/praxis/protokoll',
    '/praxis/vier-augen?zu=ein',
    ['/praxis/einladen', refused],
    `/praxis/zugaenge/${ids.miriam}`,
    [`/praxis/zugaenge/${ids.miriam}/zuruecksetzen`, reviewReset],
    ['/praxis/register/neu', refused],
    ['/praxis/register/neu', reviewEntry],
    `/praxis/register/${ids.valid}?done=added`,
    `/praxis/register/${ids.valid}/aendern`,
    [`/praxis/register/${ids.valid}/beenden`, reviewEnd],
  ],
  once: [
    `/praxis/zugaenge/${randomUUID()}`,
    `/praxis/register/${ids.past}`,
    `/praxis/register/${ids.past}/aendern`,
  ],
})
const ofProvider = (): Places => ({
  twice: [
    `/vertrag/${ids.agreement}`,
    '/kunden',
    `/kunden/${ids.client}`,
    `/kunden/${ids.client}/protokoll`,
    '/mitarbeitende',
    `/mitarbeitende/${ids.eva}`,
    `/mitarbeitende/zuruecksetzungen/${ids.reset}`,
    '/postausgang',
    '/dokumente/neu',
    '/mitteilungen/neu',
    `/mitteilungen/${ids.notice_draft}`,
    '/weisungen/muendlich',
    `/weisungen/${ids.in_review}`,
    `/weisungen/${ids.in_review}/bedenken`,
    `/weisungen/${ids.in_progress}/ausfuehren`,
    '/nachweise',
    `/nachweise?kunde=${ids.client}`,
  ],
  once: [
    ...shared(),
    `/kunden/${ids.client}/einladen`,
    `/kunden/${ids.client}/zugaenge/${ids.miriam}`,
    `/kunden/${ids.client}/register/${ids.valid}`,
    '/mitarbeitende/einladen',
    [`/mitarbeitende/${ids.eva}/zuruecksetzen`, reviewReset],
    `/mitteilungen/${ids.notice_draft}/bearbeiten`,
    `/weisungen/${ids.in_review}/kostenschaetzung`,
    `/weisungen/${ids.in_progress}/ablehnen`,
    `/weisungen/${ids.declined}`,
    '/quittungen',
  ],
})

it.each([
  ['an authorised person', 'lukas.huber', ofAuthorised],
  ['an authorised person who is asked for an answer', 'sabine.koch', ofAnswering],
  ['a manager', 'anna.berger', ofManager],
  ['the provider', 'robert.zerer', ofProvider],
])(
  'axe finds nothing on the pages of %s, on a phone in the dark and in English',
  async (_, login, places) => {
    const { page, wrong, leave } = await portal.visit({
      colorScheme: 'dark',
      viewport: { width: 390, height: 900 },
    })
    await logIn(page, login)
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
  },
  patience,
)

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
    ['/login', refused],
    ['/login', secondStep('julia.marktl')],
    ['/login', enrolApp],
    `/einladung#${token}`,
    [`/passwort#${token}`, refused],
  ],
  once: [
    ['/login', secondStep('petra.lindenau')],
    ['/login', recoveryStep],
    ['/login', enrolPasskey],
    '/passwort-vergessen',
    ['/passwort-vergessen', ask],
    `/einladung#${token.toUpperCase()}`,
    '/einladung',
    `/faktor#${token}`,
    `/adresse#${token}`,
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
  patience,
)

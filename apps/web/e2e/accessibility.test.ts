import { createHash, randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { faultsOf } from './axe.ts'
import { arrived, account, logIn, type RunningPortal, startPortal } from './portal.ts'

/** An address, and what to do there before looking; in no language, so that it works in both. */
type Place = string | readonly [path: string, act: (page: Page) => Promise<unknown>]

let portal: RunningPortal
const ids: Record<string, string> = {}
const token = 'accessibility-0123456789-0123456789-0123456'

// Some seventy looks at a page; a machine that is busy otherwise takes its time.
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
  ids.declined = await one(`select id from instructions where status = 'declined'`)
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

const submit = (page: Page) => page.locator('main form button[type=submit]').click()
const reviewed = (page: Page) => arrived(page, /step=review/u)

async function reviewEnd(page: Page) {
  await page.getByRole('radio').first().check()
  await submit(page)
  await reviewed(page)
}
async function reviewReset(page: Page) {
  await page.getByRole('radio').first().check()
  await page.locator('textarea').fill('Am Empfang, seit Jahren bekannt.')
  await submit(page)
  await reviewed(page)
}
async function reviewEntry(page: Page) {
  await page.getByRole('radio').last().check()
  await page.locator('[name=name]').fill('Dr. Wilhelmine Hinterleitner-Achatz')
  await page.locator('[name=function]').fill('Datenschutzkoordination')
  await page.locator('[name=email]').fill('wilhelmine.hinterleitner-achatz@sonnenhof.example.org')
  await submit(page)
  await reviewed(page)
}
const refused = async (page: Page) => {
  const first = page.locator('form [name=name]')
  if (await first.isVisible()) await first.fill('')
  await submit(page)
  await page.locator('[aria-invalid=true]').first().waitFor()
}

// Where a form is refused or reviewed on the way, its first state is part of what is seen.
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
const ofAuthorised = (): Place[] => [
  ...shared(),
  '/weisungen/neu',
  `/weisungen/${ids.draft}`,
  `/weisungen/${ids.draft}?reviewed=1`,
  `/weisungen/${ids.draft}/bearbeiten`,
  `/weisungen/${ids.submitted}`,
  '/konto',
  '/konto/protokoll',
  '/konto/protokoll?nur=auffaelliges',
  '/gibt-es-nicht',
]
const ofManager = (): Place[] => [
  '/praxis',
  '/praxis/protokoll',
  ['/praxis/einladen', refused],
  `/praxis/zugaenge/${ids.miriam}`,
  [`/praxis/zugaenge/${ids.miriam}/zuruecksetzen`, reviewReset],
  `/praxis/zugaenge/${randomUUID()}`,
  ['/praxis/register/neu', refused],
  ['/praxis/register/neu', reviewEntry],
  `/praxis/register/${ids.valid}?done=added`,
  `/praxis/register/${ids.valid}/aendern`,
  [`/praxis/register/${ids.valid}/beenden`, reviewEnd],
  `/praxis/register/${ids.past}`,
  `/praxis/register/${ids.past}/aendern`,
]
const ofProvider = (): Place[] => [
  ...shared(),
  `/vertrag/${ids.agreement}`,
  '/kunden',
  `/kunden/${ids.client}`,
  `/kunden/${ids.client}/protokoll`,
  `/kunden/${ids.client}/einladen`,
  `/kunden/${ids.client}/zugaenge/${ids.miriam}`,
  `/kunden/${ids.client}/register/${ids.valid}`,
  '/mitarbeitende',
  '/mitarbeitende/einladen',
  `/mitarbeitende/${ids.eva}`,
  [`/mitarbeitende/${ids.eva}/zuruecksetzen`, reviewReset],
  `/mitarbeitende/zuruecksetzungen/${ids.reset}`,
  '/postausgang',
  '/dokumente/neu',
  '/mitteilungen/neu',
  `/mitteilungen/${ids.notice_draft}`,
  `/mitteilungen/${ids.notice_draft}/bearbeiten`,
  `/weisungen/${ids.in_progress}/ausfuehren`,
  `/weisungen/${ids.in_progress}/ablehnen`,
  `/weisungen/${ids.declined}`,
]

/** What axe says of a place, as the reader finds it. */
async function faultsAt(page: Page, place: Place): Promise<string[]> {
  const [path, act] = typeof place === 'string' ? [place] : place
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await act?.(page)
  await page.getByText(/^(Wird geladen|Loading) …$/u).waitFor({ state: 'detached' })
  // What the act led to is there when it has its heading.
  await page.getByRole('heading', { level: 1 }).waitFor()
  const language = await page.locator('html').getAttribute('lang')
  const faults = await faultsOf(page)
  return faults.map((fault) => `${language} ${path}${act ? `, ${act.name}` : ''}: ${fault}`)
}

it.each([
  ['an authorised person', 'lukas.huber', ofAuthorised],
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
    for (const place of places()) found.push(...(await faultsAt(page, place)))
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto('/')
    await page.getByRole('button', { name: 'English' }).click()
    await page.locator('html[lang=en]').waitFor()
    for (const place of places()) found.push(...(await faultsAt(page, place)))
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
const beforeLogin: Place[] = [
  ['/login', refused],
  ['/login', secondStep('petra.lindenau')],
  ['/login', recoveryStep],
  ['/login', secondStep('julia.marktl')],
  ['/login', enrolApp],
  ['/login', enrolPasskey],
  '/passwort-vergessen',
  ['/passwort-vergessen', ask],
  `/einladung#${token}`,
  `/einladung#${token.toUpperCase()}`,
  '/einladung',
  [`/passwort#${token}`, refused],
  `/faktor#${token}`,
  `/adresse#${token}`,
]

it.each([
  ['on a phone in the dark', 'de-DE', 'dark' as const, 390],
  ['in English', 'en-GB', 'light' as const, 1280],
])(
  'axe finds nothing on the pages before login, %s',
  async (_, locale, colorScheme, width) => {
    const { page, wrong, leave } = await portal.visit({
      locale,
      colorScheme,
      viewport: { width, height: 900 },
    })
    const found: string[] = []
    for (const place of beforeLogin) {
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

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { faultsOf } from './axe.ts'
import { type Keyboard, keyboardOf } from './keyboard.ts'
import { mailedLink } from './mail.ts'
import { account } from '../../api/test/demo.ts'
import { usePortal } from './portal.ts'
import { logIn } from './steps.ts'
import { arrived } from './visit.ts'

const portal = usePortal()

const code = /^Code aus/u
const inside = (page: Page) => arrived(page, ({ pathname }) => pathname === '/')

/** The page opens in its first field, as does each step after it. */
async function givePassword(keys: Keyboard, email: string, password: string) {
  await keys.type('E-Mail-Adresse', email)
  await keys.type('Passwort', password)
  await keys.enter()
  await keys.arrives('Zweiter Schritt')
}

async function logInByKeyboard(keys: Keyboard, who: string) {
  const { email, password } = account(who)
  await keys.page.goto('/login')
  await givePassword(keys, email, password)
  await keys.type(code, await portal.freshCode(who))
  await keys.enter()
  await inside(keys.page)
  await keys.page.getByRole('heading', { level: 1 }).waitFor()
}

async function showWhoIsThere(keys: Keyboard, who: string) {
  await keys.page.getByRole('dialog').waitFor()
  await keys.type('Passwort', account(who).password)
  await keys.type(code, await portal.freshCode(who))
  await keys.enter()
}

async function shownCodes(page: Page): Promise<string[]> {
  const list = page.getByRole('list', { name: 'Wiederherstellungscodes' })
  const codes = await list.getByRole('listitem').allInnerTexts()
  expect(new Set(codes).size).toBe(10)
  return codes
}

describe('by keyboard alone', () => {
  it('somebody new gets from the mail into the portal', async () => {
    const email = 'nora.neu@sonnenhof.example.org'
    const manager = await portal.visit()
    await logIn(portal, manager.page, 'anna.berger')
    const theirs = keyboardOf(manager.page)
    await manager.page.goto('/praxis')
    await theirs.follow('Person einladen')
    await theirs.arrives('Person einladen')
    await theirs.type('Vor- und Nachname', 'Nora Neu')
    await theirs.type('E-Mail-Adresse', email)
    await theirs.choose(/^Mitarbeit/u)
    await theirs.press('Einladung senden')
    await theirs.arrives(/^(?!Person einladen)/u)
    await manager.page.getByText(email).first().waitFor()

    const { page, wrong, leave } = await portal.visit({
      colorScheme: 'dark',
      viewport: { width: 390, height: 844 },
    })
    const keys = keyboardOf(page)
    await page.goto(await mailedLink(portal, email, '/einladung'))
    await page.getByText('Physiotherapie Sonnenhof').waitFor()
    expect(new URL(page.url()).hash).toBe('')
    await keys.type('Neues Passwort', 'ein langer Satz für Nora allein')
    await keys.enter()
    await keys.arrives('Zweiten Faktor einrichten')
    await keys.press('App einrichten')
    await keys.arrives('Authenticator-App einrichten')
    const shown = await page.locator('main code').innerText()
    const secret = shown.replaceAll(/\s/gu, '')
    await keys.type(code, await portal.enrol('nora', secret))
    await keys.enter()
    await keys.arrives('Wiederherstellungscodes aufbewahren')
    expect(await faultsOf(page)).toEqual([])
    const [, , , , fifth = ''] = await shownCodes(page)
    await keys.type('Tippen Sie einen der Codes ab', fifth.toLowerCase())
    await keys.press('Bestätigen und zum Portal')
    await inside(page)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect([...wrong, ...manager.wrong]).toEqual([])
    await Promise.all([leave(), manager.leave()])
  })

  it('somebody signs in and gives an instruction', async () => {
    const { page, wrong, leave } = await portal.visit()
    const keys = keyboardOf(page)
    await logInByKeyboard(keys, 'sabine.koch')
    await keys.follow('Weisungen')
    await keys.arrives('Weisungen')
    await keys.follow('Neue Weisung')
    await keys.arrives('Neue Weisung')
    await keys.choose(/^Daten löschen/u)
    await keys.type('Titel', 'Nur mit Tasten')
    await keys.type('Wortlaut der Weisung', 'Bitte löschen Sie die Akte 4713.')
    await keys.press('Speichern und weiter zum Prüfen')
    await keys.arrives('Weisung prüfen')
    await keys.follow('Stimmt, weiter zur Bestätigung')
    await keys.arrives('Weisung bestätigen')
    await keys.type(code, await portal.freshCode('sabine.koch'))
    await keys.enter()
    await keys.arrives('Ihre Weisung ist erteilt')
    expect(wrong).toEqual([])
    await leave()
  })

  it('somebody who forgot the password chooses a new one and signs in', async () => {
    const { email } = account('jonas.weiss')
    const password = 'noch ein langer Satz nur für mich'
    const { page, wrong, leave } = await portal.visit()
    const keys = keyboardOf(page)
    await page.goto('/login')
    await keys.type('E-Mail-Adresse', email)
    await keys.follow('Passwort vergessen?')
    await keys.arrives('Passwort vergessen')
    expect(await page.getByLabel('E-Mail-Adresse').inputValue()).toBe(email)
    await keys.press('Link anfordern')
    await keys.arrives('Sehen Sie in Ihrem Postfach nach')
    await page.goto(await mailedLink(portal, email, '/passwort'))
    await page.getByRole('heading', { name: 'Neues Passwort wählen' }).waitFor()
    await keys.type('Neues Passwort', password)
    await keys.enter()
    await keys.arrives('Anmelden')
    await page.getByText('Ihr neues Passwort gilt.').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await givePassword(keys, email, password)
    await keys.type(code, await portal.freshCode('jonas.weiss'))
    await keys.enter()
    await inside(page)
    expect(wrong).toEqual([])
    await leave()
  })

  it('somebody makes recovery codes, keeps them, and signs in with one', async () => {
    const who = 'karin.stadler'
    const { page, wrong, leave } = await portal.visit()
    const keys = keyboardOf(page)
    await logInByKeyboard(keys, who)
    await keys.follow('Dr. Karin Stadler')
    await keys.arrives('Ihr Zugang')
    await keys.press(/^(Neue )?Codes erzeugen$/u)
    await keys.press(/^(Neue )?Codes erzeugen$/u, page.getByRole('dialog'))
    await showWhoIsThere(keys, who)
    await keys.arrives('Ihre Wiederherstellungscodes')
    expect(await faultsOf(page)).toEqual([])
    const [first = '', second = ''] = await shownCodes(page)
    await keys.type('Tippen Sie einen der Codes ab', first)
    await keys.press('Codes sind aufbewahrt')
    await keys.arrives('Ihr Zugang')
    await keys.press('Abmelden')
    await arrived(page, /\/login/u)

    const { email, password } = account(who)
    await givePassword(keys, email, password)
    await keys.press('Wiederherstellungscode verwenden')
    await keys.arrives('Mit einem Wiederherstellungscode anmelden')
    await keys.type('Wiederherstellungscode', second)
    await keys.enter()
    await inside(page)
    expect(wrong).toEqual([])
    await leave()
  })

  it('somebody without their phone at hand ends their session on another device', async () => {
    const who = 'lukas.huber'
    const { password, recoveryCodes } = account(who)
    const other = await portal.visit()
    await logIn(portal, other.page, who)
    const { page, wrong, leave } = await portal.visit()
    const keys = keyboardOf(page)
    await logInByKeyboard(keys, who)
    await page.goto('/konto')
    await keys.press(/^Beenden/u)
    await page.getByRole('dialog').waitFor()
    await keys.staysIn('[role=dialog]')
    await keys.choose(/^Passwort und Wiederherstellungscode/u)
    await keys.type('Passwort', password)
    await keys.type('Wiederherstellungscode', recoveryCodes[0] ?? '')
    await keys.enter()
    await page.getByText('Sie sind nur hier angemeldet.').waitFor()
    await keys.staysIn('main')
    await other.page.goto('/konto')
    await arrived(other.page, /\/login/u)
    expect(wrong).toEqual([])
    await Promise.all([leave(), other.leave()])
  })

  it('a manager enters somebody who may instruct', async () => {
    const { page, wrong, leave } = await portal.visit()
    const keys = keyboardOf(page)
    await logInByKeyboard(keys, 'petra.lindenau')
    await page.goto('/praxis')
    await keys.follow('Person eintragen')
    await keys.arrives('Person eintragen')
    await keys.choose(/^Jemand ohne Zugang/u)
    await keys.type('Vor- und Nachname', 'Clara Sommer')
    await keys.type('Funktion oder Abteilung', 'Vertretung im Urlaub')
    await keys.type('E-Mail-Adresse', 'clara.sommer@ergo-lindenau.example.org')
    await keys.press('Weiter zum Prüfen')
    await keys.arrives('Eintrag prüfen')
    await keys.type(code, await portal.freshCode('petra.lindenau'))
    await keys.press('Verbindlich eintragen')
    await keys.arrives('Clara Sommer')
    await page.getByText('Die Person ist eingetragen.').waitFor()
    expect(wrong).toEqual([])
    await leave()
  })
})

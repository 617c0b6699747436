import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { germanClockAt } from '../src/platform/clock/german-time.ts'
import { account } from '../../api/test/demo.ts'
import type { RunningPortal } from './portal.ts'
import { arrived } from './visit.ts'

/** Logs in through the pages, as a person does. */
export async function logIn(portal: RunningPortal, page: Page, wanted: string): Promise<void> {
  const { email, password } = account(wanted)
  await page.goto('/login')
  await page.getByLabel('E-Mail-Adresse').fill(email)
  await page.getByLabel('Passwort', { exact: true }).fill(password)
  await press(page, 'Weiter')
  await page.getByLabel(/^Code aus/u).fill(await portal.freshCode(wanted))
  await press(page, 'Anmelden')
  await arrived(page, ({ pathname }) => pathname !== '/login')
  await heading(page, /./u)
}

/** Puts the portal's secret into an app, and keeps the codes for the day the app is lost; ends under the title `then`. */
export async function setUpApp(
  portal: RunningPortal,
  page: Page,
  who: string,
  then: string | RegExp,
): Promise<void> {
  await press(page, 'App einrichten')
  await page.getByRole('img', { name: /QR/u }).waitFor()
  const secret = /[A-Z2-7]{4}(?:\s?[A-Z2-7]{4}){7}/u
    .exec(await page.locator('main').innerText())![0]
    .replaceAll(/\s/gu, '')
  await page.getByLabel(/^Code aus/u).fill(await portal.enrol(who, secret))
  await press(page, 'App einrichten und weiter')
  await heading(page, 'Wiederherstellungscodes aufbewahren')
  const [code = ''] = (await page.locator('main').innerText()).match(/(?:\w{4}-){3}\w{4}/u) ?? []
  await page.getByLabel(/code/iu).last().fill(code)
  await press(page, 'Bestätigen und zum Portal')
  await heading(page, then)
}

/** Waits for the page under this title. */
export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor()
export const follow = (page: Page, name: string | RegExp) =>
  page.getByRole('link', { name }).first().click()
export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).click()

/** Presses a button and says yes in the dialog that asks once more. */
async function agreeTo(page: Page, act: string, yes: string | RegExp = act) {
  await press(page, act)
  await page.getByRole('dialog').getByRole('button', { name: yes }).click()
}

/** From the filled form of an act without a second factor over its review. */
export async function doReviewed(page: Page, act: string) {
  await press(page, 'Weiter zum Prüfen')
  await heading(page, 'Prüfen und bestätigen')
  await press(page, act)
}

/** What a link on the page hands out. */
export async function downloaded(page: Page, name: string | RegExp): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), follow(page, name)])
  return readFile(await download.path())
}

/** From the filled form of a binding act over its review, with a code, to its receipt under the title `done`. */
export async function bind(
  portal: RunningPortal,
  page: Page,
  who: string,
  act: string,
  done: string,
) {
  await press(page, 'Weiter zum Prüfen')
  await heading(page, 'Prüfen und bestätigen')
  await page.getByLabel(/^Code aus/u).fill(await portal.freshCode(who))
  await press(page, act)
  await heading(page, done)
}

/** The provider's way from an instruction that was given to the start of its execution. */
export const acknowledge = (page: Page) => agreeTo(page, 'Eingang bestätigen')
export const start = (page: Page) =>
  agreeTo(page, 'Mit der Ausführung beginnen', 'Ausführung beginnen')

/** When the instruction on the page moved last, by the portal's clock, as people type it. */
export async function lastMovedAt(page: Page): Promise<string> {
  const id = new URL(page.url()).pathname.split('/')[2]
  const answer = await page.request.get(new URL(`/api/v1/instructions/${id}`, page.url()).href)
  const { updatedAt }: { updatedAt: string } = await answer.json()
  return germanClockAt(updatedAt)
}

/** Reports the execution of an erasure, done when it was begun, with its protocol (§11.2). */
export async function reportErasure(page: Page, report: string) {
  const done = await lastMovedAt(page)
  await follow(page, 'Ausführung melden')
  await page.getByLabel('Was wurde getan?').fill(report)
  await page.getByLabel('Begonnen').fill(done)
  await page.getByLabel('Beendet').fill(done)
  await page.getByLabel('Was ist das Ergebnis?').fill('Vollständig ausgeführt')
  await page.getByLabel('Welche Datensätze wurden gelöscht?').fill('Akte 4711 mit drei Anhängen')
  await page.getByLabel('Aus welchen Systemen?').fill('thera-pi.online')
  await page.getByLabel(/^Welche Sicherungen/u).fill('Nächtliche; sie rollen nach 30 Tagen heraus.')
  await page.getByLabel('Nach welchem Verfahren?').fill('Löschen in der Datenbank')
  await page.getByLabel('Wie wurde die Löschung geprüft?').fill('Suche nach 4711 ohne Treffer')
  await doReviewed(page, 'Als ausgeführt melden')
  await heading(page, /./u)
  await page.getByText('ausgeführt', { exact: true }).first().waitFor()
}

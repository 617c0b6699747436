import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { faultsOf } from './axe.ts'
import { usePortal } from './portal.ts'
import { bind, doReviewed, follow, heading, lastMovedAt, logIn, press, start } from './steps.ts'

const portal = usePortal()
const phone = { viewport: { width: 390, height: 844 } }
const entered = async (who: string, options = {}) => {
  const visitor = await portal.visit(options)
  await logIn(portal, visitor.page, who)
  return visitor
}
const pathOf = (page: Page) => new URL(page.url()).pathname

it('a change of the processing is proposed by either side, agreed or refused by the other one, and begins no sooner (§8.2)', async () => {
  const staff = await entered('eva.brandl')
  const client = await entered('sabine.koch', phone)

  await staff.page.goto('/weisungen/vorschlagen')
  await staff.page
    .getByLabel('Auftraggeber', { exact: true })
    .selectOption({ label: 'Ergotherapie Lindenau' })
  await staff.page.getByLabel('Titel').fill('Protokolle kürzer aufbewahren')
  await staff.page
    .getByLabel('Wortlaut der Änderung')
    .fill('Zugriffsprotokolle werden 90 statt 180 Tage aufbewahrt.')
  expect(await faultsOf(staff.page)).toEqual([])
  await bind(portal, staff.page, 'eva.brandl', 'Verbindlich vorschlagen', 'Änderung vorgeschlagen')
  await follow(staff.page, 'Zur Änderung')
  const offered = pathOf(staff.page)
  await staff.page.getByText('vorgeschlagen', { exact: true }).first().waitFor()
  expect(
    await staff.page.getByRole('button', { name: 'Mit der Ausführung beginnen' }).count(),
  ).toBe(0)

  await client.page.goto(offered)
  await client.page.getByText('Sie sind am Zug').waitFor()
  await follow(client.page, 'Lesen und zustimmen')
  await heading(client.page, 'Der Änderung zustimmen')
  await client.page.getByText('Zugriffsprotokolle werden 90 statt 180 Tage').waitFor()
  await client.page.getByLabel(/^Code aus/u).fill(await portal.freshCode('sabine.koch'))
  await press(client.page, 'Verbindlich zustimmen')
  await heading(client.page, 'Änderung vereinbart')
  expect(await client.page.getByText(/Weisung\b/u).count()).toBe(0)
  await follow(client.page, 'Zur Änderung')
  await client.page.getByText('vereinbart', { exact: true }).first().waitFor()
  expect(await faultsOf(client.page)).toEqual([])

  await staff.page.goto(offered)
  await start(staff.page)
  const now = await lastMovedAt(staff.page)
  await follow(staff.page, 'Ausführung melden')
  await staff.page.getByLabel('Was wurde getan?').fill('Die Frist ist umgestellt.')
  await staff.page.getByLabel('Was ist das Ergebnis?').fill('Vollständig')
  await staff.page.getByLabel('Begonnen').fill(now)
  await staff.page.getByLabel('Beendet').fill(now)
  await doReviewed(staff.page, 'Als ausgeführt melden')
  await staff.page.getByText('ausgeführt', { exact: true }).first().waitFor()

  await client.page.goto('/weisungen/neu')
  await client.page.getByLabel(/^Vorschlag einer Änderung/u).check()
  await client.page.getByLabel('Titel').fill('Zweite Sicherung')
  await client.page
    .getByLabel('Wortlaut der Weisung')
    .fill('Die Daten werden zusätzlich wöchentlich gesichert.')
  await press(client.page, 'Weiter zum Prüfen')
  await heading(client.page, 'Vorschlag prüfen')
  await follow(client.page, 'Stimmt, weiter zur Bestätigung')
  await client.page.getByLabel(/^Code aus/u).fill(await portal.freshCode('sabine.koch'))
  await press(client.page, 'Verbindlich vorschlagen')
  await heading(client.page, 'Ihr Vorschlag ist gemacht')
  const asked = pathOf(client.page)

  await staff.page.goto(asked)
  await follow(staff.page, /^Ablehnen$/u)
  await staff.page.getByLabel('Warum lehnen Sie ab?').fill('Der Speicher reicht dafür nicht.')
  await bind(portal, staff.page, 'eva.brandl', 'Verbindlich ablehnen', 'Vorschlag abgelehnt')
  await client.page.goto(asked)
  await client.page.getByText('Der Vorschlag ist abgelehnt').waitFor()
  await client.page.getByText('Der Speicher reicht dafür nicht.').first().waitFor()
  for (const { wrong, leave } of [staff, client]) {
    expect(wrong).toEqual([])
    await leave()
  }
})

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { readPdf } from '../../api/test/read-pdf.ts'
import { account } from '../../api/test/demo.ts'
import { usePortal } from './portal.ts'
import {
  acknowledge,
  downloaded,
  follow,
  heading,
  logIn,
  press,
  reportErasure,
  setUpApp,
  start,
} from './steps.ts'

const portal = usePortal()

describe('the main job', () => {
  it('goes from the notice to the executed instruction, and no other client sees any of it', async () => {
    const client = await portal.visit({ viewport: { width: 390, height: 844 } })
    const provider = await portal.visit()
    const other = await portal.visit()
    await logIn(portal, provider.page, 'robert.zerer')
    const noticePath = await publishNotice(provider.page)

    await logIn(portal, client.page, 'lukas.huber')
    await readAnnexes(client.page)
    await takeNote(client.page)
    const { path, number } = await submitInstruction(client.page)

    await carryOut(provider.page, path)
    await client.page.goto(path)
    await client.page.getByText('Die Akte 4711 ist gelöscht.').waitFor()
    await provider.page.goto(noticePath)
    await provider.page
      .locator('main')
      .getByText(/Lukas Huber/u)
      .filter({ visible: true })
      .first()
      .waitFor()

    await logIn(portal, other.page, 'petra.lindenau')
    await other.page.goto('/mitteilungen')
    await heading(other.page, 'Mitteilungen')
    expect(await other.page.getByText('Nur für den Sonnenhof').count()).toBe(0)
    for (const foreign of [noticePath, path]) {
      await other.page.goto(foreign)
      await other.page.getByRole('heading', { level: 1 }).waitFor()
      expect(await other.page.getByText(/Nur für den Sonnenhof|Akte 4711/u).count()).toBe(0)
    }
    await other.page.goto('/weisungen?show=all')
    expect(await other.page.getByText(number).count()).toBe(0)
    expect([...client.wrong, ...provider.wrong, ...other.wrong]).toEqual([])
    await Promise.all([client.leave(), provider.leave(), other.leave()])
  })
})

async function publishNotice(page: Page): Promise<string> {
  await page.goto('/mitteilungen/neu')
  await page.getByLabel('Art der Mitteilung').selectOption({ label: 'Störung oder Wartung' })
  await page.getByLabel(/^wichtig/u).check()
  await page.getByLabel('Titel').fill('Nur für den Sonnenhof')
  await page.getByLabel('Text', { exact: true }).fill('Am **Samstag** wird gewartet.')
  await page.getByLabel('Ausgewählte Auftraggeber').check()
  await page.getByLabel('Physiotherapie Sonnenhof').check()
  await press(page, 'Speichern und prüfen')
  await heading(page, 'Entwurf prüfen')
  await page.getByText('5 Personen').first().waitFor()
  await press(page, 'Veröffentlichen …')
  await heading(page, 'Prüfen und bestätigen')
  await press(page, 'An einen Auftraggeber veröffentlichen')
  await page
    .getByText(/M-\d{4}-\d{4}/u)
    .first()
    .waitFor()
  return new URL(page.url()).pathname
}

async function readAnnexes(page: Page) {
  await page.goto('/vertrag')
  await heading(page, /^Vertrag AVV-/u)
  await page.getByText('Franz-Wimmer-Str. 16, 94036 Passau').first().waitFor()
  await page.getByText('Den Wortlaut hier lesen').click()
  await page.getByText('Seite 1 von 8').first().waitFor()
  await page.locator('canvas').first().waitFor()
  const pdf = await readPdf(await downloaded(page, 'PDF herunterladen'))
  expect(pdf.text).toContain('Physiotherapie Sonnenhof')
  await page.goto('/unterauftragnehmer')
  await page.getByText('STRATO GmbH').first().waitFor()
  await page.getByText('ISO/IEC 27001').first().waitFor()
  await page.goto('/massnahmen')
  await page.getByText(/SSH-Tunnel, welcher mit Zertifikat gesichert ist/u).waitFor()
}

async function takeNote(page: Page) {
  await page.goto('/mitteilungen')
  await follow(page, /Nur für den Sonnenhof/u)
  await heading(page, 'Nur für den Sonnenhof')
  expect(await page.locator('strong', { hasText: 'Samstag' }).count()).toBe(1)
  await press(page, 'Kenntnisnahme bestätigen')
  await page
    .locator('main')
    .getByText(/Lukas Huber/u)
    .last()
    .waitFor()
}

async function submitInstruction(page: Page) {
  await page.goto('/weisungen/neu')
  await page.getByLabel(/^Daten löschen/u).check()
  await page.getByLabel('Titel').fill('Löschung der Akte 4711')
  await page.getByLabel('Wortlaut der Weisung').fill('Bitte löschen Sie die Akte 4711.\n\nDanke.')
  await press(page, 'Speichern und weiter zum Prüfen')
  await heading(page, 'Weisung prüfen')
  await follow(page, 'Stimmt, weiter zur Bestätigung')
  const code = page.getByLabel(/^Code aus/u)
  await code.fill('000000')
  await press(page, 'Weisung verbindlich erteilen')
  await page.getByText(/Dieser Code stimmt nicht/u).waitFor()
  await code.fill(await portal.freshCode('lukas.huber'))
  await press(page, 'Weisung verbindlich erteilen')
  await heading(page, 'Ihre Weisung ist erteilt')
  const number = /W-\d{4}-\d{4}/u.exec(await page.locator('main').innerText())![0]
  const pdf = await readPdf(await downloaded(page, /Quittung Q-\d{4}-\d{5} herunterladen/u))
  expect(pdf.text).toContain(number)
  await follow(page, 'Zur Weisung')
  await heading(page, /Löschung der Akte 4711/u)
  return { path: new URL(page.url()).pathname, number }
}

async function carryOut(page: Page, path: string) {
  await page.goto(path)
  await acknowledge(page)
  await start(page)
  await reportErasure(page, 'Die Akte 4711 ist gelöscht.')
}

describe('getting in', () => {
  it('leads somebody without a second factor through the enrolment', async () => {
    const { page, wrong, leave } = await portal.visit()
    const { email, password } = account('julia.marktl')
    await page.goto('/weisungen')
    await page.getByLabel('E-Mail-Adresse').fill(email)
    await page.getByLabel('Passwort', { exact: true }).fill('falsch')
    await press(page, 'Weiter')
    await page.getByText(/Passwort stimmt nicht/u).waitFor()
    expect(await page.getByLabel('E-Mail-Adresse').inputValue()).toBe(email)
    await page.getByLabel('Passwort', { exact: true }).fill(password)
    await press(page, 'Weiter')
    await setUpApp(portal, page, 'julia.marktl', 'Weisungen')
    expect(wrong).toEqual([])
    await leave()
  })

  it('asks again where the session has ended, and comes back to what was being written', async () => {
    const { page, leave } = await portal.visit()
    await logIn(portal, page, 'sabine.koch')
    await page.goto('/weisungen/neu')
    await page.getByLabel(/^Daten berichtigen/u).check()
    await page.getByLabel('Titel').fill('Nicht verlieren')
    await page.getByLabel('Wortlaut der Weisung').fill('Dieser Text darf nicht verloren gehen.')
    await portal.superuser.query(
      `update sessions set revoked_at = now() from users u where u.id = user_id and u.email = $1`,
      [account('sabine.koch').email],
    )
    await press(page, 'Speichern und weiter zum Prüfen')
    await page.getByLabel('E-Mail-Adresse').waitFor()
    await page.getByLabel('E-Mail-Adresse').fill(account('sabine.koch').email)
    await page.getByLabel('Passwort', { exact: true }).fill(account('sabine.koch').password)
    await press(page, 'Weiter')
    await page.getByLabel(/^Code aus/u).fill(await portal.freshCode('sabine.koch'))
    await press(page, 'Anmelden')
    await heading(page, 'Neue Weisung')
    expect(await page.getByLabel('Wortlaut der Weisung').inputValue()).toBe(
      'Dieser Text darf nicht verloren gehen.',
    )
    await leave()
  })
})

import { expect, it } from 'vitest'
import { makePdf } from '../../api/test/make-pdf.ts'
import { faultsOf } from './axe.ts'
import { usePortal } from './portal.ts'
import { follow, heading, logIn, press } from './steps.ts'

const portal = usePortal()
const phone = { viewport: { width: 390, height: 844 } }

it('the first measures are written from the contract, ordered by keys and by drag, published, and read by a client', async () => {
  // As it is in a new installation: the demonstration has a version.
  await portal.superuser.query(
    `set session_replication_role = replica; delete from tom_measures; delete from tom_versions;
     delete from evidence_rows where of = 'tom_versions'; set session_replication_role = origin`,
  )
  const staff = await portal.visit()
  const client = await portal.visit(phone)
  await logIn(portal, client.page, 'lukas.huber')
  await client.page.goto('/massnahmen')
  await client.page.getByText('Ihr Auftragnehmer hat seine Maßnahmen noch nicht').waitFor()
  expect(await faultsOf(client.page)).toEqual([])

  const { page } = staff
  await logIn(portal, page, 'eva.brandl')
  await page.goto('/massnahmen')
  await follow(page, 'Erste Fassung schreiben')
  await press(page, 'Entwurf anlegen')
  await page.getByText('Alles ist gespeichert.').waitFor()
  const tunnel = page.getByRole('listitem', { name: /^Datenbankabfragen von extern/u })
  await tunnel.getByRole('button', { name: 'Nach unten' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Platz 2 von 3 unter dieser Überschrift.').waitFor()
  const lastOfThree = tunnel.locator('..').getByRole('listitem').last()
  // Its very middle is where the screen reader of Android touches.
  const beside = { sourcePosition: { x: 12, y: 30 } }
  await tunnel.getByRole('button', { name: 'Ziehen' }).dragTo(lastOfThree, beside)
  await page.getByText('Platz 3 von 3 unter dieser Überschrift.').waitFor()
  await page.getByText('Alles ist gespeichert.').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await press(page, 'Veröffentlichen …')
  await press(page, 'Fassung 1 veröffentlichen')
  await heading(page, 'Schutzmaßnahmen')
  await page.getByText('Erste Fassung', { exact: true }).waitFor()

  await client.page.reload()
  await client.page.getByText('Datenübertragung ausschließlich').first().waitFor()
  const shown = await client.page.getByRole('listitem').allTextContents()
  const order = ['Datenübertragung ausschließlich', 'email korrespondenz', 'Datenbankabfragen'].map(
    (text) => shown.findIndex((each) => each.startsWith(text)),
  )
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  expect(Math.min(...order)).toBeGreaterThanOrEqual(0)
  expect([staff.wrong, client.wrong]).toEqual([[], []])
})

it('measures are read from a file of a German Excel: first what is wrong, then into the draft, and back again', async () => {
  const excel = (...rows: string[]) => ({
    name: 'TOM.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      ['Überschrift;Maßnahme;Gilt für;Umgesetzt seit', ...rows].join('\r\n'),
      'latin1',
    ),
  })
  const { page, wrong } = await portal.visit(phone)
  await logIn(portal, page, 'eva.brandl')
  await page.goto('/massnahmen/entwurf')
  await page.getByRole('radio', { name: /^Mit einer CSV-Datei/u }).check()
  await press(page, 'Datei wählen')
  await heading(page, 'Maßnahmen aus Datei einlesen')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    follow(page, 'Vorlage herunterladen'),
  ])
  expect(download.suggestedFilename()).toBe('Massnahmen.csv')
  const file = page.getByLabel('CSV-Datei')
  await file.setInputFiles(excel('18;Zu viel;;', '1;;;'))
  await press(page, 'Prüfen')
  await page.getByText('2 Fehler in der Datei; es ist nichts übernommen.').waitFor()
  const mistake = page.getByRole('row', { name: /^Zeile 2/u })
  expect(await mistake.innerText()).toMatch(/Überschrift\s+Anhang III hat 17 Überschriften/u)
  expect(await faultsOf(page)).toEqual([])

  const good = excel('1;"Schlüssel für\nalle Büros";Server, Büro;01.04.2021', ';=1+1;;')
  await file.setInputFiles(good)
  await press(page, 'Prüfen')
  await page.getByRole('row', { name: /Schlüssel.*Pseudonymisierung/su }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await press(page, '2 Maßnahmen in den Entwurf übernehmen')
  await page.getByText('2 Maßnahmen sind aus der Datei übernommen.').waitFor()
  await page.getByRole('listitem', { name: '=1+1' }).waitFor()

  await follow(page, 'Aus CSV-Datei einlesen')
  await file.setInputFiles(good)
  await press(page, 'Prüfen')
  await page.getByRole('radio', { name: /^Behalten/u }).check()
  await press(page, '2 Maßnahmen in den Entwurf übernehmen')
  await page.getByRole('listitem', { name: '=1+1' }).nth(1).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await press(page, 'Übernahme rückgängig machen')
  await page.getByRole('listitem', { name: '=1+1' }).nth(1).waitFor({ state: 'detached' })
  await page.getByText('Alles ist gespeichert.').waitFor()
  await press(page, 'Entwurf verwerfen')
  await page.getByRole('dialog').getByRole('button', { name: 'Entwurf verwerfen' }).click()
  await page.getByText('Womit möchten Sie beginnen?').waitFor()
  expect(wrong).toEqual([])
})

it('subprocessors are entered with one of their own and a certificate, and an earlier day shows what was true then', async () => {
  const { page, wrong } = await portal.visit()
  await logIn(portal, page, 'eva.brandl')
  const enter = async (name: string, by: string | null) => {
    await page.goto('/unterauftragnehmer/neu')
    await page.getByLabel('Firma').fill(name)
    await page.getByLabel('Straße und Hausnummer').fill('Weg 1')
    await page.getByLabel('Postleitzahl').fill('94032')
    await page.getByLabel('Ort', { exact: true }).fill('Passau')
    await page.getByLabel('Aufgabe').fill('Sicherung der Datenbank')
    await page.getByLabel('Ort der Verarbeitung').fill('Passau, Deutschland')
    await page.getByLabel('Sie arbeiten zusammen seit').fill('2024-01-01')
    if (by) await page.getByLabel('Beauftragt von').selectOption({ label: by })
    expect(await faultsOf(page)).toEqual([])
    await press(page, 'Eintragen')
    await heading(page, name)
  }
  await enter('Datenhaus GmbH', null)
  await enter('Bandlager <b>Süd</b> GmbH', 'Datenhaus GmbH')

  await page.getByLabel('Zertifikat', { exact: true }).fill('ISO/IEC 27001')
  await page.getByLabel(/^Gültig bis/u).fill('2028-12-31')
  await page
    .getByLabel(/^Datei/u)
    .setInputFiles({ name: 'ISO.pdf', mimeType: 'application/pdf', buffer: makePdf() })
  await press(page, 'Zertifikat eintragen')
  const certificate = page.getByRole('link', { name: 'ISO/IEC 27001' }).first()
  await certificate.waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), certificate.click()])
  expect(download.suggestedFilename()).toBe('ISO.pdf')
  expect(await faultsOf(page)).toEqual([])

  await follow(page, 'Ändern oder berichtigen')
  await page.getByRole('radio', { name: /^Es hat sich etwas geändert/u }).check()
  await page.getByLabel('Ort der Verarbeitung').fill('Wien, Österreich')
  await press(page, 'Speichern')
  await heading(page, 'Bandlager <b>Süd</b> GmbH')
  await page.getByText('Wien, Österreich').first().waitFor()

  await page.goto('/unterauftragnehmer?on=2024-06-01')
  const section = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: /^Bandlager/u }) })
    .last()
  await section.getByText('Passau, Deutschland', { exact: true }).waitFor()
  await section.getByText('Datenhaus GmbH').first().waitFor()
  expect(await faultsOf(page)).toEqual([])
  expect(wrong).toEqual([])
})

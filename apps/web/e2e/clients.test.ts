import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { usePortal } from './portal.ts'
import { follow, heading, logIn, press } from './steps.ts'
import { arrived } from './visit.ts'

const portal = usePortal()

const header = 'Nummer;Name;Straße;PLZ;Ort;Ansprechperson;E-Mail'
const rowOf = (name: string, code: string) =>
  `;${name};Gäßchen 3;${code};Passau;Jürgen Größl;j@x.example`
/** As a German Excel writes it: Windows-1252. */
const excel = (...rows: string[]) => ({
  name: 'Auftraggeber.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([header, ...rows, ''].join('\r\n'), 'latin1'),
})

it('a provider adds one client by form and three from a file, and a manager keeps its own details', async () => {
  const provider = await portal.visit()
  const { page } = provider
  await logIn(portal, page, 'robert.zerer')
  await enterOne(page)
  await takeInThree(page)
  await archiveAndRestore(page)

  const manager = await portal.visit({ viewport: { width: 390, height: 844 } })
  await logIn(portal, manager.page, 'anna.berger')
  await manager.page.goto('/praxis')
  await follow(manager.page, 'Angaben ändern')
  await heading(manager.page, 'Angaben Ihrer Praxis')
  await manager.page.getByLabel('Straße und Hausnummer').fill('Am Sonnenhof 12')
  await press(manager.page, 'Speichern')
  await heading(manager.page, 'Zugänge')
  await manager.page.getByText('Am Sonnenhof 12').first().waitFor()

  await page.goto('/kunden?search=Sonnenhof')
  await follow(page, /^Physiotherapie Sonnenhof$/u)
  await page
    .getByText(/\(Auftraggeber\)$/u)
    .first()
    .waitFor()
  expect([...provider.wrong, ...manager.wrong]).toEqual([])
  await Promise.all([provider.leave(), manager.leave()])
})

async function enterOne(page: Page) {
  await page.goto('/kunden')
  await follow(page, 'Auftraggeber anlegen')
  await heading(page, 'Auftraggeber anlegen')
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
  await fill('Name', 'Ergotherapie Ölberg')
  await fill('Straße und Hausnummer', 'Ölberg 1')
  await fill('Postleitzahl', '94034')
  await fill('Ort', 'Passau')
  await page.getByLabel(/^Bundesland/u).selectOption({ label: 'Bayern' })
  await fill('Name der Ansprechperson', 'Ute Kern')
  await fill('E-Mail der Ansprechperson', 'ute.kern@example.org')
  await press(page, 'Anlegen')
  await heading(page, 'Ergotherapie Ölberg')
  await page.getByText('Ute Kern').first().waitFor()
}

async function takeInThree(page: Page) {
  await page.goto('/kunden')
  await follow(page, 'Aus Datei einlesen')
  await heading(page, 'Auftraggeber aus Datei einlesen')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    follow(page, 'Vorlage herunterladen'),
  ])
  expect(download.suggestedFilename()).toBe('Auftraggeber.csv')

  const choose = (file: ReturnType<typeof excel>) =>
    page.getByLabel('CSV-Datei').setInputFiles(file)
  await choose(excel(rowOf('Praxis Süß', '9403'), rowOf('Praxis Öttl', '94032')))
  await press(page, 'Prüfen')
  await page.getByText('Ein Fehler in der Datei; es ist nichts übernommen.').waitFor()
  const mistake = page.getByRole('row', { name: /^Zeile 2/u })
  expect(await mistake.innerText()).toMatch(/PLZ\s+Eine Postleitzahl in Deutschland hat fünf/u)

  await choose(
    excel(
      rowOf('Praxis Süß', '94032'),
      rowOf('Praxis Öttl', '94032'),
      rowOf('Praxis Österreicher', '94034'),
    ),
  )
  await press(page, 'Prüfen')
  await press(page, '3 Auftraggeber übernehmen')
  await page.getByRole('heading', { name: 'Übernommen' }).waitFor()
  await follow(page, 'Zu den Auftraggebern')
  await page.getByRole('link', { name: 'Praxis Süß' }).waitFor()

  await page.getByLabel('Name, Nummer oder Ort').fill('praxis passau')
  await press(page, 'Suchen')
  await page.getByRole('link', { name: 'Logopädie am Marktplatz' }).waitFor({ state: 'detached' })
  await page.getByLabel('Reihenfolge').selectOption({ label: 'von A bis Z' })
  await arrived(page, ({ searchParams }) => !searchParams.has('sort'))
  const names = page.getByRole('rowheader').getByRole('link')
  await expect
    .poll(() => names.allInnerTexts())
    .toEqual(['Praxis Österreicher', 'Praxis Öttl', 'Praxis Süß'])
}

async function archiveAndRestore(page: Page) {
  await follow(page, 'Praxis Öttl')
  await heading(page, 'Praxis Öttl')
  await press(page, 'Archivieren')
  await page.getByRole('dialog').getByRole('button', { name: 'Archivieren' }).click()
  await press(page, 'Aus dem Archiv holen')
  await page.getByRole('button', { name: 'Archivieren' }).waitFor()
}

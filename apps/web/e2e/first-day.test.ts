import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { makePdf } from '../../api/test/make-pdf.ts'
import { readPdf } from '../../api/test/read-pdf.ts'
import { mailedLink } from './mail.ts'
import { useEmptyPortal } from './portal.ts'
import { bind, doReviewed, downloaded, follow, heading, press, setUpApp } from './steps.ts'

const portal = useEmptyPortal()

const phone = { viewport: { width: 390, height: 844 } }
const robert = 'robert@zerer.example'
/** Whose client has an agreement on paper, and whose concludes one here. */
const ute = 'ute.kern@example.org'
const jana = 'jana.suess@example.org'

const fill = (page: Page, label: string, text: string) =>
  page.getByLabel(label, { exact: true }).fill(text)

/** The way in of somebody from the link they were given to the page under the title `then`. */
async function enter(link: string, who: string, then: string | RegExp, options = {}) {
  const visitor = await portal.visit(options)
  const { page } = visitor
  await page.goto(link)
  if (who === robert) {
    await fill(page, 'Ihr Name', 'Robert Zerer')
    await fill(page, 'Ihre E-Mail-Adresse', who)
  }
  await fill(page, 'Neues Passwort', 'Ein langer Satz, den sonst niemand nimmt')
  await press(page, /^(?:Zugang anlegen|Passwort festlegen|Einladung annehmen)$/u)
  await setUpApp(portal, page, who, then)
  return visitor
}

it('goes from an empty installation to a client that reads its agreement and gives an instruction, in one afternoon', async () => {
  const [, link] = await portal.says(/first owner begins here[^"]*?(\/einladung#[\w-]+)/u)
  const owner = await enter(link!, robert, /./u)
  const { page } = owner
  await tellTheFirm(page)
  await testMail(page)
  await writeMeasures(page)
  await enterSubprocessors(page)
  await useContractText(page)
  await enterOne(page)
  await takeInThree(page)
  await record(page, 'Ergotherapie Ölberg')
  await offer(page, 'Praxis Süß')
  await invite(page, ['Ergotherapie Ölberg', 'Praxis Süß'])

  const manager = await enter(await mailedLink(portal, jana, '/einladung'), jana, /./u, phone)
  await sign(manager.page)
  await countersign(page)
  await instruct(manager.page)

  const other = await enter(await mailedLink(portal, ute, '/einladung'), ute, /^Willkommen/u)
  await readAndConfirm(other.page)

  await page.goto('/einrichtung')
  const steps = page.getByRole('list', { name: 'Schritte der Einrichtung' }).getByRole('listitem')
  await steps.first().waitFor()
  const states = (await steps.allInnerTexts()).map((text) =>
    text.split('\n').slice(0, 2).join(': '),
  )
  expect(states).toEqual([
    'Ihre Firma: erledigt',
    // Mails that go into files were handed to no server.
    'E-Mail: begonnen',
    'Schutzmaßnahmen: erledigt',
    'Unterauftragnehmer: erledigt',
    'Vertragstext: erledigt',
    'Auftraggeber: erledigt',
    'Verträge: begonnen',
    'Einladungen: begonnen',
    'Sicherung: offen',
  ])
  for (const { wrong, leave } of [owner, manager, other]) {
    expect(wrong).toEqual([])
    await leave()
  }
})

async function tellTheFirm(page: Page) {
  await follow(page, 'Firma eintragen')
  await heading(page, 'Ihre Firma')
  await follow(page, 'Firma eintragen')
  await heading(page, 'Firma eintragen')
  await fill(page, 'Name', 'Zerer EDV')
  await fill(page, 'Straße und Hausnummer', 'Franz-Wimmer-Str. 16')
  await fill(page, 'Postleitzahl', '94036')
  await fill(page, 'Ort', 'Passau')
  await page.getByRole('radio', { name: /Ansprech/u }).check()
  await fill(page, 'Vor- und Nachname', 'Robert Zerer')
  await fill(page, 'E-Mail', robert)
  await fill(page, 'Weisungen empfangen', 'Robert Zerer')
  await fill(page, 'Wege für Weisungen', 'AVV-Portal')
  await page.getByLabel(/^Impressum/u).fill('https://zerer.example/impressum')
  await page.getByLabel(/^Bundesland/u).selectOption({ label: 'Bayern' })
  await press(page, 'Weiter zum Prüfen')
  await page.getByText('Es entsteht die erste Fassung.').waitFor()
  await press(page, 'Speichern')
  await heading(page, 'Ihre Firma')
}

async function testMail(page: Page) {
  await page.goto('/einrichtung')
  await follow(page, 'E-Mail prüfen')
  await press(page, 'Test-E-Mail an mich senden')
  await page
    .getByRole('status', { name: 'Stand der Test-E-Mail' })
    .getByText(/./u)
    .first()
    .waitFor()
}

async function writeMeasures(page: Page) {
  await page.goto('/einrichtung')
  await follow(page, 'Maßnahmen verfassen')
  await follow(page, 'Erste Fassung schreiben')
  await press(page, 'Entwurf anlegen')
  await page.getByText('Alles ist gespeichert.').waitFor()
  await press(page, 'Veröffentlichen …')
  await press(page, 'Fassung 1 veröffentlichen')
  await heading(page, 'Schutzmaßnahmen')
}

async function enterSubprocessors(page: Page) {
  await page.goto('/einrichtung')
  await follow(page, 'Liste führen')
  for (const name of ['STRATO GmbH', 'Datenhaus GmbH']) {
    await page.goto('/unterauftragnehmer/neu')
    await fill(page, 'Firma', name)
    await fill(page, 'Straße und Hausnummer', 'Weg 1')
    await fill(page, 'Postleitzahl', '94032')
    await fill(page, 'Ort', 'Passau')
    await fill(page, 'Aufgabe', 'Sicherung der Datenbank')
    await fill(page, 'Ort der Verarbeitung', 'Passau, Deutschland')
    await page.getByLabel('Sie arbeiten zusammen seit').fill('2024-01-01')
    await press(page, 'Eintragen')
    await heading(page, name)
  }
}

async function useContractText(page: Page) {
  await page.goto('/einrichtung')
  await follow(page, 'Vertragstext ansehen')
  await press(page, 'So verwenden')
  await page.getByText('Der mitgelieferte Text wird verwendet.').waitFor()
}

async function enterOne(page: Page) {
  await page.goto('/einrichtung')
  await follow(page, 'Auftraggeber anlegen')
  await heading(page, 'Auftraggeber')
  await follow(page, 'Auftraggeber anlegen')
  await heading(page, 'Auftraggeber anlegen')
  await fill(page, 'Name', 'Ergotherapie Ölberg')
  await fill(page, 'Straße und Hausnummer', 'Ölberg 1')
  await fill(page, 'Postleitzahl', '94034')
  await fill(page, 'Ort', 'Passau')
  await page.getByLabel(/^Bundesland/u).selectOption({ label: 'Bayern' })
  await fill(page, 'Name der Ansprechperson', 'Ute Kern')
  await fill(page, 'E-Mail der Ansprechperson', ute)
  await press(page, 'Anlegen')
  await heading(page, 'Ergotherapie Ölberg')
}

/** As a German Excel writes it: Windows-1252. */
const file = [
  'Nummer;Name;Straße;PLZ;Ort;Ansprechperson;E-Mail',
  `;Praxis Süß;Gäßchen 3;94032;Passau;Jana Süß;${jana}`,
  ';Praxis Öttl;Gäßchen 4;94032;Passau;Jürgen Öttl;oettl@example.org',
  ';Praxis Größl;Gäßchen 5;94032;Passau;Jörg Größl;groessl@example.org',
  '',
].join('\r\n')

async function takeInThree(page: Page) {
  await page.goto('/kunden')
  await follow(page, 'Aus Datei einlesen')
  await page.getByLabel('CSV-Datei').setInputFiles({
    name: 'Auftraggeber.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(file, 'latin1'),
  })
  await press(page, 'Prüfen')
  await press(page, '3 Auftraggeber übernehmen')
  await page.getByRole('heading', { name: 'Übernommen' }).waitFor()
}

async function record(page: Page, client: string) {
  await page.goto('/einrichtung')
  await follow(page, 'Vertrag erfassen')
  await page.getByLabel('Auftraggeber', { exact: true }).selectOption({ label: client })
  await page
    .getByLabel('Unterschriebener Vertrag')
    .setInputFiles({ name: 'AVV.pdf', mimeType: 'application/pdf', buffer: makePdf() })
  await press(page, 'Weiter zu den Angaben')
  await heading(page, 'Angaben aus dem Vertrag')
  await fill(page, 'Unterschrieben von', 'Ute Kern')
  await page.getByLabel('Unterschrieben als', { exact: true }).selectOption({ index: 1 })
  await fill(page, 'Ort der Unterschrift', 'Passau')
  await fill(page, 'Tag der Unterschrift', '2026-11-02')
  await fill(page, 'Ort Ihrer Unterschrift', 'Passau')
  await fill(page, 'Tag Ihrer Unterschrift', '2026-11-03')
  await fill(page, 'Beginn', '2026-11-04')
  await page
    .getByLabel(/^Weisungsberechtigte Personen/u)
    .fill(`Ute Kern; Inhaberin; 0851 4711; ${ute}`)
  await doReviewed(page, 'Vertrag erfassen')
  await heading(page, /^Vertrag AVV-/u)
}

async function offer(page: Page, client: string) {
  await page.goto('/einrichtung')
  await follow(page, 'Verträge anbieten')
  await heading(page, 'Verträge anbieten')
  await page.getByRole('checkbox', { name: new RegExp(client, 'u') }).check()
  await doReviewed(page, 'Vertrag anbieten')
  await page.getByText('1 von 1 Auftraggebern haben ihr Angebot.').waitFor()
}

async function invite(page: Page, clients: string[]) {
  await page.goto('/einrichtung')
  await follow(page, 'Leitungen einladen')
  await page.goto('/kunden')
  await press(page, 'Zum Einladen auswählen')
  for (const name of clients)
    await page.getByRole('checkbox', { name: new RegExp(name, 'u') }).check()
  await follow(page, 'Leitungen von 2 Auftraggebern einladen')
  await heading(page, 'Leitungen einladen')
  await press(page, '2 Personen einladen')
  await page.getByText('2 Einladungen sind geschrieben.').waitFor()
}

async function sign(page: Page) {
  await page.goto('/')
  await page
    .getByRole('listitem')
    .filter({ hasText: /Vertrag/u })
    .getByRole('link')
    .first()
    .click()
  await heading(page, /^Vertrag AVV-/u)
  await follow(page, 'Prüfen und ausfüllen')
  await heading(page, 'Vertrag ausfüllen')
  await page.getByRole('checkbox', { name: /^Gesundheitsdaten/u }).check()
  await page.getByRole('checkbox', { name: 'Patientinnen und Patienten' }).check()
  await page.getByRole('radio', { name: /^Ja, wie Heilberufe/u }).check()
  await press(page, 'Person eintragen')
  await fill(page, 'Name', 'Jana Süß')
  await fill(page, 'Funktion', 'Inhaberin')
  await fill(page, 'E-Mail', jana)
  await press(page, 'Speichern und weiter zum Unterschreiben')
  await heading(page, 'Vertrag unterschreiben')
  await page.getByLabel('Ihre Funktion').fill('Inhaberin')
  await page.getByRole('radio', { name: 'als Inhaberin oder Inhaber' }).check()
  await bind(portal, page, jana, 'Verbindlich unterschreiben', 'Vertrag unterschrieben')
}

async function countersign(page: Page) {
  await page.goto('/')
  await page
    .getByRole('listitem')
    .filter({ hasText: 'der Auftraggeber hat unterschrieben' })
    .getByRole('link')
    .click()
  await follow(page, 'Gegenzeichnen')
  await page.getByLabel('Ihre Funktion').fill('Inhaber')
  await page.getByRole('radio', { name: 'als Inhaberin oder Inhaber' }).check()
  await bind(portal, page, robert, 'Verbindlich gegenzeichnen', 'Vertrag gegengezeichnet')
}

async function instruct(page: Page) {
  await page.goto('/')
  await heading(page, 'Willkommen. Das ist Ihr Vertrag')
  await page.locator('main').getByText('Jana Süß').first().waitFor()
  await page.locator('main').getByText('STRATO GmbH').first().waitFor()
  await press(page, 'Gesehen, weiter zum Portal')
  await page.goto('/vertrag')
  const number = /AVV-\d{4}-\d+/u.exec(
    await page.getByRole('heading', { level: 1, name: /^Vertrag AVV-/u }).innerText(),
  )![0]
  await page.goto('/weisungen/neu')
  await page.getByLabel(/^Daten löschen/u).check()
  await page.getByLabel('Titel').fill('Löschung der Akte 4711')
  await page.getByLabel('Wortlaut der Weisung').fill('Bitte löschen Sie die Akte 4711.')
  await press(page, 'Speichern und weiter zum Prüfen')
  await heading(page, 'Weisung prüfen')
  await follow(page, 'Stimmt, weiter zur Bestätigung')
  await page.getByLabel(/^Code aus/u).fill(await portal.freshCode(jana))
  await press(page, 'Weisung verbindlich erteilen')
  await heading(page, 'Ihre Weisung ist erteilt')
  const pdf = await readPdf(await downloaded(page, /Quittung Q-\d{4}-\d{5} herunterladen/u))
  expect(pdf.text).toContain(number)
}

async function readAndConfirm(page: Page) {
  await press(page, 'Gesehen, weiter zum Portal')
  await page.goto('/vertrag')
  await follow(page, 'Prüfen und bestätigen')
  await heading(page, 'Stimmt, was erfasst ist?')
  await bind(portal, page, ute, 'Verbindlich bestätigen', 'Erfasster Vertrag bestätigt')
}

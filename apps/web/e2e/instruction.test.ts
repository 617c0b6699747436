import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { germanClockAt } from '../src/platform/clock/german-time.ts'
import { findWords, readPdf } from '../../api/test/read-pdf.ts'
import { faultsOf } from './axe.ts'
import { usePortal } from './portal.ts'
import {
  acknowledge,
  bind,
  doReviewed,
  downloaded,
  follow,
  heading,
  lastMovedAt,
  logIn,
  press,
  reportErasure,
  start,
} from './steps.ts'
import { putDown } from '../../api/test/database.ts'
import { arrived } from './visit.ts'

const portal = usePortal()
beforeAll(async () => {
  // A second authorised person each (§9): nobody waits for their app to show the next code.
  await putDown(
    portal.superuser,
    `insert into authorised_persons (id, client_id, user_id, name, function, email, valid_from)
     select gen_random_uuid(), client_id, u.id, name, 'Praxisleitung', email, current_date - 1
     from users u join memberships on user_id = u.id where name in ('Anna Berger', 'Petra Lindenau')`,
  )
})

const phone = { viewport: { width: 390, height: 844 } }
const wording = 'Bitte löschen Sie die Akte 4711 vollständig, auch aus den Sicherungen.'
const amended = 'Bitte löschen Sie die Akte 4711 aus dem laufenden System.'
const norm = '§ 630f Abs. 3 BGB'
const numberOn = async (page: Page) =>
  /W-\d{4}-\d{4}/u.exec(await page.locator('main').innerText())![0]

describe('an instruction', () => {
  it('goes from the draft over concern and amendment to the accepted execution', async () => {
    const first = await entered('lukas.huber', phone)
    const staff = await entered('robert.zerer')
    const member = await entered('miriam.vogt')
    const path = await draft(member.page)
    await give(first.page, path)
    const number = await numberOn(first.page)

    await staff.page.goto(path)
    await acknowledge(staff.page)
    await raiseConcern(staff.page)
    const second = await entered('anna.berger', phone)
    await amend(second.page, path)
    await staff.page.goto(path)
    await staff.page.getByText(amended).first().waitFor()
    await staff.page
      .getByText(/^Anna Berger, /u)
      .first()
      .waitFor()
    await start(staff.page)
    await reportErasure(staff.page, 'Die Akte 4711 ist im laufenden System gelöscht.')

    await accept(first.page, path, number)
    await readEvidence(first.page, path, number)
    for (const { wrong, leave } of [staff, member, first, second]) {
      expect(wrong).toEqual([])
      await leave()
    }
  })

  it('told by word of mouth is carried out as an emergency, costs or not, and confirmed afterwards', async () => {
    const first = await entered('sabine.koch', phone)
    const staff = await entered('eva.brandl')
    const path = await writeDown(staff.page)
    await acknowledge(staff.page)
    const begin = staff.page.getByRole('button', { name: 'Mit der Ausführung beginnen' })
    expect(await begin.count()).toBe(0)
    await quote(staff.page)
    await beginInEmergency(staff.page)
    await reportSomething(staff.page)

    await confirm(first.page, path)
    await first.page.goto(path)
    await first.page.getByText('Der Zugang steht im Netz.', { exact: true }).first().waitFor()
    const second = await entered('petra.lindenau', phone)
    await approve(second.page, path)
    await staff.page.goto(path)
    await staff.page.getByText(/^Genehmigt, Petra Lindenau/u).waitFor()
    await staff.page.getByText('ausgeführt', { exact: true }).first().waitFor()
    await leaveAll(staff, first, second)
  })

  it('by letter counts when it arrives, rests for a concern in the middle of its execution and goes on, or is contested', async () => {
    const first = await entered('sabine.koch', phone)
    const staff = await entered('eva.brandl')
    const path = await enterLetter(staff.page, 'Sperre nach Brief')
    await acknowledge(staff.page)
    await start(staff.page)
    await raiseConcern(staff.page)
    await holdOn(first.page, path)
    await staff.page.goto(path)
    await staff.page.getByText('in Arbeit', { exact: true }).first().waitFor()

    const foreign = await enterLetter(staff.page, 'Brief von Unbekannt')
    const second = await entered('petra.lindenau', phone)
    await contest(second.page, foreign)
    await staff.page.goto(foreign)
    await staff.page.getByText('gilt nicht', { exact: true }).first().waitFor()
    expect(await numberOn(staff.page)).toMatch(/^W-/u)
    await leaveAll(staff, first, second)
  })
})

async function leaveAll(...visitors: Awaited<ReturnType<typeof entered>>[]) {
  for (const { wrong, leave } of visitors) {
    expect(wrong).toEqual([])
    await leave()
  }
}

async function beginInEmergency(page: Page) {
  await follow(page, 'Als Notfall beginnen')
  await page.getByLabel('Warum kann es nicht warten?').fill('Der Zugang steht im Netz.')
  expect(await faultsOf(page)).toEqual([])
  await doReviewed(page, 'Ausführung als Notfall beginnen')
  await page.getByText('in Arbeit', { exact: true }).first().waitFor()
}

async function reportSomething(page: Page) {
  const now = await lastMovedAt(page)
  await follow(page, 'Ausführung melden')
  await page.getByLabel('Was wurde getan?').fill('Der Zugang ist gesperrt.')
  await page.getByLabel('Was ist das Ergebnis?').fill('Niemand kommt mehr hinein.')
  await page.getByLabel('Begonnen').fill(now)
  await page.getByLabel('Beendet').fill(now)
  await doReviewed(page, 'Als ausgeführt melden')
  await page.getByText('ausgeführt', { exact: true }).first().waitFor()
}

async function enterLetter(page: Page, title: string): Promise<string> {
  await page.goto('/weisungen/eintragen')
  await page
    .getByLabel('Auftraggeber', { exact: true })
    .selectOption({ label: 'Ergotherapie Lindenau' })
  await page.getByLabel('mit Brief', { exact: true }).check()
  await page.getByLabel('Der Brief als Scan').setInputFiles({
    name: 'Brief.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Bitte sperren Sie die Akte 30455.'),
  })
  await page.getByLabel('Von wem ist sie?').fill('Sabine Koch')
  const hourAgo = new Date(Date.now() - 3_600_000).toISOString()
  await page.getByLabel('Wann ist sie eingegangen?').fill(germanClockAt(hourAgo))
  await page.getByLabel(/^Andere Weisung/u).check()
  await page.getByLabel('Titel').fill(title)
  await page.getByLabel('Wortlaut der Weisung').fill('Bitte sperren Sie die Akte 30455.')
  expect(await faultsOf(page)).toEqual([])
  await doReviewed(page, 'Weisung eintragen')
  await arrived(page, /\/weisungen\/[\da-f-]{36}$/u)
  await heading(page, title)
  await page.getByText('erteilt', { exact: true }).first().waitFor()
  await page.getByText('Brief.txt').first().waitFor()
  return new URL(page.url()).pathname
}

async function holdOn(page: Page, path: string) {
  await page.goto(path)
  await page.getByText(norm).waitFor()
  await follow(page, 'Trotzdem bestätigen')
  await heading(page, 'Weisung trotzdem bestätigen')
  await bind(
    portal,
    page,
    'sabine.koch',
    'Trotz Bedenken bestätigen',
    'Weisung trotz Bedenken bestätigt',
  )
}

async function contest(page: Page, path: string) {
  await page.goto(path)
  await follow(page, 'Nicht von uns')
  await heading(page, 'Nicht von uns')
  await page.getByLabel('Was stimmt nicht?').fill('Diesen Brief hat niemand von uns geschrieben.')
  await bind(
    portal,
    page,
    'petra.lindenau',
    'Verbindlich zurückweisen',
    'Weisung zurückgewiesen: nicht von uns',
  )
}

async function entered(who: string, options = {}) {
  const visitor = await portal.visit(options)
  await logIn(portal, visitor.page, who)
  return visitor
}

async function draft(page: Page): Promise<string> {
  await page.goto('/weisungen/neu')
  await page.getByLabel(/^Daten löschen/u).check()
  await page.getByLabel('Titel').fill('Löschung der Akte 4711')
  await page.getByLabel('Wortlaut der Weisung').fill(wording)
  await press(page, 'Entwurf speichern')
  await page.getByText('Wartet auf eine weisungsberechtigte Person').waitFor()
  expect(await page.getByRole('link', { name: /weiter zur Bestätigung/u }).count()).toBe(0)
  return new URL(page.url()).pathname
}

async function give(page: Page, path: string) {
  await page.goto(path)
  await heading(page, 'Weisung prüfen')
  await page.getByText(wording).waitFor()
  await follow(page, 'Stimmt, weiter zur Bestätigung')
  await page.getByLabel(/^Code aus/u).fill(await portal.freshCode('lukas.huber'))
  await press(page, 'Weisung verbindlich erteilen')
  await heading(page, 'Ihre Weisung ist erteilt')
}

async function raiseConcern(page: Page) {
  await follow(page, 'Bedenken erheben')
  await page.getByLabel('Welche Vorschrift würde verletzt?').fill(norm)
  await page.getByLabel('Begründung').fill('Die Akte ist noch keine zehn Jahre alt.')
  await page.getByLabel('Was ruht?').fill('Das Löschen aus den Sicherungen.')
  await page.getByLabel('Was läuft weiter?').fill('Die Akte ist gesperrt.')
  await page.getByLabel('Was soll der Auftraggeber tun?').fill('Bitte ändern Sie den Umfang.')
  await doReviewed(page, 'Bedenken senden und Ausführung aussetzen')
  await page.getByText('ausgesetzt', { exact: true }).first().waitFor()
  await page.getByText('noch von niemandem').waitFor()
}

async function amend(page: Page, path: string) {
  await page.goto(path)
  await page.getByText(norm).waitFor()
  await follow(page, /^Ändern$/u)
  await heading(page, 'Weisung ändern')
  await page.getByLabel('Wortlaut der Weisung').fill(amended)
  await bind(
    portal,
    page,
    'anna.berger',
    'Geänderte Weisung verbindlich erteilen',
    'Weisung geändert',
  )
  await follow(page, 'Zur Weisung')
  await follow(page, 'Mit der früheren Fassung vergleichen')
  await page.locator('ins').first().waitFor()
  expect(await faultsOf(page)).toEqual([])
}

async function accept(page: Page, path: string, number: string) {
  await page.goto(path)
  await follow(page, /^Annehmen$/u)
  await page.getByText('Die Akte 4711 ist im laufenden System gelöscht.').waitFor()
  await bind(
    portal,
    page,
    'lukas.huber',
    'Ausführung verbindlich annehmen',
    'Ausführung angenommen',
  )
  const receipt = await textOf(await downloaded(page, /^Quittung Q-\d{4}-\d{5} herunterladen/u))
  const act = 'die Annahme einer ausgeführten Weisung'
  expect(missingIn(receipt, [number, act, amended, 'Lukas Huber'])).toEqual([])
  await follow(page, 'Zur Weisung')
  await page.getByText('angenommen', { exact: true }).first().waitFor()
  const protocol = await textOf(await downloaded(page, /^Löschprotokoll/u))
  const said = ['Akte 4711 mit drei Anhängen', 'Suche nach 4711 ohne Treffer']
  expect(missingIn(protocol, [number, ...said])).toEqual([])
}

const missingIn = (text: string, words: string[]) =>
  words.filter((each) => findWords(text, each) === -1)

async function textOf(pdf: Buffer): Promise<string> {
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  return (await readPdf(pdf)).text
}

/** The evidence of one instruction in words, and the whole log to take home. */
async function readEvidence(page: Page, path: string, number: string) {
  await page.goto(`/nachweise?vorgang=${path.split('/').at(-1)}`)
  await heading(page, 'Nachweise')
  for (const words of [
    `Weisung ${number} wurde erteilt.`,
    `Der Eingang wurde bestätigt: Weisung ${number}.`,
    `Weisung ${number} wurde wegen Bedenken ausgesetzt.`,
    `Die Bedenken wurden zum ersten Mal gelesen: Weisung ${number}.`,
    `Weisung ${number} wurde geändert.`,
    `Die Ausführung wurde begonnen: Weisung ${number}.`,
    `Weisung ${number} wurde als ausgeführt gemeldet.`,
    `Die Ausführung wurde angenommen: Weisung ${number}.`,
  ])
    await page.getByText(words).filter({ visible: true }).first().waitFor()
  const log = (await downloaded(page, 'Protokoll herunterladen')).toString()
  const lines = log.trimEnd().split('\n')
  expect(lines.map((line) => typeof JSON.parse(line))).toEqual(lines.map(() => 'object'))
  expect(lines.filter((line) => line.includes(number)).length).toBeGreaterThanOrEqual(8)
}

async function writeDown(page: Page): Promise<string> {
  await page.goto('/weisungen/eintragen')
  await page
    .getByLabel('Auftraggeber', { exact: true })
    .selectOption({ label: 'Ergotherapie Lindenau' })
  await page.getByLabel('mündlich', { exact: true }).check()
  await page.getByLabel('Wer hat sie mitgeteilt?').fill('Sabine Koch, Stellvertretende Leitung')
  const hourAgo = new Date(Date.now() - 3_600_000).toISOString()
  await page.getByLabel('Wann wurde sie mitgeteilt?').fill(germanClockAt(hourAgo))
  await page.getByLabel(/^Andere Weisung/u).check()
  await page.getByLabel('Titel').fill('Auswertung nach Anruf')
  await page
    .getByLabel('Wortlaut der Weisung')
    .fill('Bitte werten Sie die Zugriffe im Oktober aus.')
  await doReviewed(page, 'Weisung eintragen')
  await arrived(page, /\/weisungen\/[\da-f-]{36}$/u)
  await heading(page, 'Auswertung nach Anruf')
  await page.getByText('unbestätigt', { exact: true }).first().waitFor()
  return new URL(page.url()).pathname
}

async function confirm(page: Page, path: string) {
  await page.goto(path)
  await follow(page, /^Bestätigen$/u)
  await heading(page, 'Mitgeteilte Weisung bestätigen')
  await bind(
    portal,
    page,
    'sabine.koch',
    'Weisung verbindlich bestätigen',
    'Mitgeteilte Weisung bestätigt',
  )
}

async function quote(page: Page) {
  await follow(page, 'Kosten schätzen')
  await page.getByLabel('Betrag in Euro, ohne Umsatzsteuer').fill('1.250,50')
  await page.getByLabel('Die Ausführung geht weiter').check()
  await page.getByLabel('Wie ist er berechnet?').fill('Pauschal nach Angebot.')
  await doReviewed(page, 'Kostenschätzung senden')
  await page.getByText('Kosten offen', { exact: true }).first().waitFor()
}

async function approve(page: Page, path: string) {
  await page.goto(path)
  await page.getByText('1.488,10 €').waitFor()
  await follow(page, 'Über die Kosten entscheiden')
  await page.getByLabel('Ja, ich genehmige sie').check()
  await bind(portal, page, 'petra.lindenau', 'Entscheidung verbindlich abgeben', 'Kosten genehmigt')
}

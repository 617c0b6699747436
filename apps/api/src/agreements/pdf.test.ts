import { readFileSync } from 'node:fs'
import { AgreementTerms } from '@portal/domain/agreements/contract'
import { contractText } from '@portal/domain/agreements/contract-text'
import type { DraftedTerms } from '@portal/domain/agreements/drafted'
import { comparedLines } from '@portal/domain/agreements/text-changes'
import { wordingOf } from '@portal/domain/agreements/wording'
import { canonicalJson } from '@portal/domain/canonical-json'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { patience } from '../../test/patience.ts'
import { findWords, type ReadPdf, readPdf } from '../../test/read-pdf.ts'
import { sha256Hex } from '../platform/crypto.ts'
import { createPdfPool } from '../platform/papers/pdf.ts'
import { agreementPdfData, agreementTemplate } from './pdf.ts'

const terms: AgreementTerms = {
  controller: {
    name: 'Praxis für Physiotherapie Sonnenhof',
    address: { street: 'Am Sonnenhof 3', postalCode: '94032', city: 'Passau', country: 'DE' },
    signedBy: 'Dr. Anna Lindner',
    signedOn: '2026-01-12',
    signedAt: 'Passau',
  },
  processor: {
    name: 'Robert Zerer IT-Dienstleistungen',
    address: { street: 'Franz-Wimmer-Str. 16', postalCode: '94036', city: 'Passau', country: 'DE' },
    signedBy: 'Robert Zerer',
    signedOn: '2026-01-14',
    signedAt: 'Passau',
  },
  services: [
    "Bereitstellen von Datenbank und Speicherplatz 'thera-pi.online' bzw. 'med-drive.de'.",
    'Backuperstellung und Support nach Absprache',
  ],
  startsOn: '2026-02-01',
  endsOn: null,
  noticePeriodWeeks: 4,
  purpose: 'Betrieb der Praxissoftware, tägliche Sicherungen',
  dataCategories: [
    'master-data',
    'system-administration',
    'health-data',
    'Trainingspläne, #strong',
  ],
  dataSubjects: ['employees', 'patients', 'Angehörige'],
  processorContact: { name: 'Robert Zerer', role: 'contact' },
  professionalSecrecy: true,
  authorisedPersons: [
    {
      name: 'Dr. Anna Lindner',
      function: 'Inhaberin',
      phone: '0851 123456',
      email: 'lindner@sonnenhof.example',
    },
    {
      name: 'Maria Huber',
      function: 'Praxisleitung',
      phone: null,
      email: 'huber@sonnenhof.example',
    },
  ],
  instructionRecipients: ['Robert Zerer'],
  instructionChannels: ['AVV-Portal', 'Franz-Wimmer-Str. 16, 94036 Passau'],
  penaltyEuro: 2500,
  subprocessors: [
    {
      name: 'STRATO GmbH',
      country: 'DE',
      postalCode: '10249',
      city: 'Berlin',
      service: 'Betreiber Rechenzentrum',
      certificates: ['ISO/IEC 27001'],
    },
    {
      name: 'Hetzner Finland Oy',
      country: 'FI',
      postalCode: '04360',
      city: 'Tuusula',
      service: 'Sicherungen',
      certificates: [],
    },
  ],
  tomVersion: 3,
  measures: [
    'Alle nicht benötigten Ports werden in der Firewall blockiert.',
    'Datenübertragung ausschließlich verschlüsselt',
  ],
}
const meta = { number: 'AVV-2026-0001', version: 2, date: '2026-01-14' }
const wording = readFileSync(new URL('./contract-wording.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')

const pool = createPdfPool({ timeLimitMs: patience.timeout })
afterAll(() => pool.close())
const print = async (change: Partial<AgreementTerms> = {}) =>
  readPdf(await pool.render(agreementTemplate, agreementPdfData({ ...terms, ...change }, meta)))

let agreement: ReadPdf
beforeAll(async () => {
  agreement = await print()
})
const says = (words: string, pdf = agreement) => findWords(pdf.text, words) > 0

describe('the agreement as PDF', () => {
  it("says every sentence of the contract, in the contract's order", () => {
    expect(wording.length).toBeGreaterThan(85)
    const missing: string[] = []
    let place = 0
    for (const words of wording.flatMap((line) => line.split('…'))) {
      const end = findWords(agreement.text, words, place)
      if (end < 0) missing.push(words)
      else place = end
    }
    expect(missing).toEqual([])
  })

  it("says the same on the portal's page, clause by clause", () => {
    const page = wordingOf(terms)
    const said = page
      .flatMap(({ pieces }) => pieces.map((piece) => ('text' in piece ? piece.text : piece.filled)))
      .join(' ')
    const missing: string[] = []
    let place = 0
    for (const words of wording.flatMap((line) => line.split('…'))) {
      const end = findWords(said, words, place)
      if (end < 0) missing.push(words)
      else place = end
    }
    expect(missing).toEqual([])
    const filled = page.flatMap(({ pieces }) =>
      pieces.flatMap((piece) => ('filled' in piece && piece.filled ? [piece.filled] : [])),
    )
    expect(filled.filter((words) => !says(words))).toEqual([])
    expect(page.map(({ anchor }) => anchor)).toEqual(
      expect.arrayContaining(['1', '3.1', '4.2', '6.3', '6.9', '7.2', '8.3', '9', '10.2', '16']),
    )
  })

  it('has a bookmark for every clause heading', () => {
    const headings = wording.filter((line) => /^§\d|^3\.[13] /u.test(line))
    expect(headings).toHaveLength(18)
    expect(agreement.bookmarks).toEqual(expect.arrayContaining([...headings, 'Anlagen:']))
  })

  it.each([
    [
      'both parties with their addresses',
      'Praxis für Physiotherapie Sonnenhof, Am Sonnenhof 3, 94032 Passau',
    ],
    [
      '§1 the services',
      "Bereitstellen von Datenbank und Speicherplatz 'thera-pi.online' bzw. 'med-drive.de'. Backuperstellung und Support nach Absprache.",
    ],
    ['§2 the start', 'Der Vertrag wird auf unbestimmte Zeit geschlossen. Beginn: 01.02.2026'],
    ['§2 the notice period', 'mit einer Frist von 4 Wochen gekündigt'],
    [
      '§3.1 the purpose',
      'Aufgaben des Auftragnehmers: Betrieb der Praxissoftware, tägliche Sicherungen',
    ],
    ['§3.1 health data', 'Gesundheitsdaten (Art. 9 DSGVO)'],
    ['§3.1 data of its own', '„Trainingspläne, #strong“'],
    ['§3.3 the data subjects', 'umfassen: Mitarbeitende, Patienten und „Angehörige“'],
    ['§6.3 the contact', 'Als Ansprechpartner beim Auftragnehmer wird Robert Zerer benannt.'],
    ['§6.4 the secrecy', 'die dem Auftraggeber obliegen: Berufsgeheimnisse'],
    [
      '§9 the authorised persons',
      'Dr. Anna Lindner, Inhaberin, Tel. 0851 123456, lindner@sonnenhof.example Maria Huber, Praxisleitung, huber@sonnenhof.example',
    ],
    ['§9 the recipients', 'Weisungsempfänger beim Auftragnehmer sind: Robert Zerer'],
    ['§9 the channels', 'Kommunikationskanäle: AVV-Portal Franz-Wimmer-Str. 16, 94036 Passau'],
    ['§15 the penalty', 'eine Vertragsstrafe von 2.500 Euro vereinbart'],
    [
      'the subprocessors',
      'STRATO GmbH, D 10249 Berlin: Betreiber Rechenzentrum ISO/IEC 27001 Zertifizierung vorhanden',
    ],
    ['where a foreign subprocessor is', '04360 Tuusula, Finnland: Sicherungen'],
    [
      'the measures and their version',
      'Fassung 3 – Alle nicht benötigten Ports werden in der Firewall blockiert.',
    ],
    [
      'the signatures',
      'Passau, 12.01.2026 Ort, Datum Dr. Anna Lindner Name Auftraggeber Passau, 14.01.2026 Ort, Datum Robert Zerer Name Auftragnehmer',
    ],
  ])('fills in %s', (_, words) => {
    expect(says(words)).toBe(true)
  })

  it('ticks what was chosen and nothing else, also for those who hear the document', () => {
    const ticked = agreement.pictures.map((words) => words === 'angekreuzt')
    // The eight of the contract, then what was named beside them.
    const categories = [true, false, false, false, false, false, false, true, true, true]
    const choices = { duration: [false, true], kind: [false, true, true], categories }
    const rest = { subjects: [false, true], contact: [false, true] }
    expect(ticked).toEqual(Object.values({ ...choices, ...rest }).flat())
  })

  it('takes the other choice where it was made', async () => {
    const other = await print({
      endsOn: '2027-12-31',
      penaltyEuro: null,
      noticePeriodWeeks: 1,
      professionalSecrecy: false,
      processorContact: { name: 'Eva Sommer', role: 'dpo' },
    })
    expect(says('Der Vertrag beginnt am 01.02.2026 und endet am 31.12.2027.', other)).toBe(true)
    expect(says('Gestrichen: Es ist keine Vertragsstrafe vereinbart.', other)).toBe(true)
    expect(says('mit einer Frist von 1 Woche gekündigt', other)).toBe(true)
    expect(says('die dem Auftraggeber obliegen: keine', other)).toBe(true)
    expect(says('Eva Sommer ist als Datenschutzbeauftragter bereits bestellt.', other)).toBe(true)
    const ticked = other.pictures.map((words) => words === 'angekreuzt')
    expect([...ticked.slice(0, 2), ...ticked.slice(-2)]).toEqual([true, false, true, false])
  })

  const struckOf = (of: DraftedTerms, text?: string) =>
    wordingOf(of, text).flatMap(({ isStruck, pieces }) =>
      isStruck ? [pieces.map((piece) => ('text' in piece ? piece.text : '…')).join('')] : [],
    )

  it.each([null, 0])('strikes §15 where no penalty is agreed (%s)', async (penaltyEuro) => {
    const sentence = wording.find((line) => line.includes('eine Vertragsstrafe von'))
    expect(struckOf(terms)).not.toContain(sentence)
    expect(struckOf({ ...terms, penaltyEuro })).toContain(sentence)
    const said =
      'Gestrichen: Es ist keine Vertragsstrafe vereinbart. Bei Verstoß des Auftragnehmers'
    expect(says(said)).toBe(false)
    expect(says(said, await print({ penaltyEuro }))).toBe(true)
  })

  it('strikes every alternative that was not chosen and every field that was left empty, never prints both', async () => {
    expect(struckOf(terms)).toEqual([
      'Der Vertrag beginnt am … und endet am ….',
      expect.stringContaining('in der Leistungsvereinbarung vom …'),
      'Kommunikationsdaten (z.B. Telefon, E-Mail)',
      'Vertragsstammdaten (Vertragsbeziehung, Produkt- bzw. Vertragsinteresse)',
      'Kundenhistorie',
      'Vertragsabrechnungs- und Zahlungsdaten',
      'Planungs- und Steuerungsdaten',
      'Auskunftsangaben (von Dritten, z.B. Auskunfteien, oder aus öffentlichen Verzeichnissen)',
      expect.stringContaining('Leistungsvereinbarung konkret beschrieben unter: …'),
      '… ist als Datenschutzbeauftragter bereits bestellt.',
    ])
    const unticked = agreement.pictures.filter((words) => words !== 'angekreuzt')
    expect(unticked).toHaveLength(struckOf(terms).length)
    expect(new Set(unticked)).toEqual(new Set(['nicht angekreuzt, gestrichen']))
    expect(says('Im Übrigen wird folgendes vereinbart: – gestrichen – §14')).toBe(true)
    const bare = await print({
      authorisedPersons: [],
      dataCategories: [],
      dataSubjects: [],
      serviceAgreement: '3. Mai 2024',
    })
    expect(says('Weisungsberechtigte Personen des Auftraggebers sind: – gestrichen –', bare)).toBe(
      true,
    )
    expect(says('in der Leistungsvereinbarung vom 3. Mai 2024', bare)).toBe(true)
    expect(says('Leistungsvereinbarung konkret beschrieben unter: 3. Mai 2024', bare)).toBe(true)
    expect(bare.pictures.filter((words) => words === 'angekreuzt')).toHaveLength(5)
  })

  it('prints what was agreed beside the text and otherwise than it says, and marks it', async () => {
    const agreed = await print({
      liability: 'Die Haftung ist auf 50.000 Euro begrenzt.',
      specialAgreements: 'Sicherungen bleiben in Deutschland.',
      deviations: [
        { clause: '8.3', text: 'Mündliche Weisungen gelten nicht.', effect: null },
        {
          clause: '2',
          text: 'Die Frist beträgt drei Monate.',
          effect: { kind: 'notice-period', period: { count: 3, unit: 'months' } },
        },
      ],
    })
    expect(
      says('folgendes vereinbart: Die Haftung ist auf 50.000 Euro begrenzt. §14', agreed),
    ).toBe(true)
    expect(says('mit einer Frist von 3 Monaten gekündigt', agreed)).toBe(true)
    const added = [
      'Sicherungen bleiben in Deutschland.',
      'Abweichend von § 8.3 wird vereinbart: Mündliche Weisungen gelten nicht.',
      'Abweichend von § 2 wird vereinbart: Die Frist beträgt drei Monate. (Kündigungsfrist: 3 Monate)',
    ].map((words) => `ergänzt ${words}`)
    expect(says(`im Übrigen nicht. ${added.join(' ')} Anlagen:`, agreed)).toBe(true)
  })

  it('is a draft for the eye and the ear as long as somebody has not signed', async () => {
    const { controller, processor } = terms
    const unsigned = { name: controller.name, address: controller.address }
    const pdf = (change: Partial<DraftedTerms>) =>
      pool.render(agreementTemplate, agreementPdfData({ ...terms, ...change }, meta)).then(readPdf)
    const draft = await pdf({
      startsOn: null,
      controller: unsigned,
      processor: { name: processor.name, address: processor.address },
    })
    expect(says('geschlossen. Beginn: mit der Unterschrift des Auftragnehmers', draft)).toBe(true)
    expect(says('Entwurf – nicht unterschrieben Zwischen', draft)).toBe(true)
    expect(says('Ort, Datum Name Auftraggeber Ort, Datum Name Auftragnehmer', draft)).toBe(true)
    for (const words of draft.furniture) expect(words).toContain('Entwurf – nicht unterschrieben')
    expect(draft.furniture.join(' ')).not.toContain('Fassung 2')
    expect(String(draft.attachments['agreement.json'])).toContain('avv-portal/agreement-draft/1')
    const half = await pdf({ controller: unsigned })
    expect(says('Entwurf – noch nicht von beiden unterschrieben', half)).toBe(true)
    expect(says('Passau, 14.01.2026', half)).toBe(true)
    expect(says('Entwurf')).toBe(false)
    const until = await pdf({ startsOn: null, endsOn: '2027-12-31' })
    expect(
      says('beginnt am Tag der Unterschrift des Auftragnehmers und endet am 31.12.2027.', until),
    ).toBe(true)
  })

  it("marks what the provider's own text has otherwise than the shipped one", async () => {
    const text = contractText
      .replace('Wesentliche Änderungen sind zu dokumentieren.', 'Änderungen sind zu melden.')
      .replace('§14 ', '13.1 Für Ausfälle durch höhere Gewalt haftet niemand.\n§14 ')
      .replace(/^Die Einrede des Zurückbehaltungsrechts.*\n/mu, '')
    const own = await readPdf(
      await pool.render(agreementTemplate, agreementPdfData(terms, { ...meta, text })),
    )
    expect(says('geändert 4.4 Die technischen', own)).toBe(true)
    expect(says('ergänzt 13.1 Für Ausfälle durch höhere Gewalt haftet niemand.', own)).toBe(true)
    expect(says('entfallen Die Einrede des Zurückbehaltungsrechts', own)).toBe(true)
    const removed = comparedLines(text).flatMap(({ line, change }) =>
      change === 'removed' ? [line] : [],
    )
    expect(removed).toEqual([expect.stringContaining('Die Einrede')])
    expect(struckOf(terms, text)).toContain(removed[0])
    expect(says('entfallen')).toBe(false)
    expect(JSON.parse(String(own.attachments['agreement.json']))).toMatchObject({ text })
  })

  it('names provider, number, version and page on every sheet', () => {
    const sheets = agreement.furniture
    sheets.forEach((words, i) => {
      expect(words).toContain('Robert Zerer IT-Dienstleistungen')
      expect(words).toContain(`AVV-2026-0001 · Seite ${i + 1} von ${sheets.length}`)
      expect(words).toContain('Fassung 2')
    })
  })

  it('carries its terms in canonical form, with the hash it prints', () => {
    const file = agreement.attachments['agreement.json']
    const record: unknown = JSON.parse(String(file))
    expect(record).toEqual({
      schema: 'avv-portal/agreement/1',
      ...meta,
      terms: AgreementTerms.parse(terms),
    })
    expect(String(file)).toBe(canonicalJson(record))
    expect(says(sha256Hex(file ?? ''))).toBe(true)
    expect(agreement.conformance).toBe('3A')
  })

  it('prints what people typed to the letter', async () => {
    const purpose = '#eval("1") *fett* $x$ <label> @ref \\ [x] // nichts'
    const odd = await print({
      purpose,
      services: [purpose],
      measures: [purpose],
      processorContact: { name: purpose, role: 'dpo' },
    })
    expect(odd.text.replace(/\s/gu, '').split(purpose.replace(/\s/gu, ''))).toHaveLength(5)
  })

  it('prints whatever people typed, however much', async () => {
    const purpose = 'مرحبا § 5 Art. 28 '.repeat(600)
    const odd = await print({ purpose, measures: [purpose] })
    expect(odd.text.match(/⟨U\+645⟩/gu)).toHaveLength(1_200)
    expect(odd.text.match(/§\s5\s+Art\.\s28/gu)).toHaveLength(1_200)
    const { terms: attached } = JSON.parse(String(odd.attachments['agreement.json'])) as {
      terms: AgreementTerms
    }
    expect(attached.purpose).toBe(purpose)
  })
})

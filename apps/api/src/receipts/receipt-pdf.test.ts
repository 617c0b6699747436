import { canonicalJson } from '@portal/domain/canonical-json'
import { BindingAct } from '@portal/domain/receipts/contract'
import { letterWordsOf } from '@portal/domain/moves/written'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { patience } from '../../test/patience.ts'
import { findWords, type ReadPdf, readPdf } from '../../test/read-pdf.ts'
import { sha256Hex } from '../platform/crypto.ts'
import { createPdfPool } from '../platform/papers/pdf.ts'
import { createSeal } from '../platform/papers/seal-certificate.ts'
import { receiptPdfData, receiptTemplate } from './receipt-pdf.ts'
import type { ReceiptRecord } from './record.ts'

const id = (last: string) => `0198c5a2-0000-7000-8000-00000000000${last}`
const text = 'Bitte löschen Sie alle Daten des Patienten 4711:\n\n  - Stammdaten\n  - Termine'
const record = {
  schema: 'avv-portal/receipt/1',
  number: 'Q-2026-00001',
  act: 'instruction.submitted',
  issuedAt: '2026-11-23T13:05:09.200Z',
  client: {
    id: id('a'),
    name: 'Praxis für Physiotherapie Sonnenhof',
    address: { street: 'Am Sonnenhof 3', postalCode: '94032', city: 'Passau', country: 'DE' },
  },
  provider: {
    name: 'Robert Zerer IT-Dienstleistungen',
    address: { street: 'Franz-Wimmer-Str. 16', postalCode: '94036', city: 'Passau', country: 'DE' },
    instructionRecipients: ['Robert Zerer'],
  },
  instruction: {
    id: id('b'),
    number: 'W-2026-0001',
    kind: 'erasure',
    title: 'Löschung der Daten eines Patienten',
    text,
    systems: ['thera-pi.online', 'other'],
    dataCategories: ['master-data', 'customer-history', 'health-data', 'Trainingspläne, #strong'],
    dataSubjects: ['patients'],
    wishedDate: '2026-12-01',
    urgency: 'urgent',
    urgencyReason: 'Der Patient hat eine Frist gesetzt.',
    validFrom: null,
    validUntil: null,
    submittedAt: '2026-11-23T13:05:09.123Z',
  },
  textSha256: sha256Hex(text),
  givenBy: {
    userId: id('c'),
    name: 'Dr. Anna Lindner',
    function: 'Inhaberin',
    authorisationId: id('d'),
    authorisedSince: '2026-02-01',
    authenticatedBy: 'password+totp',
  },
} satisfies ReceiptRecord
type First = Extract<ReceiptRecord, { schema: 'avv-portal/receipt/1' }>
const withInstruction = (change: Partial<First['instruction']>): First => ({
  ...record,
  instruction: { ...record.instruction, ...change },
})

const clock = () => '2026-11-23T13:05:10.000Z'
const pool = createPdfPool({ timeLimitMs: patience.timeout, clock })
afterAll(() => pool.close())
const keysUrl = 'https://portal.example.org/.well-known/jwks.json'
const toolUrl = 'https://portal.example.org/avv-verify.mjs'
const dataOf = (of: object, jws: string | null = null) =>
  receiptPdfData({ record: canonicalJson(of), jws, keysUrl, toolUrl })
const render = (of: ReceiptRecord, jws?: string) => pool.render(receiptTemplate, dataOf(of, jws))

let receipt: ReadPdf
beforeAll(async () => {
  receipt = await readPdf(await render(record))
})
const says = (words: string, pdf = receipt) => findWords(pdf.text, words) > 0

describe('the receipt as PDF', () => {
  it.each([
    ['its number', 'Quittung Q-2026-00001'],
    ['the number of the instruction', 'Weisung W-2026-0001'],
    ['the client', 'Auftraggeber Praxis für Physiotherapie Sonnenhof Am Sonnenhof 3, 94032 Passau'],
    [
      'the recipient',
      'Empfänger Robert Zerer IT-Dienstleistungen Franz-Wimmer-Str. 16, 94036 Passau Weisungsempfänger: Robert Zerer',
    ],
    [
      'when it came in, in Berlin and in UTC',
      '23.11.2026, 14:05:09 MEZ · UTC 2026-11-23T13:05:09.123Z',
    ],
    [
      'who gave it and since when that person may',
      'Dr. Anna Lindner, Inhaberin weisungsberechtigt seit 01.02.2026',
    ],
    ['how that person proved to be it', 'Passwort und Einmalcode'],
    ['what it asks for', 'Löschung von Daten (§5.1)'],
    ['its title', 'Titel Löschung der Daten eines Patienten'],
    [
      'its text',
      'Wortlaut Bitte löschen Sie alle Daten des Patienten 4711: - Stammdaten - Termine',
    ],
    ['the systems', 'Systeme thera-pi.online, anderes System'],
    [
      'the data',
      'Datenarten Personenstammdaten, Kundenhistorie, Gesundheitsdaten (Art. 9 DSGVO), „Trainingspläne, #strong“ Betroffene Patienten',
    ],
    ['the wished date', 'Gewünscht bis 01.12.2026'],
    ['the urgency and why', 'dringend Der Patient hat eine Frist gesetzt.'],
    ['that it is a one-off', 'Geltung einmalig'],
    ['the hash of its text', `SHA-256 des Wortlauts ${sha256Hex(text)}`],
    ['how to check it', 'sha256sum record.json'],
  ])('shows %s', (_, words) => {
    expect(says(words)).toBe(true)
  })

  it("carries the record byte for byte, and prints the record's hash on every page", () => {
    const file = receipt.attachments['record.json'] ?? Buffer.of()
    expect(file.toString()).toBe(canonicalJson(record))
    expect(says(`SHA-256 des Datensatzes ${sha256Hex(file)}`)).toBe(true)
    for (const words of receipt.furniture) expect(words).toContain(`SHA-256 ${sha256Hex(file)}`)
  })

  it('fits on a page when the instruction is short, with how to check it on the next, and is PDF/A-3a', () => {
    expect(receipt.furniture).toHaveLength(2)
    expect(receipt.conformance).toBe('3A')
  })

  it.each([
    ['2026-06-01', null, 'dauernd, ab 01.06.2026 bis auf Widerruf'],
    ['2026-06-01', '2026-12-31', 'dauernd, vom 01.06.2026 bis 31.12.2026'],
  ])(
    'shows how long a standing instruction holds (%s to %s)',
    async (validFrom, validUntil, words) => {
      const standing = await readPdf(
        await render(
          withInstruction({
            validFrom,
            validUntil,
            urgency: 'normal',
            urgencyReason: null,
            wishedDate: null,
            systems: [],
            dataCategories: [],
            dataSubjects: [],
          }),
        ),
      )
      expect(says(`Geltung ${words}`, standing)).toBe(true)
      expect(says('Systeme keine Angabe', standing)).toBe(true)
    },
  )

  it('tells summer time from winter time', async () => {
    const summer = await readPdf(
      await render(withInstruction({ submittedAt: '2026-07-01T22:30:00.000Z' })),
    )
    expect(says('02.07.2026, 00:30:00 MESZ', summer)).toBe(true)
  })

  it('shows a hostile text to the letter, and attaches it unchanged', async () => {
    const odd =
      '#eval("1+1") $x^2$ *b* <l> @r \\n `raw` // kein Kommentar "so" \'so\' --- ...\n😀 \u202eש\n' +
      'Wort'.repeat(500)
    const hostile = withInstruction({ title: '#panic() *x* @y', text: odd })
    const pdf = await readPdf(await render(hostile))
    expect(says('Titel #panic() *x* @y', pdf)).toBe(true)
    expect(
      says(`Wortlaut ${odd.replace('😀 \u202eש', '⟨U+1F600⟩ ⟨U+202E⟩⟨U+5E9⟩')} Systeme`, pdf),
    ).toBe(true)
    expect(says('record.json enthält sie selbst', pdf)).toBe(true)
    expect(pdf.attachments['record.json']?.toString()).toBe(canonicalJson(hostile))
  })

  it.each([
    [
      'Arabic',
      'مرحبا '.repeat(3_333),
      /⟨U\+645⟩\s*⟨U\+631⟩\s*⟨U\+62D⟩\s*⟨U\+628⟩\s*⟨U\+627⟩/gu,
      3_333,
    ],
    ['Chinese', '日本語'.repeat(6_666), /⟨U\+65E5⟩\s*⟨U\+672C⟩\s*⟨U\+8A9E⟩/gu, 6_666],
  ])('codes the longest instruction in %s, and attaches it unchanged', async (_, odd, code, n) => {
    const foreign = withInstruction({ text: odd })
    const pdf = await readPdf(await render(foreign))
    expect(pdf.text.match(code)).toHaveLength(n)
    expect(pdf.attachments['record.json']?.toString()).toBe(canonicalJson(foreign))
  })

  it('speaks of codes only where there are some', () => {
    expect(says('Zeichen, die sich nicht drucken lassen')).toBe(false)
  })

  it('keeps every word of the longest instruction', async () => {
    const words = Array.from({ length: 2_800 }, (_, i) => `w${i}.`)
    const long = await readPdf(await render(withInstruction({ text: words.join(' ') })))
    expect(long.text.match(/w\d+\./gu)).toEqual(words)
  })

  it('is the same file whenever it is made from the same record', async () => {
    const [one, two] = await Promise.all([render(record), render(record)])
    expect(sha256Hex(Buffer.from(one))).toBe(sha256Hex(Buffer.from(two)))
  })

  it('says that a passkey confirmed it, and attaches what the passkey signed', async () => {
    const signed: ReceiptRecord = {
      ...record,
      schema: 'avv-portal/receipt/2',
      givenBy: { ...record.givenBy, authenticatedBy: 'passkey' },
      confirmation: {
        binding: canonicalJson({ act: record.act, subject: id('b'), sha256: record.textSha256 }),
        credentialId: 'Zm9v',
        publicKey: 'Zm9v',
        authenticatorData: 'Zm9v',
        clientDataJSON: 'Zm9v',
        signature: 'Zm9v',
        origin: 'https://portal.example.org',
        rpId: 'portal.example.org',
      },
    }
    const pdf = await readPdf(await render(signed))
    expect(says('Bestätigt mit Passkey', pdf)).toBe(true)
    expect(pdf.attachments['record.json']?.toString()).toBe(canonicalJson(signed))
  })

  it('is not made from a record of another shape', () => {
    expect(() => dataOf({ ...record, schema: 'avv-portal/receipt/10' })).toThrow('schema')
    expect(() => dataOf({ ...record, schema: 'avv-portal/receipt/2' })).toThrow('confirmation')
    expect(() => dataOf({ ...record, more: 1 })).toThrow('more')
  })
})

const person = record.givenBy
type Third = Extract<ReceiptRecord, { schema: 'avv-portal/receipt/3' }>
const latest: Omit<Third, 'act'> = {
  ...record,
  schema: 'avv-portal/receipt/3',
  instruction: {
    ...record.instruction,
    kind: 'support',
    revision: 2,
    channel: 'letter',
    attachments: [{ name: 'Bescheid.pdf', sha256: sha256Hex('x'), size: 1_234_567 }],
    details: {
      about: 'support',
      occasion: 'authority',
      askedBy: 'BayLDA',
      respondBy: '2026-12-24',
    },
  },
  statement: {
    amountEur: '1234.50',
    vatPercent: '19',
    grossEur: '1469.06',
    basis: 'Zwei Stunden.',
    remark: 'Erster Absatz #x\n\nZweiter *Absatz*',
    norm: null,
  },
  confirmed: { sha256: sha256Hex('confirmed') },
  countersignedBy: { ...person, name: 'Lukas Huber', authenticatedBy: 'passkey' },
  confirmation: null,
  countersignature: null,
  evidence: { sequence: 42, hash: sha256Hex('line') },
}

describe('B2 a receipt of today', () => {
  const today: ReceiptRecord = {
    ...latest,
    schema: 'avv-portal/receipt/6',
    act: 'oral-instruction.confirmed',
    instruction: { ...latest.instruction, channel: 'oral' },
    provider: {
      ...record.provider,
      contact: { email: 'info@xn--zerer-mller-zhb.de', phone: '0851 123456' },
    },
    confirmed: { sha256: sha256Hex('confirmed'), declaration: 'confirmed' },
    seal: null,
    root: 'root',
    agreement: { number: 'AVV-2026-0001', version: 2, validFrom: '2026-01-14' },
    entered: {
      by: 'Eva Brandl',
      side: 'provider',
      at: '2026-11-23T12:00:00.000Z',
      told: { by: 'Dr. Anna Lindner', at: '2026-11-23T11:00:00.000Z', note: null },
    },
  }
  let sealed: ReadPdf
  let fingerprint: string
  beforeAll(async () => {
    const seal = await createSeal('Robert Zerer IT-Dienstleistungen', clock())
    fingerprint = seal.fingerprint
    const press = createPdfPool({ seal: seal.source, timeLimitMs: patience.timeout, clock })
    const words = { reason: 'Quittung', location: 'AVV-Portal', checkAt }
    sealed = await readPdf(await press.render(receiptTemplate, dataOf(today, 'a.b.c'), words))
    await press.close()
  })
  const checkAt = 'https://portal.example.org/nachweise#jetzt-pruefen'

  it.each([
    ['the practice', 'Auftraggeber Praxis für Physiotherapie Sonnenhof'],
    ['the agreement', 'Vertrag AVV-2026-0001, Fassung 2, gültig ab 14.01.2026'],
    [
      'who put it into the portal',
      'Im Portal erfasst Eva Brandl, für den Auftragnehmer 23.11.2026, 13:00:00 MEZ',
    ],
    ['who told it', 'Mitgeteilt von Dr. Anna Lindner 23.11.2026, 12:00:00 MEZ Wie: keine Angabe'],
    ['its seal', 'Elektronisch gesiegelt Robert Zerer IT-Dienstleistungen am 23.11.2026, 14:05:10'],
    ['where it is checked', `Prüfen unter ${checkAt}`],
  ])('shows %s', (_, words) => {
    expect(findWords(sealed.text, words)).toBeGreaterThan(0)
  })

  it('shows the seal’s fingerprint, and the place to check as a picture with its address', () => {
    expect(findWords(sealed.text, `Fingerabdruck des Zertifikats ${fingerprint}`)).toBeGreaterThan(
      0,
    )
    expect(sealed.pictures).toEqual(['Siegel', `QR-Code: ${checkAt}`])
  })

  it.each([
    'node avv-verify.mjs receipt "Quittung Q-2026-00001.pdf" --jwks jwks.json',
    'node avv-verify.mjs receipt "Quittung Q-2026-00001.pdf" --jwks jwks.json --log protokoll.ndjson',
    'sha256sum record.json',
    'certutil -hashfile record.json SHA256',
    `${toolUrl}\n${keysUrl}`,
  ])('has a command that can be copied without breaking: %s', (command) => {
    expect(sealed.text).toContain(command)
  })

  it('has its address in the letterhead as people read it', () => {
    expect(dataOf(today, 'a.b.c')).toMatchObject({
      provider: { contact: 'info@zerer-müller.de · 0851 123456' },
    })
  })

  it('says that the portal has no agreement where it has none', async () => {
    const pdf = await readPdf(await render({ ...today, agreement: null }))
    expect(findWords(pdf.text, 'Vertrag keine Angabe')).toBeGreaterThan(0)
  })
})

describe('the receipt of any binding act', () => {
  let letter: ReadPdf
  beforeAll(async () => {
    letter = await readPdf(await render({ ...latest, act: 'costs.approved' }, 'a.b.c'))
  })

  it.each([
    ['what it is about', 'über die Genehmigung von Kosten für eine Weisung (§10.3)'],
    ['when', 'Zeitpunkt 23.11.2026, 14:05:09 MEZ'],
    ['who did it', 'Genehmigt von Dr. Anna Lindner, Inhaberin'],
    ['who signed second, and how', 'Gegengezeichnet von Lukas Huber, Inhaberin'],
    ['how that was confirmed', 'Bestätigt mit Passkey'],
    [
      'what the act said, without and with value added tax',
      'Betrag ohne Umsatzsteuer 1.234,50 € Umsatzsteuer 19 % Betrag mit Umsatzsteuer 1.469,06 € Grundlage Zwei Stunden.',
    ],
    ['its remark to the letter', 'Anmerkung Erster Absatz #x Zweiter *Absatz*'],
    ['the wording it was about', 'Weisung W-2026-0001, Fassung 2'],
    ['how it came in', 'Eingangsweg Brief'],
    ['the occasion', 'Anlass Anfrage einer Aufsichtsbehörde'],
    ['the day it names', 'Antwort bis 24.12.2026'],
    ['its attachments', `Anlage 1 Bescheid.pdf 1.234.567 Byte SHA-256 ${sha256Hex('x')}`],
    ['what was confirmed', `SHA-256 des Bestätigten ${sha256Hex('confirmed')}`],
    ['where the evidence log stood', `Nachweisprotokoll Eintrag 42 ${sha256Hex('line')}`],
    [
      'where the keys are',
      `den öffentlichen Schlüsseln, die Sie hier erhalten: ${toolUrl} ${keysUrl}`,
    ],
  ])('says %s', (_, words) => {
    expect(says(words, letter)).toBe(true)
  })

  it('carries the signed record beside the plain one, and says nothing of what is not there', () => {
    expect(letter.attachments['receipt.jws']?.toString()).toBe('a.b.c')
    expect(says('Bedenken', letter)).toBe(false)
    expect(Object.keys(receipt.attachments)).toEqual(['record.json'])
    expect(says('receipt.jws')).toBe(false)
    expect(says('Nachweisprotokoll')).toBe(false)
  })

  it.each(BindingAct.options.map((act) => [act, letterWordsOf(act, false)] as const))(
    'speaks of %s in its own words',
    async (act, words) => {
      const { text: said } = await readPdf(await render({ ...latest, act }))
      const wanted = [words.subject, words.by, words.proves, words.leavesOpen]
      expect(wanted.filter((each) => findWords(said, each) < 0)).toEqual([])
    },
  )

  it('tells of an oral instruction that was rejected that it was never given', async () => {
    const rejected = {
      ...latest,
      act: 'oral-instruction.rejected' as const,
      instruction: { ...latest.instruction, number: null, submittedAt: null },
    }
    const pdf = await readPdf(await render(rejected))
    expect(says('Weisung ohne Nummer', pdf)).toBe(true)
    expect(says('Eingegangen nicht erteilt', pdf)).toBe(true)
  })
})

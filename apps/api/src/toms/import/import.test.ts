import { headingNames } from '@portal/domain/toms/heading-names'
import { MeasureHeading } from '@portal/domain/toms/contract'
import { TomImport } from '@portal/domain/toms/import'
import { beforeEach, describe, expect, it } from 'vitest'
import { usePortal } from '../../../test/harness.ts'
import { usePerson } from '../../../test/person.ts'
import { sendForm } from '../../../test/send-file.ts'

const portal = usePortal()
const eva = usePerson(portal, 'eva.brandl')
const robert = usePerson(portal, 'robert.zerer')
const auditor = usePerson(portal, 'martin.kreuz')
const anna = usePerson(portal, 'anna.berger')

const header = 'Überschrift;Maßnahme;Gilt für;Umgesetzt seit'
const file = (...rows: string[]) => [header, ...rows].join('\r\n')

type Content = string | Uint8Array
const upload = async (content: Content, query = '', person = eva, version?: number) => {
  const answer = await sendForm(
    portal.app,
    person,
    `/tom-imports?${query}`,
    { file: { name: 'TOM.csv', content } },
    version === undefined ? {} : { 'if-match': `"${version}"` },
  )
  return { status: answer.statusCode, body: answer.json() }
}
const preview = async (content: Content) => (await upload(content, 'dryRun=true')).body.preview
const mistakesOf = async (content: Content): Promise<string[]> =>
  (await preview(content)).mistakes.map(
    ({ line, column, code }: { line: number; column: string; code: string }) =>
      `${line} ${column} ${code}`,
  )
const draft = async () => (await eva.send('GET', '/toms/draft')).body.draft
const texts = (measures: { text: string }[]) => measures.map(({ text }) => text)

beforeEach(async () => {
  const found = await draft()
  if (found) await eva.send('DELETE', `/toms/${found.number}`)
})

describe('a file of measures', () => {
  it('is shown before it is taken, and then starts the draft with all of it', async () => {
    const content = file('1;Platten verschlüsselt;Server, Notebooks;1.4.2021', ';Ohne Platz;;')
    const shown = await preview(content)
    expect(shown).toMatchObject({ lines: 2, held: 0, mistakes: [] })
    expect(await draft()).toBeNull()
    const { status, body } = await upload(content)
    expect(status).toBe(200)
    expect(body.draft.measures).toEqual(shown.measures)
    expect(await draft()).toEqual(body.draft)
    expect(body.draft.measures).toEqual([
      {
        key: 'platten-verschluesse',
        heading: 'encryption',
        text: 'Platten verschlüsselt',
        systems: ['Server', 'Notebooks'],
        implementedSince: '2021-04-01',
      },
      { key: 'ohne-platz', heading: null, text: 'Ohne Platz', systems: [], implementedSince: null },
    ])
  })

  it('names a heading by its number, in German, in English or as the API does', async () => {
    for (const language of ['de', 'en'] as const) {
      const rows = MeasureHeading.options.map(
        (heading, at) => `"${headingNames[heading][language]}";M ${at};;`,
      )
      const { measures } = await preview(file(...rows))
      expect(measures.map(({ heading }: { heading: string }) => heading)).toEqual(
        MeasureHeading.options,
      )
    }
    const { measures } = await preview(
      file(
        '17;a;;',
        '3.;b;;',
        'data-quality;c;;',
        '13. Measures for ensuring data minimisation;d;;',
      ),
    )
    expect(measures.map(({ heading }: { heading: string }) => heading)).toEqual([
      'portability-erasure',
      'restore-ability',
      'data-quality',
      'data-minimisation',
    ])
  })

  it('of a German Excel is read: Windows-1252, semicolons, breaks within quotes', async () => {
    const text = `Anhang III;Massnahme;Systeme\r\n5;"Zugänge nur mit ""MFA"" –\r\nfür alle";"Büro\r\nKüche"\r\n`
    const bytes = Uint8Array.from(text, (c) => (c === '–' ? 0x96 : c.codePointAt(0)!))
    const shown = await preview(bytes)
    expect(shown).toMatchObject({ encoding: 'windows-1252', delimiter: ';', mistakes: [] })
    expect(shown.measures).toMatchObject([
      {
        heading: 'identification-authorisation',
        text: 'Zugänge nur mit "MFA" –\r\nfür alle',
        systems: ['Büro', 'Küche'],
      },
    ])
  })

  it('in English, with commas and a mark of its encoding, is read as well', async () => {
    const content = '\ufeffHeading,Measure,Systems,Since\n9,Logs are kept,"a, b",2024-02-29\n'
    expect((await preview(content)).measures).toMatchObject([
      { heading: 'event-logging', systems: ['a', 'b'], implementedSince: '2024-02-29' },
    ])
  })

  it('with formulas is data, letter by letter', async () => {
    const formulas = [`=cmd|' /C calc'!A0`, '+HYPERLINK(1)', '-2', '@SUM(A1)', '<b>=1</b>']
    const { body } = await upload(file(...formulas.map((text) => `1;${text};;`)))
    expect(texts(body.draft.measures)).toEqual(formulas)
  })

  it('that is the template is read without a mistake', async () => {
    const { raw, headers } = await eva.send('GET', '/tom-imports/template.csv')
    expect(headers['content-disposition']).toContain('attachment')
    expect(raw.toString().startsWith(`\ufeff${header}\r\n`)).toBe(true)
    expect(await preview(raw.toString())).toMatchObject({ mistakes: [], lines: 2 })
  })

  it('is the provider’s to read: neither its auditor nor a client sends one', async () => {
    for (const who of [auditor, anna])
      expect((await upload(file('1;x;;'), 'dryRun=true', who)).status).toBe(403)
  })
})

describe('beside measures that the draft holds', () => {
  const begin = async (text: string) =>
    (await eva.send('POST', '/toms', { body: { start: 'list', text } })).body

  it('asks, and puts those of the file in their place or behind them, under keys of their own', async () => {
    await begin('Alt\nNeu')
    const content = file('1;Neu;;', '2;Ganz neu;;')
    expect(await preview(content)).toMatchObject({ held: 2 })
    const asked = await upload(content)
    expect([asked.status, asked.body.issues[0].path]).toEqual([400, '/onMeasures'])
    const behind = await upload(content, 'onMeasures=append')
    expect(texts(behind.body.draft.measures)).toEqual(['Alt', 'Neu', 'Neu', 'Ganz neu'])
    expect(behind.body.draft.measures.map(({ key }: { key: string }) => key)).toEqual([
      'alt',
      'neu',
      'neu-2',
      'ganz-neu',
    ])
    const instead = await upload(content, 'onMeasures=replace')
    expect(texts(instead.body.draft.measures)).toEqual(['Neu', 'Ganz neu'])
  })

  it('leaves a draft as it is that somebody else changed since it was read', async () => {
    const begun = await begin('Alt')
    await robert.send('PATCH', `/toms/${begun.number}`, {
      body: { author: 'Robert' },
      headers: { 'if-match': `"${begun.version}"` },
    })
    const { status } = await upload(file('1;Neu;;'), 'onMeasures=replace', eva, begun.version)
    expect(status).toBe(412)
    expect(texts((await draft()).measures)).toEqual(['Alt'])
    await robert.send('DELETE', `/toms/${begun.number}`)
    const alone = await upload(file('1;Neu;;'), 'onMeasures=append', eva, begun.version + 1)
    expect(alone.status).toBe(412)
    expect(await draft()).toBeNull()
  })

  it('takes no more than a version holds', async () => {
    await begin(Array.from({ length: 60 }, (_, at) => `Alt ${at}`).join('\n'))
    const content = file(...Array.from({ length: 31 }, (_, at) => `1;Neu ${at};;`))
    const { status, body } = await upload(content, 'onMeasures=append')
    expect([status, body.issues[0]]).toMatchObject([400, { path: '/onMeasures', code: 'too-many' }])
    expect((await draft()).measures).toHaveLength(60)
    expect((await upload(content, 'onMeasures=replace')).status).toBe(200)
  })

  it('is sent by two at once, and the draft is started once', async () => {
    const both = await Promise.all([
      upload(file('1;Eva;;')),
      upload(file('1;Robert;;'), '', robert),
    ])
    const won = both.filter(({ status }) => status === 200)
    expect(won).toHaveLength(1)
    expect((await draft()).measures).toEqual(won[0]?.body.draft.measures)
  })
})

describe('what is wrong', () => {
  it('is named all at once, by line and column, and nothing is taken', async () => {
    const systems = Array.from({ length: 11 }, (_, at) => `S${at}`).join(',')
    const content = file(
      '1;Gut;;',
      '1;;Server;',
      '1;   ;;',
      `1;${'x'.repeat(2_001)};;`,
      '1;Glocke\u0007;;',
      '0;Null;;',
      '18;Achtzehn;;',
      'Verschlüsselung;Ungefähr;;',
      `2 ${headingNames.encryption.de};Uneins;;`,
      `${'y'.repeat(301)};Lang;;`,
      `1;Viele;${systems};`,
      `1;Breit;${'z'.repeat(81)};`,
      `1;Zu viel;${'s, '.repeat(400)};`,
      '1;Tab;Ser\u0007ver;',
      '1;Tag;;31.02.2021',
      '1;Monat;;2021-13-01',
      '1;Jahr;;01.04.21',
      '1;Wort;;April 2021',
      '1;Amerika;;04/01/2021',
      `1;Ewig;;${'1'.repeat(31)}`,
      '1;Gut;;',
      '1;Zu wenig',
      '1;Zu viel;;;',
    )
    const expected = [
      '3 Maßnahme missing',
      '4 Maßnahme missing',
      '5 Maßnahme too-long',
      '6 Maßnahme control-characters',
      '7 Überschrift heading-number',
      '8 Überschrift heading-number',
      '9 Überschrift heading',
      '10 Überschrift heading-at-odds',
      '11 Überschrift too-long',
      '12 Gilt für too-many-systems',
      '13 Gilt für system-too-long',
      '14 Gilt für too-long',
      '15 Gilt für control-characters',
      '16 Umgesetzt seit date',
      '17 Umgesetzt seit date',
      '18 Umgesetzt seit date-form',
      '19 Umgesetzt seit date-form',
      '20 Umgesetzt seit date-form',
      '21 Umgesetzt seit too-long',
      '22 Maßnahme doubled-measure',
      '23 null field-count',
      '24 null field-count',
    ]
    expect(await mistakesOf(content)).toEqual(expected)
    // Whoever goes by the contract reads them, too.
    const { body: shown } = await upload(content, 'dryRun=true')
    expect(TomImport.parse(shown).preview.mistakes).toHaveLength(expected.length)
    const { status, body } = await upload(content)
    expect(status).toBe(400)
    expect(body.issues[0]).toMatchObject({ path: '/lines/3/Maßnahme', code: 'missing' })
    expect(body.issues[0].message).toBe('Hier fehlt ein Wert.')
    expect(await draft()).toBeNull()
  })

  it.each([
    ['nothing', '', ['1 null empty']],
    ['no measure', header, ['1 null no-lines']],
    ['no text', new Uint8Array([0, 1, 2, 0]), ['1 null encoding']],
    ['an unknown column', `${header};Titel\r\n1;x;;;y`, ['1 Titel unknown-column']],
    ['a column twice', `${header};Text\r\n1;x;;;y`, ['1 Text doubled-column']],
    ['no measure’s column', 'Überschrift\r\n1', ['1 null missing-column']],
    ['a quote that never ends', file('1;Gut;;', '"offen;'), ['3 null unreadable']],
    ['a quote in the middle', file('1;Da "mitten" drin;;'), ['2 null unreadable']],
    ['a line without end', file(`1;${'x'.repeat(40_000)};;`), ['2 null line-too-long']],
    [
      'too much text',
      file(...Array.from({ length: 90 }, (_, at) => `1;${at} ${'x'.repeat(1_990)};;`)),
      ['77 Maßnahme too-much-text'],
    ],
  ])('is said of a file with %s', async (_, content, expected) => {
    expect(await mistakesOf(content)).toEqual(expected)
  })

  it('is a file too large, or with too many lines', async () => {
    expect((await upload('x'.repeat(2 * 1024 * 1024 + 1), 'dryRun=true')).body.reason).toBe(
      'too-large',
    )
    const rows = (most: number) => Array.from({ length: most }, (_, at) => `1;M ${at};;`)
    expect(await mistakesOf(file(...rows(90)))).toEqual([])
    expect(await mistakesOf(file(...rows(91)))).toEqual(['92 null too-many-lines'])
    // Much more than that is not read to its end, and whoever sent it gets an answer all the same.
    expect(await mistakesOf('Text\r\n' + '-\r\n'.repeat(500_000))).toContain(
      '92 null too-many-lines',
    )
    expect(await mistakesOf('Text\r\n' + '\r\n'.repeat(500_000))).toEqual(['1 null no-lines'])
  })
})

import { describe, expect, it } from 'vitest'
import { holdRow, untilWaiting } from '../../../test/database.ts'
import { usePortal } from '../../../test/harness.ts'
import { usePerson } from '../../../test/person.ts'
import { sendForm } from '../../../test/send-file.ts'
import { createTakingIn } from './take-in.ts'

const portal = usePortal()
const eva = usePerson(portal, 'eva.brandl')
const anna = usePerson(portal, 'anna.berger')

const header = 'Nummer;Name;Straße;PLZ;Ort;Ansprechperson;E-Mail'
const row = (name: string, more: Partial<Record<'number' | 'code' | 'email', string>> = {}) =>
  [
    more.number ?? '',
    name,
    'Weg 1',
    more.code ?? '94032',
    'Passau',
    'Mia Maier',
    more.email ?? 'mia@example.org',
  ].join(';')
const file = (...rows: string[]) => [header, ...rows].join('\r\n')

type Content = string | Uint8Array
const upload = async (content: Content, query: string, person = eva) => {
  const sent = { name: 'Liste.csv', content }
  const answer = await sendForm(portal.app, person, `/client-imports?${query}`, { file: sent })
  return { status: answer.statusCode, body: answer.json() }
}
const preview = async (content: Content) => (await upload(content, 'dryRun=true')).body.preview
const mistakesOf = async (content: Content) =>
  (await preview(content)).mistakes.map(
    ({ line, column, code }: { line: number; column: string; code: string }) =>
      `${line} ${column} ${code}`,
  )
const work = (importId: string, last = false) =>
  createTakingIn({
    worker: portal.connections.worker,
    evidence: portal.evidence,
    clock: portal.clock.now,
  })({ importId }, { tries: 0, last, signal: new AbortController().signal })
const state = async (id: string) => (await eva.send('GET', `/client-imports/${id}`)).body
async function takeIn(content: Content, query = '') {
  const { status, body } = await upload(content, query)
  expect(status).toBe(201)
  await work(body.id)
  return state(body.id)
}
const count = async (like: string) =>
  (
    await portal.superuser.query('select count(*)::int as n from clients where name like $1', [
      like,
    ])
  ).rows[0].n

describe('a file', () => {
  it('is shown before it is taken, and then all of it is there, each with its history and line', async () => {
    const content = file(row('Import Eins'), row('Import Zwei', { number: 'A-7' }))
    expect(await preview(content)).toMatchObject({ lines: 2, created: 2, mistakes: [] })
    expect(await count('Import %')).toBe(0)
    const done = await takeIn(content)
    expect(done).toMatchObject({ status: 'done', progress: 2, result: { created: 2, updated: 0 } })
    const [, second] = done.result.taken
    expect(second).toMatchObject({ line: 3, number: 'A-7', what: 'created' })
    const { body } = await eva.send('GET', `/clients/${second.id}/history`)
    expect(body.items).toMatchObject([{ what: 'created', by: 'Eva Brandl', sequence: 1 }])
    const { body: log } = await eva.send('GET', `/evidence?clientId=${second.id}`)
    expect(log.items[0]).toMatchObject({ type: 'client.created' })
  })

  it('is found again among those that came, the newest first', async () => {
    const first = await takeIn(file(row('Gefunden Eins')))
    const second = await takeIn(file(row('Gefunden Zwei')))
    const { body } = await eva.send('GET', '/client-imports?limit=2')
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([second.id, first.id])
    const { status } = await anna.send('GET', '/client-imports')
    expect(status).toBe(403)
  })

  it('taken twice makes nothing twice', async () => {
    const content = file(row('Doppelt Eins'), row('Doppelt Zwei', { number: 'B-1' }))
    await takeIn(content)
    expect(await preview(content)).toMatchObject({ created: 0, unchanged: 2, differing: 0 })
    expect((await takeIn(content)).result).toMatchObject({ created: 0, unchanged: 2 })
    expect(await count('Doppelt %')).toBe(2)
  })

  it('taken by two at the same moment makes nothing twice', async () => {
    const content = file(row('Zugleich Eins'), row('Zugleich Zwei'))
    const one = await upload(content, '')
    const other = await upload(content, '')
    const release = await holdRow(
      portal,
      `select pg_advisory_xact_lock(hashtextextended('client imports', 0))`,
      [],
    )
    const both = [work(one.body.id), work(other.body.id)]
    await untilWaiting(portal, 2)
    await release()
    await Promise.all(both)
    expect(await count('Zugleich %')).toBe(2)
    const results = [await state(one.body.id), await state(other.body.id)]
    expect(new Set(results.map(({ result }) => result.created))).toEqual(new Set([2, 0]))
  })

  it('that differs from what is there asks, and skips or changes as it is told', async () => {
    await takeIn(file(row('Anders', { number: 'C-1' })))
    const changed = file(row('Anders', { number: 'C-1', email: 'neu@example.org' }))
    expect(await preview(changed)).toMatchObject({
      differing: 1,
      differences: [{ line: 2, number: 'C-1', fields: ['contact'] }],
    })
    const asked = await upload(changed, '')
    expect([asked.status, asked.body.issues[0].path]).toEqual([400, '/onDifference'])
    expect((await takeIn(changed, 'onDifference=skip')).result).toMatchObject({ skipped: 1 })
    const done = await takeIn(changed, 'onDifference=update')
    expect(done.result).toMatchObject({ updated: 1, skipped: 0 })
    const { body } = await eva.send('GET', `/clients/${done.result.taken[0].id}`)
    expect(body).toMatchObject({ version: 2, contact: { email: 'neu@example.org' } })
  })

  it('without a column leaves alone what that would say', async () => {
    const body = {
      name: 'Bleibt',
      number: 'D-1',
      phone: '0851 777',
      region: 'DE-BY',
      address: { street: 'Weg 1', postalCode: '94032', city: 'Passau', country: 'DE' },
      contact: { name: 'Mia Maier', email: 'mia@example.org', phone: '0851 778' },
    }
    expect((await eva.send('POST', '/clients', { body })).status).toBe(201)
    expect(await preview(file(row('Bleibt', { number: 'D-1' })))).toMatchObject({ unchanged: 1 })
  })

  it('of a German Excel is read: Windows-1252, semicolons, breaks within quotes', async () => {
    const text = `Firma;Strasse;Postleitzahl;Ort;Ansprechpartner;E-Mail;Notiz\r\n"Hörgeräte ""Süß""";Gäßchen 1;01067;Dresden;Jürgen Größl;j@example.org;"Erste Zeile\r\nZweite – Zeile"\r\n`
    const bytes = Uint8Array.from(text, (c) => (c === '–' ? 0x96 : c.codePointAt(0)!))
    const shown = await preview(bytes)
    expect(shown).toMatchObject({ encoding: 'windows-1252', delimiter: ';', mistakes: [] })
    const { result } = await takeIn(bytes)
    const { body } = await eva.send('GET', `/clients/${result.taken[0].id}`)
    expect(body).toMatchObject({
      name: 'Hörgeräte "Süß"',
      address: { street: 'Gäßchen 1', postalCode: '01067', country: 'DE' },
    })
    const note = await eva.send('GET', `/clients/${result.taken[0].id}/note`)
    expect(note.body.text).toBe('Erste Zeile\r\nZweite – Zeile')
  })

  it('in English, with commas and a mark of its encoding, is read as well', async () => {
    const content =
      '\ufeffName,Street,Postal code,City,Country,Contact,Contact email\nVienna Practice,Ring 1,1010,Wien,Austria,Eva,eva@example.org\n'
    expect(await preview(content)).toMatchObject({ delimiter: ',', mistakes: [], created: 1 })
  })

  it('with formulas is data, letter by letter', async () => {
    const formulas = ['=1+1', '+HYPERLINK(1)', '-2', '@SUM(A1)']
    const { result } = await takeIn(file(...formulas.map((name) => row(name))))
    expect(result.taken.map(({ name }: { name: string }) => name)).toEqual(formulas)
  })

  it('that is the template is read without a mistake', async () => {
    const { raw, headers } = await eva.send('GET', '/client-imports/template.csv')
    expect(headers['content-disposition']).toContain('attachment')
    expect(raw.toString().startsWith('\ufeffNummer;Name;')).toBe(true)
    expect(await preview(raw.toString())).toMatchObject({ mistakes: [], created: 1 })
  })
})

describe('what is wrong', () => {
  it('is named all at once, by line and column, and nothing is taken', async () => {
    const columns =
      'Nummer;Name;Rechtsform;Straße;PLZ;Ort;Staat;Bundesland;Telefon;Ansprechperson;E-Mail;Datenschutzbeauftragte Person;E-Mail DSB;Notiz'
    const good: Record<string, string> = {
      Nummer: '',
      Name: 'Gut',
      Rechtsform: '',
      Straße: 'Weg 1',
      PLZ: '94032',
      Ort: 'Passau',
      Staat: 'DE',
      Bundesland: 'Bayern',
      Telefon: '',
      Ansprechperson: 'Mia',
      'E-Mail': 'mia@example.org',
      'Datenschutzbeauftragte Person': '',
      'E-Mail DSB': '',
      Notiz: '',
    }
    let made = 0
    const but = (change: Record<string, string>) =>
      Object.values({ ...good, Name: `Fehler ${(made += 1)}`, ...change }).join(';')
    const content = [
      columns,
      but({ Name: '' }),
      but({ Straße: '' }),
      but({ PLZ: '' }),
      but({ Ort: '' }),
      but({ Ansprechperson: '' }),
      but({ 'E-Mail': '' }),
      but({ 'E-Mail': 'mia at example' }),
      but({ PLZ: '1067' }),
      but({ Staat: 'Bayern' }),
      but({ Bundesland: 'Tirol' }),
      but({ Staat: 'Österreich', PLZ: '1010' }),
      but({ Telefon: '8,51E+11' }),
      but({ Rechtsform: 'x'.repeat(81) }),
      but({ Name: 'Bell\u0007' }),
      but({ Ort: '"Pas\nsau"' }),
      but({ 'Datenschutzbeauftragte Person': 'Karin' }),
      but({ 'E-Mail DSB': 'karin@example.org' }),
      but({ Nummer: 'X-1' }),
      but({ Nummer: 'X-1' }),
      but({ Name: 'Fehler 18' }),
      `${but({})};zu viel`,
      but({ Nummer: 'K-0002' }),
    ].join('\r\n')
    expect(await mistakesOf(content)).toEqual([
      '2 Name missing',
      '3 Straße missing',
      '4 PLZ missing',
      '5 Ort missing',
      '6 Ansprechperson missing',
      '7 E-Mail missing',
      '8 E-Mail mail-address',
      '9 PLZ postal-code',
      '10 Staat country',
      '11 Bundesland region',
      '12 Bundesland region-abroad',
      '13 Telefon phone',
      '14 Rechtsform too-long',
      '15 Name control-characters',
      '16 Ort control-characters',
      '18 E-Mail DSB dpo-email',
      '19 Datenschutzbeauftragte Person dpo-name',
      '21 Nummer doubled-number',
      '22 Name doubled-client',
      '23 null field-count',
      '24 Nummer number-of-another',
    ])
    const { status, body } = await upload(content, 'onDifference=update')
    expect(status).toBe(400)
    expect(body.issues[0]).toMatchObject({ path: '/lines/2/Name', code: 'missing' })
    expect(body.issues[0].message).toBe('Hier fehlt ein Wert.')
    expect(await count('Fehler %')).toBe(0)
  })

  it.each([
    ['nothing', '', ['1 null empty']],
    ['no client', header, ['1 null no-lines']],
    ['no text', new Uint8Array([0, 1, 2, 0]), ['1 null encoding']],
    ['an unknown column', `${header};Farbe\r\n${row('Bunt')};rot`, ['1 Farbe unknown-column']],
    ['a column twice', `${header};Name\r\n${row('Zwei')};x`, ['1 Name doubled-column']],
    ['a column too few', 'Name;PLZ\r\nx;94032', '1 null missing-column'],
    ['a quote that never ends', file(row('Gut'), '"offen;'), '3 null unreadable'],
    ['a quote in the middle', file(row('Gut'), row('Da "mitten" drin')), '3 null unreadable'],
  ])('is said of a file with %s', async (_, content, expected) => {
    const mistakes = await mistakesOf(content)
    if (typeof expected === 'string') expect(mistakes).toContain(expected)
    else expect(mistakes).toEqual(expected)
  })

  it('is written out up to a bound, and counted beyond', async () => {
    const many = Array.from({ length: 450 }, (_, i) => row(`Viele ${i}`, { code: '1' }))
    const { mistakes, moreMistakes } = await preview(file(...many))
    expect([mistakes.length, moreMistakes]).toEqual([200, 250])
  })

  it('is a file too large, or with too many lines', async () => {
    expect((await upload('x'.repeat(2 * 1024 * 1024 + 1), 'dryRun=true')).body.reason).toBe(
      'too-large',
    )
    const lines = Array.from({ length: 5_001 }, (_, i) => row(`Zeile ${i}`))
    expect(await mistakesOf(file(...lines))).toEqual(['5002 null too-many-lines'])
    // Much more than that is not read to its end, and whoever sent it gets an answer all the same.
    const endless = 'Name\r\n' + '-\r\n'.repeat(500_000)
    expect(await mistakesOf(endless)).toContain('5002 null too-many-lines')
  })

  it('is who asks, of the client’s side', async () => {
    expect((await upload(file(row('Fremd')), '', anna)).status).toBe(403)
  })
})

describe('an import', () => {
  it('killed in the middle leaves nothing half done, and is taken up again once', async () => {
    const rows = Array.from(
      { length: 250 },
      (_, i) => `${row(`Abbruch ${i}`)};${i === 249 ? 'Notiz' : ''}`,
    )
    const { body } = await upload([`${header};Notiz`, ...rows].join('\n'), '')
    // The last one waits to write its note: so two hundred are written, and held up.
    const release = await holdRow(portal, 'lock table client_notes in exclusive mode', [])
    const working = work(body.id)
    const ended = working.then(
      () => 'done',
      () => 'failed',
    )
    await untilWaiting(portal, 1)
    expect(await state(body.id)).toMatchObject({ status: 'running', progress: 200, lines: 250 })
    await portal.superuser.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename = 'portal_worker' and wait_event_type = 'Lock'`,
    )
    expect(await ended).toBe('failed')
    expect(await count('Abbruch %')).toBe(0)
    await release()
    await work(body.id)
    expect(await count('Abbruch %')).toBe(250)
    await work(body.id)
    expect(await count('Abbruch %')).toBe(250)
    expect((await state(body.id)).status).toBe('done')
  })

  it('ends with the right of whoever began it', async () => {
    const { body } = await upload(file(row('Ohne Recht')), '')
    await portal.superuser.query(
      `update users set staff_role = 'auditor' where name = 'Eva Brandl'`,
    )
    await work(body.id)
    await portal.superuser.query(`update users set staff_role = 'staff' where name = 'Eva Brandl'`)
    expect((await state(body.id)).status).toBe('failed')
    expect(await count('Ohne Recht')).toBe(0)
  })

  it('of a thousand clients is taken in one go', async () => {
    const content = file(...Array.from({ length: 1_000 }, (_, i) => row(`Tausend ${i}`)))
    await takeIn(content)
    expect(await count('Tausend %')).toBe(1_000)
  })
})

import { openStatuses, type Status } from '@portal/domain/instructions/machine'
import { describe, expect, it } from 'vitest'
import { erasedBy } from '../../../test/execution-report.ts'
import { receiptsIn } from '../../../test/receipts.ts'
import { holdRow, untilWaiting, putDown } from '../../../test/database.ts'
import { usePortal } from '../../../test/harness.ts'
import { type Person, usePerson } from '../../../test/person.ts'
import { readPdf } from '../../../test/read-pdf.ts'
import { sha256Hex } from '../../platform/crypto.ts'

const portal = usePortal()
const lukas = usePerson(portal, 'lukas.huber')
const miriam = usePerson(portal, 'miriam.vogt')
const staff = usePerson(portal, 'eva.brandl')

const wish = {
  kind: 'erasure',
  title: 'Löschung',
  text: 'Bitte löschen Sie die Akte 4711.\n\nDanke',
  systems: ['thera-pi.online'],
}
const draft = async (person = lukas, fields: object = {}) =>
  (await person.send('POST', '/instructions', { body: { ...wish, ...fields } })).body
type Submission = { secondFactor?: object; textSha256?: string }
const submit = (
  person: Person,
  id: string,
  version: number,
  more: Submission = {},
  key: string = crypto.randomUUID(),
) =>
  person.send('POST', `/instructions/${id}/submission`, {
    body: more.secondFactor
      ? more
      : { ...more, secondFactor: { kind: 'totp', code: person.freshCode() } },
    headers: { 'if-match': `"${version}"`, 'idempotency-key': key },
  })
const submitted = async () => {
  const { id, version } = await draft()
  return (await submit(lukas, id, version)).body
}
const move = (id: string, name: string, body: object = {}, headers: Record<string, string> = {}) =>
  staff.send('POST', `/instructions/${id}/${name}`, { body, headers })
const report = erasedBy(() => portal.clock)
const mailsAbout = async (id: string) =>
  (
    await portal.superuser.query(
      `select m.kind, u.name from mails m join users u on u.id = m.user_id where m.path like $1 order by m.created_at, u.name`,
      [`%${id}`],
    )
  ).rows

describe('giving an instruction', () => {
  it('keeps the text to the letter, gives a number and a receipt, and tells the provider', async () => {
    const { id, version, status } = await draft()
    expect(status).toBe('draft')
    const { status: code, body, headers } = await submit(lukas, id, version)
    expect(code).toBe(200)
    expect(headers['etag']).toBe('"2"')
    expect(body).toMatchObject({
      id,
      status: 'submitted',
      number: expect.stringMatching(/^W-\d{4}-\d{4}$/u),
      text: wish.text,
      textSha256: sha256Hex(wish.text),
      givenBy: { name: 'Lukas Huber', function: 'Praxisleitung', authenticatedBy: 'password+totp' },
      receipt: {
        number: expect.stringMatching(/^Q-\d{4}-\d{5}$/u),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
      },
      events: [{ move: 'submit', to: 'submitted', by: 'Lukas Huber', side: 'client' }],
    })
    expect(await mailsAbout(id)).toEqual([
      { kind: 'instruction.submitted', name: 'Eva Brandl' },
      { kind: 'instruction.submitted', name: 'Robert Zerer' },
    ])
  })

  it('gives a receipt as PDF whose record has the hash the answer named', async () => {
    const { id, receipt, number } = await submitted()
    const { status, headers, raw } = await lukas.send('GET', `/instructions/${id}/receipt`)
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(headers['content-disposition']).toContain(`filename="Quittung ${receipt.number}.pdf"`)
    const pdf = await readPdf(raw)
    expect(pdf.text).toContain(number)
    const [kept] = await receiptsIn(portal.superuser, 'instruction_id = $1', id)
    expect(sha256Hex(kept.record)).toBe(receipt.sha256)
    expect(JSON.parse(kept.record)).toMatchObject({
      number: receipt.number,
      instruction: { number, text: wish.text },
    })
  })

  it('asks for a second factor and says so', async () => {
    const { id } = await draft()
    const answer = await lukas.send('POST', `/instructions/${id}/submission`, {
      body: {},
      headers: { 'if-match': '"1"', 'idempotency-key': 'none' },
    })
    expect([answer.status, answer.body.type]).toEqual([403, '/problems/step-up-required'])
  })

  it('refuses a wrong and a used code, and loses nothing of the draft', async () => {
    const { id } = await draft()
    const code = lukas.freshCode()
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    const refused = await submit(lukas, id, 1, { secondFactor: { kind: 'totp', code: wrong } })
    expect([refused.status, refused.body.code, refused.body.reason]).toEqual([
      403,
      'step-up-rejected',
      'wrong',
    ])
    await submit(lukas, (await draft()).id, 1, { secondFactor: { kind: 'totp', code } })
    const replay = await submit(lukas, id, 1, { secondFactor: { kind: 'totp', code } })
    expect(replay.body.code).toBe('step-up-rejected')
    expect((await lukas.send('GET', `/instructions/${id}`)).body).toMatchObject({
      status: 'draft',
      text: wish.text,
      version: 1,
    })
    expect((await submit(lukas, id, 1)).status).toBe(200)
  })

  it('lets a member prepare and only an authorised person submit', async () => {
    const { id } = await draft(miriam)
    const refused = await submit(miriam, id, 1)
    expect([refused.status, refused.body.rule]).toEqual([403, 'not-authorised'])
    expect((await submit(lukas, id, 1)).body.givenBy.name).toBe('Lukas Huber')
  })

  it('I4 W5 refuses somebody whose authority has ended, from the day it ended', async () => {
    const { id } = await draft()
    const ended = await putDown(
      portal.superuser,
      `update authorised_persons set valid_until = valid_from where name = 'Lukas Huber'`,
    )
    expect(ended.rowCount).toBe(1)
    const refused = await submit(lukas, id, 1)
    await putDown(
      portal.superuser,
      `update authorised_persons set valid_until = null where name = 'Lukas Huber'`,
    )
    expect([refused.status, refused.body.rule]).toEqual([403, 'not-authorised'])
  })

  it('W1 refuses a text that changed between review and submission', async () => {
    const { id, textSha256 } = await draft()
    await miriam.send('PATCH', `/instructions/${id}`, {
      body: { text: 'Etwas anderes' },
      headers: { 'if-match': '"1"' },
    })
    expect((await submit(lukas, id, 1)).status).toBe(412)
    expect((await submit(lukas, id, 2, { textSha256 })).status).toBe(412)
    expect((await submit(lukas, id, 2, { textSha256: sha256Hex('Etwas anderes') })).status).toBe(
      200,
    )
  })

  it('W2 gives the stored answer to the same key and body, refuses another body, and gives one number', async () => {
    const { id } = await draft()
    const secondFactor = { kind: 'totp', code: lukas.freshCode() }
    const first = await submit(lukas, id, 1, { secondFactor }, 'one key')
    const again = await submit(lukas, id, 1, { secondFactor }, 'one key')
    expect([again.status, again.body, again.headers['etag']]).toEqual([200, first.body, '"2"'])
    const other = await submit(lukas, id, 1, {}, 'one key')
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-mismatch'])
    const { rows } = await portal.superuser.query(
      'select from receipts where instruction_id = $1',
      [id],
    )
    expect(rows.length).toBe(1)
  })

  it('W2 keeps the keys of two people apart', async () => {
    const key = crypto.randomUUID()
    const post = (person: Person) =>
      person.send('POST', '/instructions', { body: wish, headers: { 'idempotency-key': key } })
    const [a, b, again] = [await post(lukas), await post(miriam), await post(lukas)]
    expect([a.status, b.status, again.body.id]).toEqual([201, 201, a.body.id])
    expect(b.body.id).not.toBe(a.body.id)
  })

  it('W2 answers a double click while the first is under way with 409, and submits once', async () => {
    const { id } = await draft()
    const secondFactor = { kind: 'totp', code: lukas.freshCode() }
    const release = await holdRow(portal, 'select from instructions where id = $1 for update', [id])
    const first = submit(lukas, id, 1, { secondFactor }, 'double click')
    await untilWaiting(portal, 1)
    const second = await submit(lukas, id, 1, { secondFactor }, 'double click')
    expect([second.status, second.body.code]).toEqual([409, 'idempotency-running'])
    await release()
    expect((await first).status).toBe(200)
  })

  it('lets exactly one of two tabs submit', async () => {
    const { id } = await draft()
    const [earlier, later] = [lukas.freshCode(), lukas.freshCode()]
    const release = await holdRow(portal, 'select from instructions where id = $1 for update', [id])
    const both = Promise.all(
      [earlier, later].map((code) =>
        submit(lukas, id, 1, { secondFactor: { kind: 'totp', code } }),
      ),
    )
    await untilWaiting(portal, 2)
    await release()
    expect((await both).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412])
  })

  it('leaves no gap in the numbers when an act fails after it took one', async () => {
    const { number } = await submitted()
    await portal.superuser.query(
      'alter table receipts add constraint nothing_more check (false) not valid',
    )
    const { id } = await draft()
    expect((await submit(lukas, id, 1)).status).toBe(500)
    await portal.superuser.query('alter table receipts drop constraint nothing_more')
    const next = await submit(lukas, id, 1)
    expect(Number(next.body.number.slice(-4))).toBe(Number(number.slice(-4)) + 1)
    expect((await mailsAbout(id)).length).toBe(2)
  })
})

describe('drafts', () => {
  it('are shared within the client, and a stale change is refused with nothing lost', async () => {
    const { id } = await draft()
    const first = await miriam.send('PATCH', `/instructions/${id}`, {
      body: { title: 'Neuer Titel' },
      headers: { 'if-match': '"1"' },
    })
    expect([first.status, first.body.title, first.body.text, first.body.version]).toEqual([
      200,
      'Neuer Titel',
      wish.text,
      2,
    ])
    const stale = await lukas.send('PATCH', `/instructions/${id}`, {
      body: { title: 'Alter Titel' },
      headers: { 'if-match': '"1"' },
    })
    expect([stale.status, stale.body.code]).toEqual([412, 'stale'])
    const blind = await lukas.send('PATCH', `/instructions/${id}`, {
      body: { title: 'Alter Titel' },
    })
    expect([blind.status, blind.body.header]).toEqual([428, 'If-Match'])
  })

  it('can be thrown away; what was submitted cannot, nor be edited', async () => {
    const { id } = await draft()
    expect((await lukas.send('DELETE', `/instructions/${id}`)).status).toBe(204)
    expect((await lukas.send('GET', `/instructions/${id}`)).status).toBe(404)
    const { id: kept } = await submitted()
    expect((await lukas.send('DELETE', `/instructions/${kept}`)).body.code).toBe('illegal-move')
    const edit = await lukas.send('PATCH', `/instructions/${kept}`, {
      body: { text: 'anders' },
      headers: { 'if-match': '"2"' },
    })
    expect(edit.body.code).toBe('illegal-move')
  })

  it.each([
    ['an empty text', { text: '  \n ' }, '/text', 'blank'],
    ['a text of 20,001 characters', { text: 'x'.repeat(20_001) }, '/text', 'too-big'],
    ['a title with a line break', { title: 'a\nb' }, '/title', 'control-characters'],
    ['a NUL', { text: 'a\u0000b' }, '/text', 'control-characters'],
    ['half a character', { text: 'a\ud800b' }, '/text', 'control-characters'],
    ['a title nobody sees', { title: '\u200b' }, '/title', 'blank'],
    ['a date before anybody', { wishedDate: '0000-01-01' }, '/wishedDate', 'custom'],
    ['a direction override', { title: 'a\u202eb' }, '/title', 'control-characters'],
    ['an unknown kind', { kind: 'sabotage' }, '/kind', 'invalid-value'],
    ['a number as text', { text: 7 }, '/text', 'invalid-type'],
    ['a date that does not exist', { wishedDate: '2026-02-30' }, '/wishedDate', 'invalid-format'],
    [
      'an end before the beginning',
      { validFrom: '2026-03-02', validUntil: '2026-03-01' },
      '/validUntil',
      'period',
    ],
    ['an unknown field', { foo: 1 }, '/foo', 'unknown-field'],
  ])('name the field that is wrong: %s', async (_, fields, path, code) => {
    const { status, body } = await lukas.send('POST', '/instructions', {
      body: { ...wish, ...fields },
    })
    expect([
      status,
      body.issues.map((issue: { path: string; code: string }) => [issue.path, issue.code]),
    ]).toEqual([400, [[path, code]]])
  })

  it('keep the rules across fields when only one of them changes', async () => {
    const { id } = await draft(lukas, { validFrom: '2026-03-01', validUntil: '2026-04-01' })
    const { status, body } = await lukas.send('PATCH', `/instructions/${id}`, {
      body: { validFrom: '2026-05-01' },
      headers: { 'if-match': '"1"' },
    })
    expect([status, body.issues[0].path]).toEqual([400, '/validUntil'])
  })

  it('refuse what is no JSON, another content type and a body too large', async () => {
    const sent = async (body: string, type = 'application/json') => {
      const answer = await lukas.send('POST', '/instructions', {
        body,
        headers: { 'content-type': type },
      })
      return [answer.status, answer.body.code]
    }
    expect(await sent('{')).toEqual([400, 'unreadable'])
    expect(await sent('{}', 'text/plain')).toEqual([415, 'unsupported-media-type'])
    expect(await sent('a=1', 'application/x-www-form-urlencoded')).toEqual([
      415,
      'unsupported-media-type',
    ])
    expect(await sent(`"${'x'.repeat(600_000)}"`)).toEqual([413, 'unreadable'])
    expect(await sent('{"__proto__": {"kind": "other"}}')).toEqual([400, 'unreadable'])
    expect(await sent('{}', 'application/json; charset=latin1')).toEqual([
      415,
      'unsupported-media-type',
    ])
  })
})

describe('the provider’s way', () => {
  it('acknowledges, starts and executes with a report, and tells everybody at the client each time', async () => {
    const { id } = await submitted()
    expect((await move(id, 'acknowledgement')).body.status).toBe('in_review')
    expect((await move(id, 'start')).body.status).toBe('in_progress')
    const executed = await move(id, 'execution', report)
    expect(executed.body).toMatchObject({
      status: 'executed',
      execution: {
        report: 'Gelöscht und geprüft.',
        executedUntil: executed.body.executedAt,
        by: 'Eva Brandl',
      },
      events: [
        { move: 'submit' },
        { move: 'acknowledge' },
        { move: 'start' },
        { move: 'execute', side: 'provider' },
      ],
    })
    const told = (await mailsAbout(id))
      .filter(({ kind }) => kind === 'instruction.executed')
      .map(({ name }) => name)
    expect(told).toEqual([
      'Anna Berger',
      'Dr. Karin Stadler',
      'Jonas Weiß',
      'Lukas Huber',
      'Miriam Vogt',
    ])
  })

  it('declines with a reason the client reads', async () => {
    const { id } = await submitted()
    await move(id, 'acknowledgement')
    expect((await move(id, 'declination', {})).status).toBe(400)
    await move(id, 'declination', { reason: 'Nicht unsere Daten.' })
    expect((await lukas.send('GET', `/instructions/${id}`)).body).toMatchObject({
      status: 'declined',
      endReason: 'Nicht unsere Daten.',
    })
  })

  it('refuses a move on a version that is no longer the latest', async () => {
    const { id } = await submitted()
    expect((await move(id, 'acknowledgement', {}, { 'if-match': '"1"' })).status).toBe(412)
  })

  it('lets exactly one of two simultaneous decisions win', async () => {
    const { id, version } = await submitted()
    await move(id, 'acknowledgement')
    const release = await holdRow(portal, 'select from instructions where id = $1 for update', [id])
    const seen = { 'if-match': `"${version + 1}"` }
    const both = Promise.all([
      move(id, 'start', {}, seen),
      move(id, 'declination', { reason: 'nein' }, seen),
    ])
    await untilWaiting(portal, 2)
    await release()
    expect((await both).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412])
  })
})

describe('lists', () => {
  it('page by an opaque cursor through everything once, newest movement first', async () => {
    for (let i = 0; i < 5; i++) await draft(miriam, { title: `Seite ${i}` })
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const { body }: { body: any } = await miriam.send(
        'GET',
        `/instructions?limit=3${cursor && `&cursor=${cursor}`}`,
      )
      seen.push(...body.items.map(({ id }: { id: string }) => id))
      cursor = body.nextCursor
    }
    const { body } = await miriam.send('GET', '/instructions?limit=100')
    expect(seen).toEqual(body.items.map(({ id }: { id: string }) => id))
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('page by what is due: the wished day, urgent ones without a day at once, the rest last', async () => {
    for (const [title, fields] of [
      ['fällig ohne Tag', {}],
      ['fällig eilig', { urgency: 'urgent', urgencyReason: 'x' }],
      ['fällig 2030', { wishedDate: '2030-01-01' }],
      ['fällig 2020', { wishedDate: '2020-01-01' }],
    ] as const)
      await draft(miriam, { title, ...fields })
    const titles: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const { body }: { body: any } = await miriam.send(
        'GET',
        `/instructions?sort=due&search=f%C3%A4llig&limit=2${cursor && `&cursor=${cursor}`}`,
      )
      titles.push(...body.items.map(({ title }: { title: string }) => title))
      cursor = body.nextCursor
    }
    expect(titles).toEqual(['fällig 2020', 'fällig eilig', 'fällig 2030', 'fällig ohne Tag'])
  })

  it('filter by state, kind and what is still open', async () => {
    const { body: open } = await staff.send('GET', '/instructions?open=true&limit=100')
    expect(
      new Set(open.items.map(({ status }: { status: Status }) => openStatuses.includes(status))),
    ).toEqual(new Set([true]))
    const { body: declined } = await staff.send('GET', '/instructions?status=declined&limit=100')
    expect(new Set(declined.items.map(({ status }: { status: Status }) => status))).toEqual(
      new Set(['declined']),
    )
  })

  it('name as overdue what is not carried out and was wished for by a day that is over', async () => {
    const given = async (title: string, wishedDate: string | null) => {
      const { id, version } = await draft(lukas, { title, wishedDate })
      return (await submit(lukas, id, version)).body
    }
    await given('Frist morgen', '2190-01-01')
    await given('Frist keine', null)
    await given('Frist vorbei', '2020-01-01')
    await draft(lukas, { title: 'Frist im Entwurf', wishedDate: '2020-01-01' })
    const { id } = await given('Frist vorbei, ausgeführt', '2020-01-01')
    for (const name of ['acknowledgement', 'start']) await move(id, name)
    expect((await move(id, 'execution', report)).body.status).toBe('executed')
    const among = async (overdue: boolean) =>
      (
        await staff.send('GET', `/instructions?overdue=${overdue}&search=Frist&limit=100`)
      ).body.items.map(({ title }: { title: string }) => title)
    expect(await among(true)).toEqual(['Frist vorbei'])
    expect((await among(false)).toSorted()).toEqual([
      'Frist keine',
      'Frist morgen',
      'Frist vorbei, ausgeführt',
    ])
  })

  it.each([
    'limit=0',
    'limit=101',
    'limit=x',
    'cursor=x',
    'cursor=WyIyMDI2Il0',
    'status=none',
    'offset=3',
    'open=perhaps',
  ])('refuse %s with an answer', async (query) => {
    const { status, body } = await lukas.send('GET', `/instructions?${query}`)
    expect([status, body.code]).toEqual([400, 'invalid'])
  })
})

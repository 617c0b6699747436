import { describe, expect, it } from 'vitest'
import { sha256Hex } from '../src/platform/crypto.ts'
import { usePortal } from './harness.ts'
import { usePerson } from './person.ts'
import { readPdf } from './read-pdf.ts'

const portal = usePortal()
const anna = usePerson(portal, 'anna.berger')
const owner = usePerson(portal, 'robert.zerer')
const petra = usePerson(portal, 'petra.lindenau')

describe('the agreement', () => {
  it('shows what was agreed, clause by clause', async () => {
    const { body: list } = await anna.send('GET', '/agreements')
    expect(list.items).toMatchObject([
      { number: expect.stringMatching(/^AVV-\d{4}-\d{4}$/u), status: 'in_force', validUntil: null },
    ])
    const { body } = await anna.send('GET', `/agreements/${list.items[0].id}`)
    expect(body.terms).toMatchObject({
      controller: { name: 'Physiotherapie Sonnenhof', signedBy: 'Anna Berger' },
      processor: {
        name: 'Robert Zerer IT-Dienstleistungen',
        address: { street: 'Franz-Wimmer-Str. 16', postalCode: '94036', city: 'Passau' },
      },
      noticePeriodWeeks: 4,
      endsOn: null,
      dataSubjects: ['employees', 'patients'],
      processorContact: { name: 'Robert Zerer', role: 'contact' },
    })
    expect(body.terms.dataCategories).toContain('health-data')
    expect(body.terms.services[0]).toMatch(/thera-pi\.online.*med-drive\.de/u)
  })

  it('is a PDF with the SHA-256 that stands beside it', async () => {
    const { body: list } = await anna.send('GET', '/agreements')
    const [agreement] = list.items
    const file = await anna.send('GET', `/agreements/${agreement.id}/document`)
    expect(file.headers['content-type']).toBe('application/pdf')
    expect(sha256Hex(file.raw)).toBe(agreement.documentSha256)
    const { text } = await readPdf(file.raw)
    expect(text).toContain('Physiotherapie Sonnenhof')
    expect(text).toContain('Weisungsberechtigte Personen')
    const inline = await anna.send(
      'GET',
      `/agreements/${agreement.id}/document?view=inline&version=1`,
    )
    expect(inline.headers['content-disposition']).toMatch(/^inline;/u)
    expect((await anna.send('GET', `/agreements/${agreement.id}/document?version=2`)).status).toBe(
      404,
    )
    expect(
      (await anna.send('GET', `/agreements/${agreement.id}/versions`)).body.items,
    ).toMatchObject([{ version: 1, validUntil: null }])
  })

  it('is not handed out when a bit of it was changed in the database', async () => {
    const { body: list } = await anna.send('GET', '/agreements')
    await portal.superuser.query(`alter table document_contents disable trigger frozen`)
    await portal.superuser.query(
      `update document_contents set sealed = set_byte(sealed, 5000, 255 - get_byte(sealed, 5000)) where document_id = $1`,
      [list.items[0].documentId],
    )
    const { status, body } = await anna.send('GET', `/agreements/${list.items[0].id}/document`)
    expect([status, body.code]).toEqual([500, 'internal'])
  })
})

describe('an earlier version of the agreement', () => {
  it('is read as it was agreed then, by whom it binds alone', async () => {
    const { body: list } = await anna.send('GET', '/agreements')
    const [{ id, clientId, validFrom }] = list.items
    await portal.superuser.query(`
      set session_replication_role = replica;
      insert into agreement_versions
      select (jsonb_populate_record(v, jsonb_build_object(
               'version', 2, 'valid_from', '2126-03-01', 'terms', v.terms || '{"noticePeriodWeeks": 8}'))).*
        from agreement_versions v where client_id = '${clientId}' and agreement_id = '${id}';
      set session_replication_role = origin`)
    const read = (query: string, by = anna) => by.send('GET', `/agreements/${id}${query}`)
    const [newest, second, first] = await Promise.all(
      ['', '?version=2', '?version=1'].map((query) => read(query)),
    )
    expect(newest?.body).toMatchObject({
      version: 2,
      validFrom: '2126-03-01',
      validUntil: null,
      terms: { noticePeriodWeeks: 8 },
    })
    expect(second?.body).toEqual(newest?.body)
    expect(first?.body).toMatchObject({
      version: 1,
      validFrom,
      validUntil: '2126-02-28',
      terms: { noticePeriodWeeks: 4 },
    })
    expect((await read('?version=1', owner)).body).toEqual(first?.body)
    expect((await read('?version=3')).status).toBe(404)
    for (const malformed of ['0', '1.5', '-1', 'neueste', '1234567'])
      expect([malformed, (await read(`?version=${malformed}`)).status]).toEqual([malformed, 400])
    for (const query of ['', '?version=1', '?version=2'])
      expect([query, (await read(query, petra)).status]).toEqual([query, 404])
  })
})

describe('the subprocessors', () => {
  it('are the two of the annex, with address, role and certificate', async () => {
    const { body } = await anna.send('GET', '/subprocessors')
    expect(body.items).toMatchObject([
      {
        name: 'IONOS SE',
        country: 'DE',
        address: { postalCode: '56410', city: 'Montabaur' },
        service: 'Betreiber Rechenzentrum',
        status: 'active',
        certificates: [{ name: 'ISO/IEC 27001' }],
      },
      {
        name: 'STRATO GmbH',
        country: 'DE',
        address: { postalCode: '10249', city: 'Berlin' },
        service: 'Betreiber Rechenzentrum',
        status: 'active',
        thirdCountryBasis: null,
      },
    ])
    expect((await anna.send('GET', `/subprocessors/${body.items[0].id}`)).body.name).toBe(
      'IONOS SE',
    )
  })

  it('are a function of the date: both ends of an engagement belong to it', async () => {
    const { rows } = await portal.superuser.query(
      `select c.id as client, s.id from clients c, (select subprocessor_id as id, name from subprocessor_versions) s where c.name = 'Physiotherapie Sonnenhof' and s.name = 'STRATO GmbH'`,
    )
    // The demonstration's own days follow the day it is made.
    await portal.superuser.query(
      `update engagements set active_from = case when subprocessor_id = $2 then '2026-02-01'::date else '2025-01-01'::date end,
         active_until = case when subprocessor_id = $2 then '2026-03-01'::date end where client_id = $1`,
      [rows[0].client, rows[0].id],
    )
    const names = async (on: string) =>
      (await anna.send('GET', `/subprocessors?on=${on}`)).body.items.map(
        ({ name }: { name: string }) => name,
      )
    expect([
      await names('2026-01-31'),
      await names('2026-02-01'),
      await names('2026-03-01'),
      await names('2026-03-02'),
    ]).toEqual([
      ['IONOS SE'],
      ['IONOS SE', 'STRATO GmbH'],
      ['IONOS SE', 'STRATO GmbH'],
      ['IONOS SE'],
    ])
    expect((await anna.send('GET', '/subprocessors?on=2026-02-30')).status).toBe(400)
    expect((await anna.send('GET', '/subprocessors?on=1999-01-01')).body.items).toEqual([])
    // The provider still works with it for others.
    expect((await owner.send('GET', '/subprocessors')).body.items.length).toBe(2)
  })
})

it('shows the twelve measures, each under a heading of annex III', async () => {
  const { body } = await anna.send('GET', '/toms/current')
  expect([body.version, body.measures.length]).toEqual([1, 12])
  expect(body.measures[5]).toMatchObject({
    heading: 'protection-in-transmission',
    text: expect.stringContaining('SSH-Tunnel'),
  })
  expect((await anna.send('GET', '/toms/1')).body).toEqual(body)
  expect((await anna.send('GET', '/toms')).body.items.length).toBe(1)
})

it('says first what needs doing, the most pressing first', async () => {
  const { body } = await anna.send('GET', '/home')
  expect(body.tasks.map(({ kind, severity }: any) => [kind, severity])).toEqual([
    ['notice', 'urgent'],
    ['notice', 'important'],
    // Costs to decide on, and an execution to accept.
    ['instruction', undefined],
    ['instruction', undefined],
    ['draft', undefined],
  ])
  const { body: provider } = await owner.send('GET', '/home')
  expect(provider.tasks[0]).toMatchObject({ kind: 'breach', severity: 'urgent', clients: 1 })
  expect(provider.tasks[1]).toMatchObject({
    kind: 'instruction',
    urgency: 'urgent',
    clientName: 'Physiotherapie Sonnenhof',
  })
  expect(provider.figures).toEqual({
    clients: { count: 4, more: false },
    openInstructions: { count: 9, more: false },
    openNotices: { count: expect.any(Number), more: false },
  })
})

it('shows clients and their people to the provider, and its own to a client', async () => {
  const { body } = await owner.send('GET', '/clients')
  expect(body.items.map(({ name }: { name: string }) => name)).toEqual([
    'Ergotherapie Lindenau',
    'Logopädie am Marktplatz',
    'Physiotherapie Sonnenhof',
    'Podologie am Weiher',
  ])
  const sonnenhof = body.items[2]
  expect(sonnenhof.open).toEqual({
    instructions: { count: 4, more: false },
    unreadNotices: { count: 2, more: false },
    people: { count: 5, more: false },
  })
  const { body: members } = await owner.send('GET', `/clients/${sonnenhof.id}/members`)
  expect(members.items.find(({ name }: { name: string }) => name === 'Lukas Huber')).toMatchObject({
    role: 'member',
    authorised: true,
    secondFactor: true,
  })
  const authorised = members.items.filter((member: { authorised: boolean }) => member.authorised)
  expect(authorised.map(({ name }: { name: string }) => name)).toEqual(['Lukas Huber'])
  const { body: register } = await anna.send('GET', `/clients/${sonnenhof.id}/authorised-persons`)
  expect(register.items).toMatchObject([
    { name: 'Lukas Huber', function: 'Praxisleitung', current: true, validUntil: null },
    { name: 'Heinrich Moser', function: 'Seniorchef', current: false },
    { name: 'Claudia Wimmer', deputyOf: 'Lukas Huber', current: true, userId: null },
  ])
  expect((await anna.send('GET', '/clients')).body.items[0].open).toBeNull()
  const julia = await owner.send('GET', `/clients/${body.items[1].id}/members`)
  expect(
    julia.body.items.find(({ name }: { name: string }) => name === 'Julia Marktl').secondFactor,
  ).toBe(false)
})

import { describe, expect, it } from 'vitest'
import { holdRow, untilWaiting } from '../../../test/database.ts'
import { clientIdOf } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import { type Person, usePerson } from '../../../test/person.ts'

const portal = usePortal()
const eva = usePerson(portal, 'eva.brandl')
const robert = usePerson(portal, 'robert.zerer')
const anna = usePerson(portal, 'anna.berger')
const petra = usePerson(portal, 'petra.lindenau')
const sonnenhof = clientIdOf('Sonnenhof')

const address = { street: 'Gartenweg 4', postalCode: '94034', city: 'Passau', country: 'DE' }
const contact = { name: 'Julia Kern', email: 'Julia.Kern@Example.org', phone: '0851 000 401' }
const practice = (name: string, more: object = {}) => ({ name, address, contact, ...more })
const create = (body: object, person = eva) => person.send('POST', '/clients', { body })
const made = async (name: string, more: object = {}) => {
  const { status, body } = await create(practice(name, more))
  expect(status).toBe(201)
  return body
}
type Seen = { id: string; version: number }
const seen = ({ version }: Seen) => ({ 'if-match': `"${version}"` })
const change = (client: Seen, body: object, person = eva) =>
  person.send('PATCH', `/clients/${client.id}`, { body, headers: seen(client) })
const changeOwn = (client: Seen, body: object, person: Person) =>
  person.send('PATCH', `/clients/${client.id}/own-details`, { body, headers: seen(client) })
const archive = (client: Seen, body: object = {}) =>
  eva.send('POST', `/clients/${client.id}/archival`, { body, headers: seen(client) })
const restore = (client: Seen) =>
  eva.send('POST', `/clients/${client.id}/restoration`, { headers: seen(client) })
const get = async (id: string, person = eva) => (await person.send('GET', `/clients/${id}`)).body
const history = async (id: string) => (await eva.send('GET', `/clients/${id}/history`)).body.items
const listed = async (query: string) =>
  (await eva.send('GET', `/clients?limit=100&${query}`)).body.items.map(
    ({ name }: { name: string }) => name,
  )

describe('a client', () => {
  it('is entered under the next free number, and its log and history say so', async () => {
    const client = await made('Praxis Eins', { region: 'DE-BY', phone: '0851 123' })
    expect(client).toMatchObject({
      number: 'K-0005',
      version: 1,
      contact: { ...contact, email: 'julia.kern@example.org' },
      privacyContact: { name: 'Julia Kern', role: 'contact' },
      region: 'DE-BY',
      hasAgreement: false,
      hasEntered: false,
      archivedAt: null,
    })
    const [entry] = await history(client.id)
    expect(entry).toMatchObject({ sequence: 1, what: 'created', by: 'Eva Brandl' })
    expect(entry.changes).toContainEqual({ field: 'name', from: null, to: 'Praxis Eins' })
    const { body: log } = await eva.send('GET', `/evidence?clientId=${client.id}`)
    expect(log.items[0]).toMatchObject({ type: 'client.created', data: { version: 1 } })
    expect(log.items[0].data.rows).toHaveProperty(`client_changes/${client.id}/1`)
  })

  it('takes no number that another one has, and passes it by when it gives one itself', async () => {
    const given = await made('Praxis Zwei', { number: 'K-0006' })
    const { status, body } = await create(practice('Praxis Drei', { number: 'K-0006' }))
    expect([status, body.rule, body.existing]).toEqual([
      409,
      'client-number-taken',
      { id: given.id, number: 'K-0006', name: 'Praxis Zwei', city: 'Passau' },
    ])
    expect((await made('Praxis Drei')).number).toBe('K-0007')
  })

  it('of the same name and postal code is shown beside the one that is there, and made where another is wanted', async () => {
    const first = await made('Praxis Zwilling')
    const again = practice('PRAXIS Zwilling')
    const { status, body } = await create(again)
    expect([status, body.rule, body.existing.id]).toEqual([409, 'client-known', first.id])
    expect((await create({ ...again, despiteTwin: true })).status).toBe(201)
    expect((await create({ ...again, despiteTwin: true })).status).toBe(201)
    expect((await create(again)).body.existing.id).toBe(first.id)
  })

  it('is there once where two enter it at the same moment', async () => {
    const release = await holdRow(portal, 'select from client_numbers for update', [])
    const both = [create(practice('Praxis Eile')), create(practice('Praxis Eile'), robert)]
    await untilWaiting(portal, 2)
    await release()
    const answers = await Promise.all(both)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]))
    expect(answers.find(({ status }) => status === 409)?.body.rule).toBe('client-known')
  })

  it('says everything that is wrong with it at once', async () => {
    const { status, body } = await create({
      name: ' ',
      address: { street: 'x', postalCode: '940', city: '', country: 'DX' },
      contact: { name: 'Julia', email: 'nobody', phone: 'ring me' },
      region: 'BY',
    })
    expect(status).toBe(400)
    expect(body.issues.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      '/address/city',
      '/address/country',
      '/contact/email',
      '/contact/phone',
      '/name',
      '/region',
    ])
    const abroad = practice('Praxis Wien', {
      address: { ...address, postalCode: '1010', country: 'AT' },
      region: 'DE-BY',
    })
    expect((await create(abroad)).body.issues).toMatchObject([
      { path: '/region', code: 'region-abroad' },
    ])
  })

  it('keeps a formula as what it is: text', async () => {
    const client = await made('=HYPERLINK("http://example.org")', { legalForm: '@SUM(1)' })
    expect(await get(client.id)).toMatchObject({
      name: '=HYPERLINK("http://example.org")',
      legalForm: '@SUM(1)',
    })
  })
})

describe('a change', () => {
  it('is kept with what stood there before; nothing is kept where nothing differs', async () => {
    const client = await made('Praxis Wandel')
    const { body } = await change(client, { phone: '0851 999', name: 'Praxis Wandel' })
    expect(body).toMatchObject({ version: 2, phone: '0851 999' })
    expect((await change(body, { phone: '0851 999' })).body.version).toBe(2)
    expect(await history(client.id)).toMatchObject([
      { sequence: 2, what: 'changed', changes: [{ field: 'phone', from: null, to: '0851 999' }] },
      { sequence: 1, what: 'created' },
    ])
  })

  it('of what somebody else changed meanwhile is refused, and so is one that says not what it saw', async () => {
    const client = await made('Praxis Stand')
    expect((await change(client, { phone: '0851 111' })).status).toBe(200)
    expect((await change(client, { phone: '0851 222' })).status).toBe(412)
    const unseen = await eva.send('PATCH', `/clients/${client.id}`, { body: {} })
    expect(unseen.status).toBe(428)
  })

  it('to another one’s number or name is refused', async () => {
    const one = await made('Praxis Hier')
    const other = await made('Praxis Dort')
    expect((await change(other, { number: one.number })).body.rule).toBe('client-number-taken')
    expect((await change(other, { name: 'Praxis hier' })).body.rule).toBe('client-known')
    expect((await change(other, { name: 'Praxis hier', despiteTwin: true })).status).toBe(200)
  })

  it('of the history in SQL is refused', async () => {
    await expect(
      portal.superuser.query(`update client_changes set by_name = 'x'`),
    ).rejects.toMatchObject({ code: '23001' })
  })
})

describe('the client’s manager', () => {
  it('changes address, phone and data protection officer; the provider is told without a word of it', async () => {
    const before = await get(sonnenhof, anna)
    const dpo = { name: 'Dr. Neu', email: 'neu@example.org', phone: null }
    const moved = { ...before.address, street: 'Neue Gasse 7', postalCode: '94036' }
    const { status, body } = await changeOwn(before, { address: moved, phone: null, dpo }, anna)
    expect(status).toBe(200)
    expect(body).toMatchObject({ address: moved, phone: null, dpo, version: before.version + 1 })
    expect((await history(sonnenhof))[0]).toMatchObject({ by: 'Anna Berger', side: 'client' })
    const { rows } = await portal.superuser.query(
      `select m.number, u.side, m.* from mails m join users u on u.id = m.user_id where m.kind = 'client.changed'`,
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(({ side }) => side === 'provider')).toBe(true)
    expect(JSON.stringify(rows)).not.toMatch(/Neue Gasse|Dr\. Neu/u)
  })

  it('changes neither name nor number nor Land, and nothing of another client', async () => {
    const mine = await get(sonnenhof, anna)
    for (const field of ['name', 'number', 'region', 'contact', 'legalForm'])
      expect((await changeOwn(mine, { [field]: 'x' }, anna)).status).toBe(400)
    expect((await change(mine, { name: 'x' }, anna)).status).toBe(403)
    expect((await changeOwn(mine, { phone: '0851 666' }, petra)).status).toBe(404)
    const { rows } = await portal.superuser.query(
      `select column_name from information_schema.column_privileges
        where table_name = 'clients' and grantee = 'portal_client' and privilege_type = 'UPDATE' order by 1`,
    )
    expect(rows.map((row) => row.column_name)).toEqual([
      'address',
      'dpo',
      'four_eyes',
      'phone',
      'version',
    ])
  })

  it('learns nothing of others when it moves to where one of its name is', async () => {
    const twin = await get(sonnenhof)
    await made(twin.name, { address: { ...twin.address, postalCode: '94099' } })
    const moved = { ...twin.address, postalCode: '94099' }
    expect((await changeOwn(twin, { address: moved }, anna)).status).toBe(200)
  })
})

describe('the archive', () => {
  it('takes a client out of the list and of what is told, and everything stays readable', async () => {
    const client = await made('Praxis Archiv')
    const { body } = await archive(client)
    expect(body.archivedAt).not.toBeNull()
    expect(await listed('')).not.toContain('Praxis Archiv')
    expect(await listed('filter=archived')).toEqual(['Praxis Archiv'])
    expect((await get(client.id)).name).toBe('Praxis Archiv')
    const notice = { kind: 'general', severity: 'info', title: 'An', body: 'Text' }
    const chosen = { ...notice, audience: { clientIds: [client.id] } }
    expect((await eva.send('POST', '/notices', { body: chosen })).status).toBe(400)
    const all = await eva.send('POST', '/notices', { body: { ...notice, audience: 'all' } })
    await eva.send('POST', `/notices/${all.body.id}/publication`)
    const { rows } = await portal.superuser.query(
      'select from notice_recipients where client_id = $1',
      [client.id],
    )
    expect(rows).toEqual([])
    const invitation = { email: 'neu@example.org', name: 'Neu', role: 'manager' }
    const invited = await eva.send('POST', `/clients/${client.id}/invitations`, {
      body: invitation,
    })
    expect([invited.status, invited.body.rule]).toEqual([409, 'client-archived'])
    expect((await change(body, { phone: '0851 123' })).body.rule).toBe('client-archived')
    expect((await archive(body)).status).toBe(409)
    const { body: back } = await restore(body)
    expect(back).toMatchObject({ archivedAt: null, version: 3 })
    expect(await listed('')).toContain('Praxis Archiv')
    expect((await history(client.id)).map(({ what }: { what: string }) => what)).toEqual([
      'restored',
      'archived',
      'created',
    ])
  })

  it('takes nobody whose agreement is in force, unless that is known', async () => {
    const lindenau = await get(clientIdOf('Lindenau'))
    expect((await archive(lindenau)).body.rule).toBe('agreement-in-force')
    const { body } = await archive(lindenau, { despiteAgreement: true })
    expect(body.archivedAt).not.toBeNull()
    expect((await get(lindenau.id, petra)).name).toBe(lindenau.name)
    expect((await restore(body)).status).toBe(200)
  })
})

describe('the provider’s own note', () => {
  it('is read by the provider alone, at the database as well', async () => {
    const path = `/clients/${sonnenhof}/note`
    const { body } = await eva.send('GET', path)
    expect(body.text).toContain('mittwochs')
    expect((await anna.send('GET', path)).status).toBe(403)
    expect(JSON.stringify(await get(sonnenhof, anna))).not.toContain('mittwochs')
    const { rows } = await portal.superuser.query(
      `select has_table_privilege('portal_client', 'client_notes', 'select') as may`,
    )
    expect(rows).toEqual([{ may: false }])
  })

  it('is written by who saw it as it stands', async () => {
    const client = await made('Praxis Notiz')
    const path = `/clients/${client.id}/note`
    const write = (version: number, text: string | null) =>
      eva.send('PUT', path, { body: { text }, headers: { 'if-match': `"${version}"` } })
    expect((await write(0, 'Eins')).body).toMatchObject({ version: 1, updatedBy: 'Eva Brandl' })
    expect((await write(0, 'Zwei')).status).toBe(412)
    expect((await write(1, null)).body).toMatchObject({ text: null, version: 2 })
  })
})

describe('the list', () => {
  it('finds by number, name and place, filters and sorts, page by page', async () => {
    const passau = await listed('search=passau%20zwilling')
    expect(passau).toHaveLength(3)
    const { number } = await get(sonnenhof)
    expect(await listed(`search=${number}`)).toContain('Physiotherapie Sonnenhof')
    expect(await listed('search=voellignirgends')).toEqual([])
    expect(await listed('filter=no-agreement')).not.toContain('Ergotherapie Lindenau')
    expect(await listed('filter=no-agreement')).toContain('Praxis Wandel')
    expect(await listed('filter=nobody-logged-in')).toContain('Praxis Wandel')
    expect(await listed('filter=nobody-logged-in')).not.toContain('Ergotherapie Lindenau')
    expect(await listed('filter=open')).toContain('Physiotherapie Sonnenhof')
    for (const sort of ['name', 'number', 'newest']) {
      const whole = await listed(`sort=${sort}`)
      const pages: string[] = []
      for (let cursor: string | null = ''; cursor !== null;) {
        const after: string = cursor && `&cursor=${cursor}`
        const { body } = await eva.send('GET', `/clients?limit=4&sort=${sort}${after}`)
        pages.push(...body.items.map(({ name }: { name: string }) => name))
        cursor = body.nextCursor
      }
      expect(pages).toEqual(whole)
    }
  })

  it('shows a client’s own people their own, whatever they ask for', async () => {
    const { body } = await anna.send('GET', '/clients?filter=no-agreement&search=physio')
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([sonnenhof])
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { holdRow, untilWaiting } from '../../../test/database.ts'
import { clientIdOf } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import { useMailbox } from '../../../test/mailbox.ts'
import { createPerson } from '../../../test/person.ts'
import { send } from '../../../test/request.ts'
import { createRoundWork } from './working-off.ts'

const portal = usePortal()
const mailbox = useMailbox()
const eva = createPerson(portal, 'eva.brandl')
const anna = createPerson(portal, 'anna.berger')
const martin = createPerson(portal, 'martin.kreuz')
// Quotas begin anew, sessions too.
beforeEach(async () => {
  portal.clock.advance(86_400)
  for (const person of [eva, anna, martin]) await person.enter()
})

/** Clients nobody was invited to yet, by their ids. */
async function clientsNamed(
  names: string[],
  contactOf = (name: string): object | null => ({
    name: `Leitung ${name}`,
    email: `${name.toLowerCase().replaceAll(/[^a-z0-9]/gu, '.')}@runde.example`,
    phone: '0851 4711',
  }),
) {
  const ids: string[] = []
  for (const name of names) {
    const { rows } = await portal.superuser.query(
      `insert into clients (id, name, address, contact, dpo, phone, created_at)
       select gen_random_uuid(), $1, address, $2::jsonb, '{"name": "DSB", "email": "dsb@runde.example", "phone": null}', '0851 1', now()
         from clients limit 1 returning id`,
      [name, contactOf(name)],
    )
    ids.push(rows[0].id)
  }
  return ids
}

const preview = async (body: object, person = eva) =>
  person.send('POST', '/invitation-rounds?dryRun=true', { body })
const start = (body: object, headers: Record<string, string> = {}) =>
  eva.send('POST', '/invitation-rounds', { body, headers })
const work = (roundId: string, last = false) => {
  const { worker, auth } = portal.connections
  const { enqueue } = portal.jobs
  return createRoundWork({ worker, auth, enqueue, clock: portal.clock.now })(
    { roundId },
    { tries: 0, last, signal: new AbortController().signal },
  )
}
const state = async (id: string) => (await eva.send('GET', `/invitation-rounds/${id}`)).body
async function invite(clientIds: string[]) {
  const { body } = await start({ clientIds })
  await work(body.id)
  return state(body.id)
}
const rows = async (text: string, values: unknown[]) =>
  (await portal.superuser.query(text, values)).rows
const invitedTo = (ids: string[]) =>
  rows(
    `select i.id, i.email, i.role, i.invited_by_name as by, i.ground ->> 'kind' as ground from invitations i
      where i.client_id = any($1::uuid[]) order by i.email`,
    [ids],
  )
const people = async (query = '', person = eva) =>
  (await person.send('GET', `/invited-people?${query}`)).body
const personAt = async (clientId: string, query = 'limit=100') =>
  (await people(query)).items.find((item: any) => item.clientId === clientId)

describe('a round of invitations', () => {
  it('names beforehand who would be invited and of which clients nobody, and keeps nothing of it', async () => {
    const [good, bare] = await clientsNamed(['Vorschau Gut', 'Vorschau Ohne'], (name) =>
      name.endsWith('Gut') ? { name: 'Mia', email: 'mia@runde.example', phone: null } : null,
    )
    const { status, body } = await preview({
      clientIds: [good, bare, clientIdOf('Sonnenhof')],
    })
    expect([status, body.id, body.status, body.clients, body.leftOut]).toEqual([
      201,
      null,
      'preview',
      1,
      2,
    ])
    expect(body.lines).toMatchObject([
      { clientId: clientIdOf('Sonnenhof'), contact: null, leftOut: 'has-manager' },
      { clientName: 'Vorschau Gut', contact: { email: 'mia@runde.example' }, leftOut: null },
      { clientName: 'Vorschau Ohne', contact: null, leftOut: 'no-contact' },
    ])
    expect(await rows('select from invitation_rounds where $1 <> 0', [1])).toEqual([])
  })

  it('invites the contact of each client as its first manager, and says who did', async () => {
    const ids = await clientsNamed(['Runde Eins', 'Runde Zwei', 'Runde Drei'])
    const { status, body } = await start({ clientIds: ids, locale: 'en' })
    expect([status, body.status, body.clients, body.progress]).toEqual([201, 'waiting', 3, 0])
    await work(body.id)
    expect(await state(body.id)).toMatchObject({
      status: 'done',
      by: 'Eva Brandl',
      progress: 3,
      invited: 3,
      leftOut: 0,
    })
    const invited = await invitedTo(ids)
    expect(invited).toMatchObject(
      ['runde.drei', 'runde.eins', 'runde.zwei'].map((name) => ({
        email: `${name}@runde.example`,
        role: 'manager',
        by: 'Eva Brandl',
        ground: 'first-manager',
      })),
    )
    expect(
      await rows('select kind, locale from account_mails where subject = any($1::uuid[])', [
        invited.map(({ id }) => id),
      ]),
    ).toEqual(Array.from({ length: 3 }, () => ({ kind: 'invitation', locale: 'en' })))
    const { body: log } = await eva.send('GET', `/clients/${ids[0]}/security-log`)
    expect(log.items).toMatchObject([{ kind: 'invitation.sent', userName: 'Eva Brandl' }])
    const { body: list } = await eva.send('GET', '/invitation-rounds?limit=1')
    expect(list.items).toMatchObject([{ id: body.id, invited: 3 }])
  })

  it('twice invites nobody twice, nor does the same request sent again', async () => {
    const ids = await clientsNamed(['Doppelt Eins', 'Doppelt Zwei'])
    const headers = { 'idempotency-key': crypto.randomUUID() }
    const first = await start({ clientIds: ids }, headers)
    const again = await start({ clientIds: ids }, headers)
    expect(again.body.id).toBe(first.body.id)
    // Begun before the first was worked off: it finds everybody invited.
    const second = await start({ clientIds: ids })
    await work(first.body.id)
    await work(second.body.id)
    expect(await state(second.body.id)).toMatchObject({
      invited: 0,
      leftOut: 2,
      lines: [{ leftOut: 'has-manager' }, { leftOut: 'has-manager' }],
    })
    expect(await invitedTo(ids)).toHaveLength(2)
    const third = await start({ clientIds: ids })
    expect([third.status, third.body.rule]).toEqual([409, 'nobody-to-invite'])
    expect((await preview({ clientIds: ids })).body.lines).toMatchObject([
      { leftOut: 'already-invited' },
      { leftOut: 'already-invited' },
    ])
  })

  it('killed in the middle goes on where it ended: one invitation for each client', async () => {
    const names = Array.from({ length: 6 }, (_, i) => `Abbruch ${i}`)
    const ids = await clientsNamed(names)
    const { body } = await start({ clientIds: ids })
    const release = await holdRow(portal, 'select from clients where id = $1 for update', [ids[3]])
    const ended = work(body.id).then(
      () => 'done',
      () => 'failed',
    )
    await untilWaiting(portal, 1)
    expect(await state(body.id)).toMatchObject({ status: 'running', progress: 3, invited: 3 })
    await portal.superuser.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename = 'portal_worker' and wait_event_type = 'Lock'`,
    )
    expect(await ended).toBe('failed')
    await release()
    await work(body.id)
    await work(body.id)
    expect(await state(body.id)).toMatchObject({ status: 'done', progress: 6, invited: 6 })
    const invited = await invitedTo(ids)
    expect(invited).toHaveLength(6)
    const mails = await rows('select from account_mails where subject = any($1::uuid[])', [
      invited.map(({ id }) => id),
    ])
    expect(mails).toHaveLength(6)
  })

  it('that fails again and again is given up, and says how far it came', async () => {
    const ids = await clientsNamed(['Zuletzt Eins', 'Zuletzt Zwei'])
    const { body } = await start({ clientIds: ids })
    const release = await holdRow(portal, 'select from clients where id = $1 for update', [ids[1]])
    const ended = work(body.id, true).catch(() => 'failed')
    await untilWaiting(portal, 1)
    await portal.superuser.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename = 'portal_worker' and wait_event_type = 'Lock'`,
    )
    expect(await ended).toBe('failed')
    await release()
    expect(await state(body.id)).toMatchObject({ status: 'failed', progress: 1, invited: 1 })
    const again = await invite(ids)
    expect(again).toMatchObject({ status: 'done', invited: 1, leftOut: 1 })
    expect(await invitedTo(ids)).toHaveLength(2)
  })

  it('worked off by two at once invites each once', async () => {
    const ids = await clientsNamed(['Zugleich Eins', 'Zugleich Zwei', 'Zugleich Drei'])
    const { body } = await start({ clientIds: ids })
    const release = await holdRow(portal, 'select from clients where id = $1 for update', [ids[0]])
    const both = Promise.all([work(body.id), work(body.id)])
    await untilWaiting(portal, 2)
    await release()
    await both
    expect(await state(body.id)).toMatchObject({ progress: 3, invited: 3 })
    expect(await invitedTo(ids)).toHaveLength(3)
  })

  it('leaves out, and says why, what changed since it was shown', async () => {
    const [changed, archived, fine] = await clientsNamed([
      'Wandel Eins',
      'Wandel Zwei',
      'Wandel Drei',
    ])
    const { body } = await start({ clientIds: [changed, archived, fine] })
    await portal.superuser.query(
      `update clients set contact = jsonb_set(contact, '{email}', '"anders@runde.example"') where id = $1`,
      [changed],
    )
    await portal.superuser.query('update clients set archived_at = now() where id = $1', [archived])
    await work(body.id)
    const after = await state(body.id)
    expect(after).toMatchObject({ status: 'done', invited: 1, leftOut: 2, progress: 3 })
    expect(
      Object.fromEntries(after.lines.map((line: any) => [line.clientId, line.leftOut])),
    ).toEqual({ [changed!]: 'contact-changed', [archived!]: 'client-archived' })
  })

  it('mails one address three times an hour and no more, and says so beforehand', async () => {
    const ids = await clientsNamed(['Gleich 1', 'Gleich 2', 'Gleich 3', 'Gleich 4'], () => ({
      name: 'Viele Hüte',
      email: 'viele@runde.example',
      phone: null,
    }))
    const { body } = await preview({ clientIds: ids })
    expect(body.lines.map(({ leftOut }: any) => leftOut)).toEqual([
      null,
      null,
      null,
      'too-many-attempts',
    ])
  })

  it('ends with the right of whoever began it', async () => {
    const ids = await clientsNamed(['Recht Eins', 'Recht Zwei'])
    const { body } = await start({ clientIds: ids })
    await portal.superuser.query(
      `update users set staff_role = 'auditor' where name = 'Eva Brandl'`,
    )
    await work(body.id)
    await portal.superuser.query(`update users set staff_role = 'staff' where name = 'Eva Brandl'`)
    await eva.enter()
    expect((await state(body.id)).lines.map(({ leftOut }: any) => leftOut)).toEqual([
      'no-right',
      'no-right',
    ])
    expect(await invitedTo(ids)).toEqual([])
  })

  it('takes all clients where nobody is invited, at most a thousand', async () => {
    await clientsNamed(['Aaa Filter'])
    const { body } = await preview({ of: 'nobody-invited' })
    expect(body.lines[0]).toMatchObject({ clientName: 'Aaa Filter', leftOut: null })
    expect(body.lines.map(({ leftOut }: any) => leftOut)).not.toContain('has-manager')
    expect((await preview({ of: 'all' })).body.leftOut).toBeGreaterThan(0)
    await portal.superuser.query(
      `insert into clients (id, name, address, contact, created_at)
       select gen_random_uuid(), 'Zzz ' || i, address, coalesce(contact, dpo), now()
         from clients, generate_series(1, 1001) i where name like '%Sonnenhof%'`,
    )
    const all = (await preview({ of: 'nobody-logged-in' })).body
    expect([all.more, all.lines.length]).toEqual([true, 1_000])
    await portal.superuser.query(`delete from clients where name like 'Zzz %'`)
  })

  it('is nothing for an auditor to begin, nor for a client at all', async () => {
    expect((await preview({ of: 'all' }, martin)).status).toBe(403)
    expect((await preview({ of: 'all' }, anna)).status).toBe(403)
    for (const path of ['/invitation-rounds', '/invited-people'])
      expect([
        (await martin.send('GET', path)).status,
        (await anna.send('GET', path)).status,
      ]).toEqual([200, 403])
  })

  it('is asked for clients that there are, by id or by what they lack', async () => {
    expect((await preview({ clientIds: [crypto.randomUUID()] })).status).toBe(404)
    expect((await preview({})).status).toBe(400)
    expect((await preview({ of: 'all', clientIds: [clientIdOf('Sonnenhof')] })).status).toBe(400)
    expect((await preview({ clientIds: [] })).status).toBe(400)
  })
})

describe('who was invited and has not arrived', () => {
  it('stands in a list with phone number and how far they are, until the first login', async () => {
    const [id] = await clientsNamed(['Weg Eins'])
    await invite([id!])
    expect(await personAt(id!)).toMatchObject({
      name: 'Leitung Weg Eins',
      phone: '0851 4711',
      role: 'manager',
      state: 'waiting',
      invitedBy: 'Eva Brandl',
      openedAt: null,
      mail: { status: 'queued' },
    })
    const letters = await mailbox.deliver(portal)
    const letter = letters.find(({ to }) => to === 'weg.eins@runde.example')!
    expect((await personAt(id!)).mail).toMatchObject({
      status: 'accepted',
      serverAnswer: expect.stringMatching(/^250/u),
    })
    // Who invites, for whom, to what, until when, and where to ask whether it is genuine.
    expect(letter.text.replaceAll(/\s+/gu, ' ')).toMatch(
      /Eva Brandl \(Robert Zerer IT-Dienstleistungen\) lädt Sie ein, für Weg Eins im AVV-Portal den Vertrag .* Der Link gilt bis \d+\. \S+ \d{4} um \d\d:\d\d Uhr und nur einmal.* Fragen Sie Robert Zerer IT-Dienstleistungen, Franz-Wimmer-Str\. 16, 94036 Passau/u,
    )
    expect(letter.text.match(/https?:/gu)).toHaveLength(3)
    // The address alone says nothing: what is behind the `#` reaches no server.
    await send(portal.app, 'GET', '/invitations/lookup')
    expect(await personAt(id!)).toMatchObject({ state: 'waiting', openedAt: null })
    const lookUp = () =>
      send(portal.app, 'POST', '/invitations/lookup', { body: { token: letter.token } })
    await lookUp()
    const { openedAt, state: opened } = await personAt(id!)
    expect([opened, openedAt]).toEqual(['opened', portal.clock.now()])
    portal.clock.advance(60)
    await lookUp()
    expect((await personAt(id!)).openedAt).toBe(openedAt)
    const accepted = await send(portal.app, 'POST', '/invitations/accept', {
      body: { token: letter.token, password: 'ein langer Satz, den sonst niemand nimmt' },
    })
    expect(accepted.body).toMatchObject({ next: 'enrol' })
    expect(await personAt(id!)).toMatchObject({ state: 'account-made' })
    await portal.superuser.query(
      `insert into authenticators (id, user_id, name, secret, key_id, created_at)
       select gen_random_uuid(), u.id, a.name, a.secret, a.key_id, a.created_at
         from users u, (select * from authenticators limit 1) a where u.email = 'weg.eins@runde.example'`,
    )
    expect(await personAt(id!)).toMatchObject({ state: 'enrolled' })
    await portal.superuser.query(
      `update sessions s set stage = 'full', client_id = $1, revoked_at = null from users u
        where u.id = s.user_id and u.email = 'weg.eins@runde.example'`,
      [id],
    )
    expect(await personAt(id!)).toBeUndefined()
    expect(await personAt(id!, 'state=arrived')).toMatchObject({
      state: 'arrived',
      arrivedAt: expect.any(String),
    })
  })

  it('is found by client, person or address, by state, and page after page', async () => {
    const ids = await clientsNamed(['Suche Müller', 'Suche Maier', 'Suche Moser'])
    await invite(ids)
    const found = async (query: string) =>
      (await people(query)).items.map(({ clientName }: any) => clientName)
    expect(await found('search=suche%20mull')).toEqual([])
    expect(await found('search=müller')).toEqual(['Suche Müller'])
    expect(await found('search=suche.moser')).toEqual(['Suche Moser'])
    expect(await found('search=suche&state=opened')).toEqual([])
    const seen: string[] = []
    for (let cursor = ''; ;) {
      const page = await people(`search=suche&limit=2${cursor}`)
      seen.push(...page.items.map(({ id }: any) => id))
      if (!page.nextCursor) break
      cursor = `&cursor=${page.nextCursor}`
    }
    expect([seen.length, new Set(seen).size]).toEqual([3, 3])
  })

  it('says what the mail server answered, and that a link is too old', async () => {
    const [id] = await clientsNamed(['Stand Eins'])
    await invite([id!])
    await portal.superuser.query(
      `update account_mails set failed_at = now(), server_answer = '550 no such mailbox' where address = 'stand.eins@runde.example'`,
    )
    expect(await personAt(id!)).toMatchObject({
      state: 'mail-failed',
      mail: { status: 'failed', serverAnswer: '550 no such mailbox' },
    })
    await portal.superuser.query(
      `update account_mails set failed_at = null where address = 'stand.eins@runde.example'`,
    )
    portal.clock.advance(73 * 3_600)
    await eva.enter()
    expect(await personAt(id!)).toMatchObject({ state: 'expired' })
    expect(await personAt(id!, 'state=expired&limit=100')).toMatchObject({ clientId: id })
  })

  it('gets a new link when the provider sends it again, at most once an hour', async () => {
    const ids = await clientsNamed(['Nochmal Eins', 'Nochmal Zwei'])
    await invite(ids)
    const [one, two] = await invitedTo(ids)
    const renew = async (...invitationIds: string[]) =>
      (await eva.send('POST', '/invitation-renewals', { body: { invitationIds } })).body
    expect((await renew(one.id)).items).toEqual([{ id: one.id, outcome: 'too-soon' }])
    portal.clock.advance(3_601)
    await eva.enter()
    await portal.superuser.query('update invitations set revoked_at = now() where id = $1', [
      two.id,
    ])
    const { items } = await renew(two.id, one.id)
    expect(Object.fromEntries(items.map(({ id, outcome }: any) => [id, outcome]))).toEqual({
      [one.id]: 'renewed',
      [two.id]: 'revoked',
    })
    expect(await personAt(ids[0]!)).toMatchObject({ renewedAt: portal.clock.now() })
    expect((await renew(one.id)).items).toMatchObject([{ outcome: 'too-soon' }])
    expect((await renew(crypto.randomUUID())).status).toBe(404)
    // The client itself invites further managers: theirs the provider does not renew.
    const [own] = await rows(
      `insert into invitations (id, client_id, email, name, locale, role, invited_by, invited_by_name, created_at, expires_at, ground)
       select gen_random_uuid(), $1, 'eigene@runde.example', 'Eigene', 'de', 'manager', id, name, '2020-01-01', '2020-01-02', '{"kind": "act", "side": "client"}'
         from users where name = 'Anna Berger' returning id`,
      [clientIdOf('Sonnenhof')],
    )
    expect((await renew(own.id)).items).toMatchObject([{ outcome: 'needs-ground' }])
    await anna.enter()
    expect(
      (await anna.send('POST', '/invitation-renewals', { body: { invitationIds: [one.id] } }))
        .status,
    ).toBe(403)
  })
})

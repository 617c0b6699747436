import { describe, expect, inject, it } from 'vitest'
import { holdRow, untilWaiting } from '../../test/database.ts'
import { usePortal } from '../../test/harness.ts'
import { usePerson } from '../../test/person.ts'

const portal = usePortal()
const anna = usePerson(portal, 'anna.berger')
const jonas = usePerson(portal, 'jonas.weiss')
const lukas = usePerson(portal, 'lukas.huber')
const petra = usePerson(portal, 'petra.lindenau')
const staff = usePerson(portal, 'eva.brandl')
const ids = inject('demo').clients

const text = {
  kind: 'disruption',
  severity: 'important',
  title: 'Wartung',
  body: 'Am **Samstag**.',
}
const draft = async (audience: unknown = 'all') =>
  (await staff.send('POST', '/notices', { body: { ...text, audience } })).body
const toSonnenhof = () => ({ clientIds: [ids['Physiotherapie Sonnenhof']] })
const publish = (id: string, headers: Record<string, string> = {}) =>
  staff.send('POST', `/notices/${id}/publication`, { headers })
const recipients = async (id: string) =>
  (await staff.send('GET', `/notices/${id}/recipients`)).body.items

describe('publishing', () => {
  it('to one client of several reaches that one alone, with a mail to each of its people', async () => {
    const { id } = await draft(toSonnenhof())
    expect(
      (await recipients(id)).map(({ clientName, people }: any) => [clientName, people.length]),
    ).toEqual([['Physiotherapie Sonnenhof', 5]])
    const { status, body } = await publish(id)
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        number: expect.stringMatching(/^M-\d{4}-\d{4}$/u),
        publishedAt: portal.clock.now(),
      }),
    ])
    expect((await anna.send('GET', `/notices/${id}`)).body.body).toBe(text.body)
    expect((await petra.send('GET', `/notices/${id}`)).status).toBe(404)
    expect(
      (await petra.send('GET', '/notices?limit=100')).body.items.some(
        (item: any) => item.id === id,
      ),
    ).toBe(false)
    const mails = await portal.superuser.query(
      `select u.name from mails m join users u on u.id = m.user_id where m.notice_id = $1 order by 1`,
      [id],
    )
    expect(mails.rows.map(({ name }) => name)).toEqual([
      'Anna Berger',
      'Dr. Karin Stadler',
      'Jonas Weiß',
      'Lukas Huber',
      'Miriam Vogt',
    ])
  })

  it('to all reaches all, and freezes the notice', async () => {
    const { id } = await draft()
    expect((await publish(id)).body.reach).toEqual({ clients: 4, opened: 0, acknowledged: 0 })
    const edit = await staff.send('PATCH', `/notices/${id}`, {
      body: { title: 'Anders' },
      headers: { 'if-match': '"2"' },
    })
    expect([edit.status, edit.body.code]).toEqual([409, 'illegal-move'])
    expect((await staff.send('DELETE', `/notices/${id}`)).body.code).toBe('illegal-move')
    expect((await publish(id)).body.code).toBe('illegal-move')
  })

  it('twice at once gives one number and one set of mails', async () => {
    const { id } = await draft(toSonnenhof())
    const release = await holdRow(portal, 'select from notices where id = $1 for update', [id])
    const both = Promise.all([publish(id), publish(id)])
    await untilWaiting(portal, 2)
    await release()
    expect((await both).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const { rows } = await portal.superuser.query('select from mails where notice_id = $1', [id])
    expect(rows.length).toBe(5)
  })

  it('refuses what somebody else changed after it was previewed', async () => {
    const { id } = await draft()
    await staff.send('PATCH', `/notices/${id}`, {
      body: { audience: toSonnenhof() },
      headers: { 'if-match': '"1"' },
    })
    expect((await publish(id, { 'if-match': '"1"' })).status).toBe(412)
    expect((await publish(id, { 'if-match': '"2"' })).body.reach.clients).toBe(1)
  })

  it('takes no client that does not exist', async () => {
    const { status, body } = await staff.send('POST', '/notices', {
      body: { ...text, audience: { clientIds: ['0198c5a2-0000-7000-8000-000000000001'] } },
    })
    expect([status, body.issues[0].path, body.issues[0].code]).toEqual([
      400,
      '/audience/clientIds',
      'unknown-client',
    ])
  })

  it('leaves no number, no recipient and no mail behind when it fails half-way', async () => {
    const { id } = await draft()
    const before = await portal.superuser.query(
      'select (select count(*) from mails) mails, (select last from number_series where kind = $1 order by year desc limit 1) last',
      ['M'],
    )
    await portal.superuser.query(
      `alter table mails add constraint nothing_more check (false) not valid`,
    )
    expect((await publish(id)).status).toBe(500)
    await portal.superuser.query('alter table mails drop constraint nothing_more')
    const after = await portal.superuser.query(
      'select (select count(*) from mails) mails, (select last from number_series where kind = $1 order by year desc limit 1) last',
      ['M'],
    )
    expect(after.rows).toEqual(before.rows)
    expect((await staff.send('GET', `/notices/${id}`)).body.status).toBe('draft')
  })
})

describe('a draft', () => {
  it('is seen by no client, and can be thrown away', async () => {
    const { id } = await draft()
    expect((await anna.send('GET', `/notices/${id}`)).status).toBe(404)
    expect(
      (await staff.send('DELETE', `/notices/${id}`, { headers: { 'if-match': '"1"' } })).status,
    ).toBe(204)
    expect((await staff.send('GET', `/notices/${id}`)).status).toBe(404)
  })
})

describe('reading', () => {
  it('records who opened it first, and when, once', async () => {
    const { id } = await draft(toSonnenhof())
    await publish(id)
    portal.clock.advance(5)
    const opened = portal.clock.now()
    expect((await lukas.send('GET', `/notices/${id}`)).body).toMatchObject({
      firstOpenedAt: opened,
      firstOpenedBy: 'Lukas Huber',
    })
    portal.clock.advance(5)
    expect((await anna.send('GET', `/notices/${id}`)).body.firstOpenedBy).toBe('Lukas Huber')
    expect((await recipients(id))[0]).toMatchObject({
      firstOpenedAt: opened,
      firstOpenedBy: 'Lukas Huber',
      acknowledgedAt: null,
    })
  })

  it('B7 of somebody who may only read is theirs alone: nobody else sees it, and it opens nothing for the client', async () => {
    const { id } = await draft(toSonnenhof())
    await publish(id)
    const itemOf = async (person: typeof anna) =>
      (await person.send('GET', '/notices?limit=100')).body.items.find(
        (item: any) => item.id === id,
      )
    const taskOf = async (person: typeof anna) =>
      (await person.send('GET', '/home')).body.tasks.find((task: any) => task.id === id)
    const log = async () =>
      (
        await portal.superuser.query(
          `select from evidence_events where subject_id = $1 and type = 'notice.opened'`,
          [id],
        )
      ).rows.length
    const unopened = { firstOpenedAt: null, openedAt: null }
    expect([await itemOf(jonas), await taskOf(jonas)]).toMatchObject([unopened, { opened: false }])
    portal.clock.advance(5)
    const opened = portal.clock.now()
    const { body } = await jonas.send('GET', `/notices/${id}`)
    expect(body).toMatchObject({ openedAt: opened, firstOpenedAt: null, firstOpenedBy: null })
    expect(await taskOf(jonas)).toMatchObject({ opened: true, acknowledged: false })
    expect([await itemOf(anna), await taskOf(anna)]).toMatchObject([unopened, { opened: false }])
    expect((await recipients(id))[0]).toMatchObject({ firstOpenedAt: null, firstOpenedBy: null })
    expect((await staff.send('GET', `/notices/${id}`)).body.reach.opened).toBe(0)
    expect(await log()).toBe(0)
    portal.clock.advance(5)
    await anna.send('GET', `/notices/${id}`)
    expect([await log(), (await recipients(id))[0].firstOpenedBy]).toEqual([1, 'Anna Berger'])
    expect((await itemOf(jonas)).openedAt).toBe(opened)
  })

  it('B7 counts for each person: what a colleague acknowledged is unread still, and acknowledged by each', async () => {
    const { id } = await draft(toSonnenhof())
    await publish(id)
    const one = async (person: typeof anna) =>
      (await person.send('GET', '/home')).body.tasks.find((task: any) => task.id === id)
    await anna.send('GET', `/notices/${id}`)
    portal.clock.advance(5)
    const first = (await anna.send('POST', `/notices/${id}/acknowledgement`)).body
    expect(first.ownAcknowledgedAt).toBe(first.acknowledgedAt)
    expect(await one(anna)).toBeUndefined()
    expect(await one(lukas)).toMatchObject({ opened: false, acknowledged: true })
    expect(await one(jonas)).toMatchObject({ opened: false, acknowledged: true })
    expect((await lukas.send('GET', `/notices/${id}`)).body).toMatchObject({
      acknowledgedAt: first.acknowledgedAt,
      ownAcknowledgedAt: null,
    })
    expect(await one(lukas)).toBeUndefined()
    portal.clock.advance(5)
    const { body } = await lukas.send('POST', `/notices/${id}/acknowledgement`)
    expect(body).toMatchObject({
      acknowledgedBy: 'Anna Berger',
      acknowledgedAt: first.acknowledgedAt,
      ownAcknowledgedAt: portal.clock.now(),
    })
  })

  it('is not what a page does by itself in the background, nor what the provider does', async () => {
    const { id } = await draft(toSonnenhof())
    await publish(id)
    await anna.send('GET', `/notices/${id}`, { headers: { 'x-activity': 'background' } })
    await staff.send('GET', `/notices/${id}`)
    expect((await recipients(id))[0].firstOpenedAt).toBeNull()
  })

  it('can be acknowledged by a member but not by a viewer, and the first time counts', async () => {
    const { id } = await draft(toSonnenhof())
    await publish(id)
    expect((await jonas.send('POST', `/notices/${id}/acknowledgement`)).status).toBe(403)
    portal.clock.advance(5)
    const first = await anna.send('POST', `/notices/${id}/acknowledgement`)
    portal.clock.advance(5)
    const second = await anna.send('POST', `/notices/${id}/acknowledgement`)
    expect([first.status, first.body.acknowledgedBy, second.body.acknowledgedAt]).toEqual([
      200,
      'Anna Berger',
      first.body.acknowledgedAt,
    ])
    expect(
      (await anna.send('GET', '/notices?open=true&limit=100')).body.items.some(
        (item: any) => item.id === id,
      ),
    ).toBe(false)
  })

  it('by two people at the same moment records one of them', async () => {
    const { id } = await draft(toSonnenhof())
    await publish(id)
    const release = await holdRow(
      portal,
      'select from notice_recipients where notice_id = $1 for update',
      [id],
    )
    const both = Promise.all([lukas, anna].map((person) => person.send('GET', `/notices/${id}`)))
    await untilWaiting(portal, 2)
    await release()
    const [a, b] = await both
    expect([a?.status, b?.status, a?.body.firstOpenedBy]).toEqual([200, 200, b?.body.firstOpenedBy])
  })
})

it('lists a client’s notices newest first, page by page', async () => {
  const { body: all } = await anna.send('GET', '/notices?limit=100')
  const { body: first } = await anna.send('GET', '/notices?limit=2')
  const { body: second } = await anna.send('GET', `/notices?limit=2&cursor=${first.nextCursor}`)
  expect([...first.items, ...second.items].map(({ id }: any) => id)).toEqual(
    all.items.slice(0, 4).map(({ id }: any) => id),
  )
  expect(all.nextCursor).toBeNull()
  expect(Object.keys(all.items[0]).toSorted()).toEqual([
    'acknowledgedAt',
    'firstOpenedAt',
    'id',
    'kind',
    'number',
    'openedAt',
    'ownAcknowledgedAt',
    'publishedAt',
    'reach',
    'severity',
    'status',
    'title',
    'updatedAt',
  ])
})

describe('C a breach', () => {
  const breach = { ...text, kind: 'incident', audience: 'all' }
  const tooLow = (answer: { status: number; body: any }) => [
    answer.status,
    answer.body.issues?.map(({ path, code }: any) => [path, code]),
  ]
  const refused = [400, [['/severity', 'urgency-too-low']]]

  it.each(['incident', 'third_party_access'])(
    'is not told for information, drafted, changed or published (%s)',
    async (kind) => {
      const quiet = { ...breach, kind, severity: 'info' }
      expect(tooLow(await staff.send('POST', '/notices', { body: quiet }))).toEqual(refused)
      const { body } = await staff.send('POST', '/notices', { body: { ...text, audience: 'all' } })
      const change = (fields: object, version: number) =>
        staff.send('PATCH', `/notices/${body.id}`, {
          body: fields,
          headers: { 'if-match': `"${version}"` },
        })
      expect((await change({ severity: 'info' }, 1)).status).toBe(200)
      expect(tooLow(await change({ kind }, 2))).toEqual(refused)
      expect((await change({ kind, severity: 'important' }, 2)).status).toBe(200)
      expect(tooLow(await change({ severity: 'info' }, 3))).toEqual(refused)
      // A draft from before that was a rule.
      await portal.superuser.query('alter table notices drop constraint pressing_enough')
      await portal.superuser.query(`update notices set severity = 'info' where id = $1`, [body.id])
      expect(tooLow(await publish(body.id))).toEqual(refused)
      await portal.superuser.query('delete from notices where id = $1', [body.id])
      await portal.superuser.query(`alter table notices add constraint pressing_enough
        check (severity <> 'info' or kind not in ('incident', 'third_party_access')) not valid`)
    },
  )

  it('is the first task of both sides until every client acknowledged it', async () => {
    const urgent = { ...text, severity: 'urgent', audience: 'all' }
    const loud = (await staff.send('POST', '/notices', { body: urgent })).body
    await publish(loud.id)
    const { id } = (await staff.send('POST', '/notices', { body: breach })).body
    await publish(id)
    const firstOf = async (person: typeof staff) =>
      (await person.send('GET', '/home')).body.tasks[0]
    const demo = await portal.superuser.query(
      `select notice_id from notice_recipients where kind = 'incident' and notice_id <> $1`,
      [id],
    )
    for (const { notice_id } of demo.rows)
      await anna.send('POST', `/notices/${notice_id}/acknowledgement`)
    expect(await firstOf(anna)).toMatchObject({ kind: 'notice', id, noticeKind: 'incident' })
    const all = Object.keys(ids).length
    expect(await firstOf(staff)).toMatchObject({ kind: 'breach', id, clients: all, unopened: all })
    await anna.send('POST', `/notices/${id}/acknowledgement`)
    expect((await firstOf(anna)).id).not.toBe(id)
    expect(await firstOf(staff)).toMatchObject({ id, clients: all - 1, unopened: all - 1 })
    for (const who of ['petra.lindenau', 'thomas.ebner', 'katrin.moll'])
      await (await portal.login(who)).send('POST', `/notices/${id}/acknowledgement`)
    expect((await firstOf(staff)).kind).not.toBe('breach')
  })
})

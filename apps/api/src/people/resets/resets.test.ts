import { beforeEach, describe, expect, inject, it } from 'vitest'
import { holdRow, untilWaiting } from '../../../test/database.ts'
import { clientIdOf } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import { createPerson, type Person } from '../../../test/person.ts'

const portal = usePortal()
const anna = createPerson(portal, 'anna.berger')
const eva = createPerson(portal, 'eva.brandl')
const robert = createPerson(portal, 'robert.zerer')
const clientId = clientIdOf('Sonnenhof')
const ids = inject('demo').users
// Nothing under way, no quota used up.
beforeEach(async () => {
  portal.clock.advance(7_200)
  await portal.superuser.query(
    'update factor_resets set cancelled_at = now() where completed_at is null and cancelled_at is null',
  )
  for (const person of [anna, eva, robert]) await person.enter()
})

const check = { method: 'known-number', note: 'Unter der bekannten Nummer zurückgerufen.' }
const key = () => ({ 'idempotency-key': crypto.randomUUID() })
const withCode = (person: Person, body: object = {}) => ({
  ...body,
  secondFactor: { kind: 'totp', code: person.freshCode() },
})
const start = (person: Person, name: string, path = `/clients/${clientId}/members`) =>
  person.send('POST', `${path}/${ids[name]}/second-factor-reset`, {
    body: withCode(person, { identityCheck: check }),
    headers: key(),
  })
const startForStaff = (person: Person, name: string) => start(person, name, '/staff')
const approve = (person: Person, id: string) =>
  person.send('POST', `/second-factor-resets/${id}/approval`, {
    body: withCode(person),
    headers: key(),
  })
const renew = (person: Person, id: string) =>
  person.send('POST', `/second-factor-resets/${id}/renewal`)
const cancel = (person: Person, id: string) => person.send('DELETE', `/second-factor-resets/${id}`)
const list = async (query = '', person = eva) =>
  (await person.send('GET', `/second-factor-resets?${query}`)).body
const mailsTo = async (name: string) =>
  (
    await portal.superuser.query(
      'select kind, subject from account_mails where user_id = $1 and created_at >= $2 order by created_at, kind',
      [ids[name], portal.clock.now()],
    )
  ).rows
const events = async (name: string) =>
  (
    await portal.superuser.query(
      'select kind, by_name from account_events where user_id = $1 and kind like $2 order by at, id',
      [ids[name], 'second-factor.reset%'],
    )
  ).rows

describe('the reset of a second factor', () => {
  it('by a manager goes at once: the person is told and gets the link', async () => {
    const { status, body } = await start(anna, 'Lukas Huber')
    expect([status, body]).toMatchObject([
      201,
      {
        userName: 'Lukas Huber',
        userEmail: 'lukas.huber@sonnenhof.example.org',
        side: 'client',
        clients: [{ id: clientId, name: 'Physiotherapie Sonnenhof' }],
        status: 'link_sent',
        startedBy: 'Anna Berger',
        identityCheck: check,
        mayApprove: false,
      },
    ])
    expect(await mailsTo('Lukas Huber')).toEqual([
      { kind: 'second-factor-reset', subject: body.id },
      { kind: 'second-factor.reset-started', subject: null },
    ])
    expect((await events('Lukas Huber')).at(-1)).toEqual({
      kind: 'second-factor.reset-started',
      by_name: 'Anna Berger',
    })
    const { body: members } = await anna.send('GET', `/clients/${clientId}/members`)
    expect(members.items.find(({ name }: any) => name === 'Lukas Huber').factorReset).toEqual({
      id: body.id,
      needsApproval: false,
      startedBy: 'Anna Berger',
    })
    const jonas = await portal.login('jonas.weiss')
    const { body: seen } = await jonas.send('GET', `/clients/${clientId}/members`)
    expect(seen.items.every(({ factorReset }: any) => factorReset === null)).toBe(true)
  })

  it('by the provider waits for a second person there, and sends no link before', async () => {
    const { body } = await start(eva, 'Lukas Huber')
    expect(body).toMatchObject({ status: 'awaiting_approval', mayApprove: false })
    expect(await mailsTo('Lukas Huber')).toEqual([
      { kind: 'second-factor.reset-started', subject: null },
    ])
    for (const [person, rule] of [
      [eva, 'second-person'],
      [await portal.login('martin.kreuz'), 'permission'],
    ] as const)
      expect((await approve(person, body.id)).body.rule).toBe(rule)
    expect((await renew(eva, body.id)).body).toMatchObject({ from: 'awaiting_approval' })
    expect((await list('', robert)).items[0]).toMatchObject({ id: body.id, mayApprove: true })
    const approved = await approve(robert, body.id)
    expect([approved.status, approved.body]).toMatchObject([
      200,
      { status: 'link_sent', approvedBy: 'Robert Zerer' },
    ])
    expect(await mailsTo('Lukas Huber')).toEqual([
      { kind: 'second-factor-reset', subject: body.id },
    ])
    expect((await approve(robert, body.id)).body).toMatchObject({ from: 'link_sent' })
  })

  it('tells the second person whose it is: by address, and with every client of somebody who has several', async () => {
    const names = ({ body }: { body: any }) => body.clients.map(({ name }: any) => name)
    const both = ['Ergotherapie Lindenau', 'Physiotherapie Sonnenhof']
    const started = await start(eva, 'Dr. Karin Stadler')
    expect(names(started)).toEqual(both)
    const seen = (await list('', robert)).items.find(({ id }: any) => id === started.body.id)
    expect([seen.userEmail, names({ body: seen })]).toEqual([
      'karin.stadler@datenschutz.example.org',
      both,
    ])
    await cancel(eva, started.body.id)
    const byManager = await start(anna, 'Dr. Karin Stadler')
    expect(names(byManager)).toEqual(['Physiotherapie Sonnenhof'])
    const { items } = await list('limit=100')
    const told = items.find(({ id }: any) => id === byManager.body.id)
    expect(names({ body: told })).toEqual(['Physiotherapie Sonnenhof'])
  })

  it('is approved once, however many approve at the same moment', async () => {
    const { body } = await start(eva, 'Lukas Huber')
    const codes = [withCode(robert), withCode(robert)]
    const release = await holdRow(portal, 'select from factor_resets where id = $1 for update', [
      body.id,
    ])
    const both = Promise.all(
      codes.map((sent) =>
        robert.send('POST', `/second-factor-resets/${body.id}/approval`, {
          body: sent,
          headers: key(),
        }),
      ),
    )
    await untilWaiting(portal, 2)
    await release()
    expect((await both).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  it('goes at once where the provider is one person alone', async () => {
    const quiet = (undo: boolean) =>
      portal.superuser.query(`update users set disabled_at = $2 where id = $1`, [
        ids['Robert Zerer'],
        undo ? null : portal.clock.now(),
      ])
    await portal.superuser.query(`update users set staff_role = 'owner' where id = $1`, [
      ids['Eva Brandl'],
    ])
    await quiet(false)
    const { body } = await start(eva, 'Lukas Huber')
    await quiet(true)
    await portal.superuser.query(`update users set staff_role = 'staff' where id = $1`, [
      ids['Eva Brandl'],
    ])
    expect(body.status).toBe('link_sent')
  })

  it('is asked for with a fresh second factor of whoever starts it, and a note of how the person was known', async () => {
    const path = `/clients/${clientId}/members/${ids['Lukas Huber']}/second-factor-reset`
    const bare = await anna.send('POST', path, { body: { identityCheck: check }, headers: key() })
    expect([bare.status, bare.body.code]).toEqual([403, 'step-up-required'])
    const silent = await anna.send('POST', path, {
      body: { identityCheck: { method: 'video', note: ' ' } },
      headers: key(),
    })
    expect([silent.status, silent.body.issues[0].path]).toEqual([400, '/identityCheck/note'])
    expect((await list()).items.some(({ status }: any) => status === 'link_sent')).toBe(false)
  })

  it('is never of one’s own factor, never two at once, and never of somebody without one', async () => {
    expect((await start(anna, 'Anna Berger')).body.rule).toBe('own-account')
    expect((await startForStaff(eva, 'Eva Brandl')).body.rule).toBe('own-account')
    expect((await start(anna, 'Lukas Huber')).status).toBe(201)
    expect((await start(eva, 'Lukas Huber')).body.rule).toBe('reset-under-way')
    const { rows } = await portal.superuser.query(
      `select client_id from memberships where user_id = $1`,
      [ids['Julia Marktl']],
    )
    const none = await start(eva, 'Julia Marktl', `/clients/${rows[0].client_id}/members`)
    expect([none.status, none.body.from]).toEqual([409, 'not-enrolled'])
  })

  it('is one, however many start it at the same moment', async () => {
    const release = await holdRow(
      portal,
      `insert into factor_resets (id, user_id, method, note, started_by, started_by_name, started_at, needs_approval)
       values (gen_random_uuid(), $1, 'video', 'x', $2, 'x', now(), false)`,
      [ids['Lukas Huber'], ids['Robert Zerer']],
    )
    const both = Promise.all([start(anna, 'Lukas Huber'), start(eva, 'Lukas Huber')])
    await untilWaiting(portal, 2)
    await release()
    expect((await both).map(({ body }) => body.rule)).toEqual([
      'reset-under-way',
      'reset-under-way',
    ])
  })

  it('is started by managers for their own people, and by nobody below', async () => {
    for (const who of ['miriam.vogt', 'jonas.weiss', 'martin.kreuz'])
      expect((await start(await portal.login(who), 'Lukas Huber')).status).toBe(403)
    const petra = await portal.login('petra.lindenau')
    expect((await start(petra, 'Lukas Huber')).status).toBe(404)
    expect((await start(anna, 'Sabine Koch')).status).toBe(404)
    expect((await startForStaff(anna, 'Eva Brandl')).status).toBe(404)
    const { body } = await start(anna, 'Lukas Huber')
    for (const answer of [await cancel(petra, body.id), await renew(petra, body.id)])
      expect(answer.status).toBe(404)
  })

  it('of the provider’s people goes the same way; an owner’s is a command on the server', async () => {
    const martins = await startForStaff(eva, 'Martin Kreuz')
    expect(martins.body).toMatchObject({
      status: 'awaiting_approval',
      userEmail: 'martin.kreuz@pruefung.example.org',
      side: 'provider',
      clients: [],
    })
    const owners = await startForStaff(eva, 'Robert Zerer')
    expect([owners.status, owners.body.rule]).toEqual([403, 'permission'])
    const nobody = await startForStaff(eva, 'Lukas Huber')
    expect(nobody.status).toBe(404)
    // Of two working people one is the subject: nobody is left to approve but the starter.
    const evas = await startForStaff(robert, 'Eva Brandl')
    expect(evas.body).toMatchObject({ status: 'link_sent', startedBy: 'Robert Zerer' })
  })

  it('can be cancelled until a new factor is bound', async () => {
    const { body } = await start(anna, 'Lukas Huber')
    expect((await cancel(anna, body.id)).status).toBe(204)
    for (const refused of [
      await cancel(anna, body.id),
      await renew(anna, body.id),
      await approve(robert, body.id),
    ])
      expect([refused.status, refused.body.from]).toEqual([409, 'cancelled'])
    expect((await events('Lukas Huber')).at(-1)).toEqual({
      kind: 'second-factor.reset-cancelled',
      by_name: 'Anna Berger',
    })
  })

  it('E4 mails its link at most three times an hour, whoever asks', async () => {
    const { body } = await start(anna, 'Lukas Huber')
    expect((await renew(anna, body.id)).status).toBe(200)
    expect((await renew(eva, body.id)).status).toBe(200)
    expect((await renew(anna, body.id)).status).toBe(429)
    await cancel(anna, body.id)
    expect((await start(eva, 'Lukas Huber')).status).toBe(429)
  })

  it('ends with the access of whoever it was for', async () => {
    const { body } = await start(anna, 'Miriam Vogt')
    await anna.send('DELETE', `/clients/${clientId}/members/${ids['Miriam Vogt']}`)
    const found = (await list('limit=100')).items.find(({ id }: any) => id === body.id)
    expect(found.status).toBe('cancelled')
  })

  it('stands in a list, those under way first, page by page', async () => {
    await start(anna, 'Lukas Huber')
    await start(eva, 'Martin Kreuz', '/staff')
    const { items } = await list('limit=100')
    const open = items.map(({ status }: any) => status !== 'cancelled' && status !== 'completed')
    expect(open.slice(0, 2)).toEqual([true, true])
    expect(open.slice(2)).not.toContain(true)
    const paged: string[] = []
    let cursor: string | null = null
    do {
      const page = await list(`limit=1${cursor ? `&cursor=${cursor}` : ''}`)
      paged.push(...page.items.map(({ id }: any) => id))
      cursor = page.nextCursor
    } while (cursor)
    expect(paged).toEqual(items.map(({ id }: any) => id))
    expect((await list('cursor=unsinn')).code).toBe('invalid')
  })
})

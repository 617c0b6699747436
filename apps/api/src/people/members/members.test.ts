import { describe, expect, inject, it } from 'vitest'
import { citedAgreement } from '../../../test/cited.ts'
import { holdRow, untilWaiting } from '../../../test/database.ts'
import { account, clientIdOf } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import { type Person, usePerson } from '../../../test/person.ts'
import { cookieOf, send } from '../../../test/request.ts'

const portal = usePortal()
const anna = usePerson(portal, 'anna.berger')
const eva = usePerson(portal, 'eva.brandl')
const clientId = clientIdOf('Sonnenhof')
const ids = inject('demo').users

const path = (name: string) => `/clients/${clientId}/members/${ids[name]}`
const give = (person: Person, name: string, role: string) =>
  person.send('PATCH', path(name), { body: { role } })
/** By the provider, on the ground of what the client signed. */
const giveOnGround = async (name: string, role: string) => {
  const ground = await citedAgreement(eva, clientId)
  return eva.send('PATCH', path(name), { body: { role, ground } })
}
const remove = (person: Person, name: string) => person.send('DELETE', path(name))
const members = async (person = eva) =>
  (await person.send('GET', `/clients/${clientId}/members`)).body.items
const roles = async () =>
  Object.fromEntries((await members()).map(({ name, role }: any) => [name, role]))
const log = async (query = '', person = eva) =>
  (await person.send('GET', `/clients/${clientId}/security-log?${query}`)).body
/** Puts somebody back whom a test removed. */
const giveBack = (name: string, role: string) =>
  portal.superuser.query('insert into memberships values ($1, $2, $3, now())', [
    clientId,
    ids[name],
    role,
  ])

describe('the people of a client', () => {
  it('stand in a list with role, factor, authority and since when', async () => {
    expect(await members(anna)).toMatchObject([
      { name: 'Anna Berger', role: 'manager', secondFactor: true, factorReset: null },
      { name: 'Dr. Karin Stadler', role: 'viewer' },
      { name: 'Jonas Weiß', since: expect.stringMatching(/Z$/u) },
      { name: 'Lukas Huber', authorised: true },
      { name: 'Miriam Vogt', authorised: false },
    ])
  })

  it('get another role from a manager or the provider, which counts from their next request on', async () => {
    const miriam = await portal.login('miriam.vogt')
    expect((await give(anna, 'Miriam Vogt', 'manager')).status).toBe(204)
    expect((await miriam.send('GET', '/session')).body.role).toBe('manager')
    expect((await giveOnGround('Miriam Vogt', 'viewer')).status).toBe(204)
    expect((await miriam.send('POST', '/instructions', { body: {} })).status).toBe(403)
    expect((await give(eva, 'Miriam Vogt', 'member')).status).toBe(204)
    const { items } = await log(`userId=${ids['Miriam Vogt']}&limit=3`)
    expect(items).toMatchObject([
      { kind: 'membership.changed', userName: 'Miriam Vogt', by: 'Eva Brandl', detail: 'member' },
      { kind: 'membership.changed', by: 'Eva Brandl', detail: 'viewer' },
      { kind: 'membership.changed', by: 'Anna Berger', detail: 'manager' },
    ])
    const { rows } = await portal.superuser.query(
      `select from account_mails where kind = 'membership.changed' and user_id = $1`,
      [ids['Miriam Vogt']],
    )
    expect(rows.length).toBe(3)
  })

  it('I2 are changed by nobody below a manager, and nobody gives themselves a role', async () => {
    for (const who of ['lukas.huber', 'jonas.weiss', 'martin.kreuz']) {
      const person = await portal.login(who)
      expect((await give(person, 'Lukas Huber', 'manager')).status).toBe(403)
      expect((await remove(person, 'Jonas Weiß')).status).toBe(403)
    }
    const { status, body } = await anna.send('PATCH', path('Lukas Huber'), {
      body: { role: 'member', clientId, authorised: true },
    })
    expect([status, body.issues.map(({ code }: any) => code)]).toEqual([
      400,
      ['unknown-field', 'unknown-field'],
    ])
    expect((await give(anna, 'Lukas Huber', 'owner')).status).toBe(400)
  })

  it('are out of reach for the manager of another client', async () => {
    const petra = await portal.login('petra.lindenau')
    expect((await give(petra, 'Lukas Huber', 'viewer')).status).toBe(404)
    expect((await remove(petra, 'Lukas Huber')).status).toBe(404)
    expect((await petra.send('GET', `/clients/${clientId}/members`)).status).toBe(404)
    expect((await petra.send('GET', `/clients/${clientId}/security-log`)).status).toBe(404)
  })

  it('keep a manager: the last one neither goes nor steps down, unless the provider decides', async () => {
    for (const refused of [
      await give(anna, 'Anna Berger', 'member'),
      await remove(anna, 'Anna Berger'),
    ])
      expect([refused.status, refused.body.rule]).toEqual([409, 'last-manager'])
    expect((await giveOnGround('Anna Berger', 'member')).status).toBe(204)
    expect((await giveOnGround('Anna Berger', 'manager')).status).toBe(204)
    expect((await give(anna, 'Miriam Vogt', 'manager')).status).toBe(204)
    expect((await give(anna, 'Anna Berger', 'member')).status).toBe(204)
    expect((await give(anna, 'Miriam Vogt', 'member')).status).toBe(403)
    expect((await giveOnGround('Anna Berger', 'manager')).status).toBe(204)
    expect((await give(anna, 'Miriam Vogt', 'member')).status).toBe(204)
  })

  it.each([
    ['demote', (by: Person, whom: string) => give(by, whom, 'member')],
    ['remove', remove],
  ])('keep a manager when two %s each other at the same moment', async (_, act) => {
    await giveOnGround('Miriam Vogt', 'manager')
    const miriam = await portal.login('miriam.vogt')
    const release = await holdRow(
      portal,
      `select from memberships where client_id = $1 and role = 'manager' for update`,
      [clientId],
    )
    const both = Promise.all([act(anna, 'Miriam Vogt'), act(miriam, 'Anna Berger')])
    await untilWaiting(portal, 2)
    await release()
    const answers = await both
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 403])
    const left = Object.entries(await roles()).filter(([, role]) => role === 'manager')
    expect(left.length).toBe(1)
    for (const [name, role] of [
      ['Anna Berger', 'manager'],
      ['Miriam Vogt', 'member'],
    ] as const) {
      if ((await roles())[name] === undefined) await giveBack(name, role)
      else await giveOnGround(name, role)
    }
    await anna.enter()
  })

  it('A3 are made manager, or stop being one, by nobody of the provider without what the client signed', async () => {
    for (const refused of [
      await give(eva, 'Miriam Vogt', 'manager'),
      await give(eva, 'Anna Berger', 'member'),
      await remove(eva, 'Anna Berger'),
      await remove(eva, 'Lukas Huber'),
    ])
      expect([refused.status, refused.body.rule]).toEqual([409, 'needs-ground'])
    expect((await giveOnGround('Miriam Vogt', 'manager')).status).toBe(204)
    const { ground } = (await members()).find(({ name }: any) => name === 'Miriam Vogt')
    expect(ground).toMatchObject({
      kind: 'agreement',
      by: 'Eva Brandl',
      side: 'provider',
      document: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) },
    })
    expect((await give(anna, 'Miriam Vogt', 'member')).status).toBe(204)
  })

  it('keep whoever instructs able to: no viewer while an entry in the register counts today or later', async () => {
    const refused = await give(anna, 'Lukas Huber', 'viewer')
    expect([refused.status, refused.body.rule]).toEqual([409, 'viewer-instructs'])
    expect((await give(anna, 'Lukas Huber', 'manager')).status).toBe(204)
    expect((await give(anna, 'Lukas Huber', 'member')).status).toBe(204)
  })
})

describe('somebody who is signed out by a manager or the provider', () => {
  const signOut = (person: Person, name: string) => person.send('DELETE', `${path(name)}/sessions`)
  const told = async (name: string) =>
    (
      await portal.superuser.query(
        `select from account_mails where kind = 'sessions.ended' and user_id = $1`,
        [ids[name]],
      )
    ).rowCount

  it('S2 is out at the next request in every browser, keeps the access, and is told', async () => {
    for (const by of [anna, eva]) {
      const before = (await told('Jonas Weiß'))!
      const [one, two] = [await portal.login('jonas.weiss'), await portal.login('jonas.weiss')]
      expect((await signOut(by, 'Jonas Weiß')).status).toBe(204)
      for (const { send: ask } of [one, two])
        expect((await ask('GET', '/session')).status).toBe(401)
      expect(await told('Jonas Weiß')).toBe(before + 1)
    }
    const { items } = await log(`userId=${ids['Jonas Weiß']}&limit=2`)
    expect(items.map(({ kind, by }: any) => [kind, by])).toContainEqual([
      'sessions.ended',
      'Eva Brandl',
    ])
    const again = await portal.login('jonas.weiss')
    expect((await again.send('GET', '/instructions')).status).toBe(200)
  })

  it('S2 cannot go on with a login that was half done', async () => {
    const { email, password } = account('jonas.weiss')
    const half = await send(portal.app, 'POST', '/session', { body: { email, password } })
    expect((await signOut(anna, 'Jonas Weiß')).status).toBe(204)
    const next = await send(portal.app, 'POST', '/session/totp', {
      body: { code: '000000' },
      headers: { cookie: cookieOf(half) },
    })
    expect([next.status, next.body.code]).toEqual([401, 'unauthenticated'])
  })

  it('E4 is not mailed again before there is a session again', async () => {
    await portal.login('jonas.weiss')
    expect((await signOut(anna, 'Jonas Weiß')).status).toBe(204)
    const mails = await told('Jonas Weiß')
    expect((await signOut(anna, 'Jonas Weiß')).status).toBe(204)
    expect(await told('Jonas Weiß')).toBe(mails)
  })

  it('is signed out of another client too, whose log does not name a stranger', async () => {
    const karin = await portal.login('karin.stadler')
    const { body: session } = await karin.send('GET', '/session')
    const other = session.memberships.find(({ clientId: id }: any) => id !== clientId).clientId
    await karin.send('POST', '/session/client', { body: { clientId: other } })
    expect((await signOut(anna, 'Dr. Karin Stadler')).status).toBe(204)
    expect((await karin.send('GET', '/session')).status).toBe(401)
    const { rows } = await portal.superuser.query(
      `select client_id from member_events where kind = 'sessions.ended' and user_id = $1`,
      [ids['Dr. Karin Stadler']],
    )
    expect(rows).toEqual([{ client_id: clientId }])
  })

  it('I1 is somebody of one’s own client, and never oneself', async () => {
    const lukas = await portal.login('lukas.huber')
    const petra = await portal.login('petra.lindenau')
    expect((await signOut(petra, 'Lukas Huber')).status).toBe(404)
    expect((await signOut(anna, 'Petra Lindenau')).status).toBe(404)
    expect((await signOut(anna, 'Eva Brandl')).status).toBe(404)
    expect((await signOut(anna, 'Anna Berger')).body.rule).toBe('own-account')
    for (const who of ['miriam.vogt', 'jonas.weiss', 'martin.kreuz'])
      expect((await signOut(await portal.login(who), 'Lukas Huber')).status).toBe(403)
    for (const { send: ask } of [lukas, petra, anna])
      expect((await ask('GET', '/session')).status).toBe(200)
  })
})

describe('somebody who is removed', () => {
  it('S2 I4 is out at the next request, no longer authorised, and told; what was instructed stands as it was', async () => {
    const lukas = await portal.login('lukas.huber')
    const draft = async () =>
      (
        await lukas.send('POST', '/instructions', {
          body: { kind: 'other', title: 'Titel', text: 'Text' },
        })
      ).body
    const submit = ({ id, version }: any) =>
      lukas.send('POST', `/instructions/${id}/submission`, {
        body: { secondFactor: { kind: 'totp', code: lukas.freshCode() } },
        headers: { 'if-match': `"${version}"`, 'idempotency-key': crypto.randomUUID() },
      })
    const { body: given } = await submit(await draft())
    const later = await draft()

    expect((await remove(anna, 'Lukas Huber')).status).toBe(204)
    expect((await lukas.send('GET', '/session')).status).toBe(401)
    expect((await submit(later)).status).toBe(401)
    expect(Object.keys(await roles())).not.toContain('Lukas Huber')

    const { body: register } = await anna.send('GET', `/clients/${clientId}/authorised-persons`)
    const entry = register.items.find(({ name }: any) => name === 'Lukas Huber')
    expect(entry).toMatchObject({ current: false, endedAt: expect.any(String), version: 2 })
    const { body: history } = await anna.send(
      'GET',
      `/clients/${clientId}/authorised-persons/${entry.id}/history`,
    )
    expect(history.items.at(-1)).toMatchObject({ what: 'ended', by: 'Anna Berger' })

    const { body: standing } = await anna.send('GET', `/instructions/${given.id}`)
    expect(standing).toMatchObject({ status: 'submitted', givenBy: given.givenBy })
    expect(standing.receipt).toEqual(given.receipt)

    const { items } = await log(`userId=${ids['Lukas Huber']}&limit=1`, anna)
    expect(items).toMatchObject([{ kind: 'membership.removed', by: 'Anna Berger' }])
    const { rows } = await portal.superuser.query(
      `select kind from account_mails where user_id = $1 order by created_at desc limit 1`,
      [ids['Lukas Huber']],
    )
    expect(rows).toEqual([{ kind: 'membership.removed' }])
  })

  it('S2 gets no further than the login: no client is left', async () => {
    const { email, password } = account('lukas.huber')
    const first = await send(portal.app, 'POST', '/session', { body: { email, password } })
    const held = first.status === 200 ? cookieOf(first) : ''
    const inside = await send(portal.app, 'GET', '/instructions', { headers: { cookie: held } })
    expect(inside.status).toBe(401)
    expect((await remove(anna, 'Lukas Huber')).status).toBe(404)
  })

  it('leaves one client only: sessions and log of another stay untouched', async () => {
    const karin = await portal.login('karin.stadler')
    const { body: session } = await karin.send('GET', '/session')
    const other = session.memberships.find(({ clientId: id }: any) => id !== clientId).clientId
    await karin.send('POST', '/session/client', { body: { clientId: other } })
    expect((await remove(eva, 'Dr. Karin Stadler')).status).toBe(204)
    const after = await karin.send('GET', '/session')
    expect([after.status, after.body.memberships.length]).toEqual([200, 1])
    const { rows } = await portal.superuser.query(
      `select client_id from member_events where kind = 'membership.removed' and user_id = $1`,
      [ids['Dr. Karin Stadler']],
    )
    expect(rows).toEqual([{ client_id: clientId }])
  })

  it('S2 leaves a session that stands in that client, which switches to no other by itself', async () => {
    await giveBack('Dr. Karin Stadler', 'viewer')
    const karin = await portal.login('karin.stadler')
    await karin.send('POST', '/session/client', { body: { clientId } })
    expect((await karin.send('GET', '/instructions')).status).toBe(200)
    expect((await remove(anna, 'Dr. Karin Stadler')).status).toBe(204)
    expect((await karin.send('GET', '/instructions')).status).toBe(401)
  })
})

describe('the security log of a client', () => {
  it('is read page by page, filtered by person and by what is alarming', async () => {
    const { email } = account('jonas.weiss')
    for (let i = 0; i < 3; i += 1)
      await send(portal.app, 'POST', '/session', { body: { email, password: 'falsch geraten' } })
    const { items: alarming } = await log('alarming=true')
    expect(alarming.length).toBeGreaterThanOrEqual(3)
    expect(new Set(alarming.map(({ kind }: any) => kind))).not.toContain('membership.removed')
    expect(alarming[0]).toMatchObject({
      kind: 'sign-in.password-rejected',
      userName: 'Jonas Weiß',
      address: '127.0.0.1',
    })
    const whole: string[] = []
    let cursor: string | null = null
    do {
      const page = await log(`limit=4${cursor ? `&cursor=${cursor}` : ''}`)
      expect(page.items.length).toBeLessThanOrEqual(4)
      whole.push(...page.items.map(({ id }: any) => id))
      cursor = page.nextCursor
    } while (cursor)
    expect(whole).toEqual((await log('limit=100')).items.map(({ id }: any) => id))
    expect(whole.length).toBeGreaterThan(8)
    expect((await log('cursor=unsinn')).code).toBe('invalid')
  })

  it('is for managers, auditors and the provider, and never for a viewer', async () => {
    const jonas = await portal.login('jonas.weiss')
    expect((await jonas.send('GET', `/clients/${clientId}/security-log`)).status).toBe(403)
    expect((await log('', await portal.login('martin.kreuz'))).items.length).toBeGreaterThan(0)
    expect((await log('', anna)).items.length).toBeGreaterThan(0)
  })
})

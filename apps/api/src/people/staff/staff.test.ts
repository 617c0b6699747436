import { describe, expect, inject, it } from 'vitest'
import { holdRow, untilWaiting } from '../../../test/database.ts'
import { usePortal } from '../../../test/harness.ts'
import { type Person, usePerson } from '../../../test/person.ts'

const portal = usePortal()
const robert = usePerson(portal, 'robert.zerer')
const eva = usePerson(portal, 'eva.brandl')
const ids = inject('demo').users

const give = (person: Person, name: string, role: string) =>
  person.send('PATCH', `/staff/${ids[name]}`, { body: { role } })
const remove = (person: Person, name: string) => person.send('DELETE', `/staff/${ids[name]}`)
const invite = (email: string, person = robert) =>
  person.send('POST', '/staff/invitations', { body: { email, name: 'Neu', role: 'staff' } })
const owners = async () =>
  (
    await portal.superuser.query(
      `select name from users where staff_role = 'owner' and disabled_at is null order by name`,
    )
  ).rows.map(({ name }) => name)
/** As it was before two owners went for each other. */
const restore = async () => {
  await portal.superuser.query(
    `update users set disabled_at = null, staff_role = 'owner' where id = $1`,
    [ids['Robert Zerer']],
  )
  await portal.superuser.query(
    `update users set disabled_at = null, staff_role = 'staff' where id = $1`,
    [ids['Eva Brandl']],
  )
  await robert.enter()
  await eva.enter()
}

describe('the provider’s people', () => {
  it('stand in a list with role, factor and since when', async () => {
    const { body } = await eva.send('GET', '/staff')
    expect(body.items).toMatchObject([
      { name: 'Eva Brandl', role: 'staff', secondFactor: true, since: expect.any(String) },
      { name: 'Martin Kreuz', role: 'auditor' },
      { name: 'Robert Zerer', role: 'owner' },
    ])
  })

  it('get another role from an owner, which counts from their next request on', async () => {
    expect((await give(robert, 'Eva Brandl', 'auditor')).status).toBe(204)
    const { body } = await eva.send('GET', '/session')
    expect([body.role, body.permissions.includes('notices.write')]).toEqual(['auditor', false])
    expect((await eva.send('POST', '/notices', { body: {} })).status).toBe(403)
    expect((await give(robert, 'Eva Brandl', 'staff')).status).toBe(204)
    const { rows } = await portal.superuser.query(
      `select detail, by_name from account_events where kind = 'staff.changed' order by at, id`,
    )
    expect(rows).toEqual([
      { detail: 'auditor', by_name: 'Robert Zerer' },
      { detail: 'staff', by_name: 'Robert Zerer' },
    ])
  })

  it('I2 are managed by owners alone, and nobody makes themselves more than they are', async () => {
    for (const person of [
      eva,
      await portal.login('martin.kreuz'),
      await portal.login('anna.berger'),
    ])
      for (const refused of [
        await give(person, 'Eva Brandl', 'owner'),
        await remove(person, 'Martin Kreuz'),
        await invite('x@example.org', person),
      ])
        expect([refused.status, refused.body.rule]).toEqual([403, 'permission'])
    expect(await owners()).toEqual(['Robert Zerer'])
    const { body } = await robert.send('PATCH', `/staff/${ids['Eva Brandl']}`, {
      body: { role: 'staff', side: 'client' },
    })
    expect(body.issues[0].code).toBe('unknown-field')
    expect((await give(robert, 'Eva Brandl', 'manager')).status).toBe(400)
    expect((await give(robert, 'Anna Berger', 'owner')).status).toBe(404)
  })

  it('keep an owner: the last one neither goes nor steps down', async () => {
    for (const refused of [
      await give(robert, 'Robert Zerer', 'staff'),
      await remove(robert, 'Robert Zerer'),
    ])
      expect([refused.status, refused.body.rule]).toEqual([409, 'last-owner'])
    expect((await give(robert, 'Eva Brandl', 'owner')).status).toBe(204)
    expect((await give(robert, 'Robert Zerer', 'staff')).status).toBe(204)
    expect((await give(robert, 'Robert Zerer', 'owner')).status).toBe(403)
    expect((await give(eva, 'Robert Zerer', 'owner')).status).toBe(204)
    expect((await give(robert, 'Eva Brandl', 'staff')).status).toBe(204)
  })

  it.each([
    ['remove', remove],
    ['demote', (by: Person, whom: string) => give(by, whom, 'staff')],
  ])('keep an owner when two %s each other at the same moment', async (_, act) => {
    await give(robert, 'Eva Brandl', 'owner')
    const release = await holdRow(
      portal,
      `select from users where staff_role = 'owner' for update`,
      [],
    )
    const both = Promise.all([act(robert, 'Eva Brandl'), act(eva, 'Robert Zerer')])
    await untilWaiting(portal, 2)
    await release()
    const answers = await both
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 403])
    expect((await owners()).length).toBe(1)
    await restore()
  })

  it('S2 are signed out everywhere by an owner, keep their access, and are told', async () => {
    const signOut = (person: Person, name: string) =>
      person.send('DELETE', `/staff/${ids[name]}/sessions`)
    const martin = await portal.login('martin.kreuz')
    for (const person of [eva, martin, await portal.login('anna.berger')])
      expect((await signOut(person, 'Martin Kreuz')).status).toBe(403)
    expect((await signOut(robert, 'Robert Zerer')).body.rule).toBe('own-account')
    expect((await signOut(robert, 'Anna Berger')).status).toBe(404)
    expect((await signOut(robert, 'Martin Kreuz')).status).toBe(204)
    expect((await martin.send('GET', '/session')).status).toBe(401)
    const again = await portal.login('martin.kreuz')
    const { body } = await again.send('GET', '/account/security-log?limit=10')
    expect(body.items).toContainEqual(
      expect.objectContaining({ kind: 'sessions.ended', by: 'Robert Zerer' }),
    )
    const { rows } = await portal.superuser.query(
      `select u.name from account_mails m join users u on u.id = m.user_id where m.kind = 'sessions.ended'`,
    )
    expect(rows).toEqual([{ name: 'Martin Kreuz' }])
  })

  it('S2 are out at the next request once removed, and are told', async () => {
    const martin = await portal.login('martin.kreuz')
    expect((await remove(robert, 'Martin Kreuz')).status).toBe(204)
    expect((await martin.send('GET', '/session')).status).toBe(401)
    expect((await remove(robert, 'Martin Kreuz')).status).toBe(404)
    const { body } = await robert.send('GET', '/staff')
    expect(body.items.map(({ name }: any) => name)).toEqual(['Eva Brandl', 'Robert Zerer'])
    const { rows } = await portal.superuser.query(
      `select u.name from account_mails m join users u on u.id = m.user_id
        where m.kind = 'membership.removed' order by m.id desc limit 1`,
    )
    expect(rows).toEqual([{ name: 'Martin Kreuz' }])
  })
})

describe('an invitation to work for the provider', () => {
  it('is sent, renewed and revoked by an owner, and seen by everybody there', async () => {
    const { status, body } = await invite('Sabrina@zerer-it.example.org')
    expect([status, body]).toMatchObject([
      201,
      { email: 'sabrina@zerer-it.example.org', role: 'staff', status: 'open', mail: 'queued' },
    ])
    expect((await robert.send('POST', `/staff/invitations/${body.id}/renewal`)).status).toBe(200)
    const { body: list } = await eva.send('GET', '/staff/invitations?limit=1')
    expect([list.items[0].id, list.nextCursor]).toEqual([body.id, expect.any(String)])
    const { body: rest } = await eva.send('GET', `/staff/invitations?cursor=${list.nextCursor}`)
    expect(rest.items).toMatchObject([{ name: 'Sophie Lang', mail: 'accepted' }])
    expect((await robert.send('DELETE', `/staff/invitations/${body.id}`)).status).toBe(204)
    const again = await robert.send('POST', `/staff/invitations/${body.id}/renewal`)
    expect([again.status, again.body.from]).toEqual([409, 'revoked'])
    const { rows } = await portal.superuser.query(
      'select kind from account_mails where subject = $1',
      [body.id],
    )
    expect(rows).toEqual([{ kind: 'staff-invitation' }, { kind: 'staff-invitation' }])
  })

  it('goes to nobody who is in already, who waits already, or who is of a client', async () => {
    expect((await invite('eva.brandl@zerer-it.example.org')).body.rule).toBe('already-member')
    await invite('sophie.lang@zerer-it.example.org')
    expect((await invite('sophie.lang@zerer-it.example.org')).body.rule).toBe('already-invited')
    expect((await invite('anna.berger@sonnenhof.example.org')).body.rule).toBe('other-side')
  })

  it('gives somebody who was removed a way back', async () => {
    expect((await invite('martin.kreuz@pruefung.example.org')).status).toBe(201)
  })
})

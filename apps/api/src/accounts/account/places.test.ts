import { randomUUID } from 'node:crypto'
import { placeKinds } from '@portal/domain/addresses'
import { describe, expect, it } from 'vitest'
import { putDown } from '../../../test/database.ts'
import { clientIdOf, userIdOf } from '../../../test/demo.ts'
import { offerOf } from '../../../test/offer.ts'
import { usePortal } from '../../../test/harness.ts'
import { usePerson } from '../../../test/person.ts'

const portal = usePortal()
const karin = usePerson(portal, 'karin.stadler')
const anna = usePerson(portal, 'anna.berger')
const staff = usePerson(portal, 'eva.brandl')
const [sonnenhof, lindenau, marktplatz] = ['Sonnenhof', 'Lindenau', 'Marktplatz'].map(clientIdOf)
const one = async (query: string, client: string) =>
  (await portal.superuser.query<{ id: string }>(query, [client])).rows[0]?.id ?? randomUUID()

/** One thing of each kind at a client. */
const things = async (client: string): Promise<Record<(typeof placeKinds)[number], string>> => ({
  notice: await notice(client),
  instruction: await one('select id from instructions where client_id = $1 limit 1', client),
  agreement: await one('select id from agreements where client_id = $1 limit 1', client),
  offer: await offer(client),
  member: await one(
    `select user_id as id from memberships where client_id = $1 and role = 'manager' limit 1`,
    client,
  ),
  authorisation: await one(
    'select id from authorised_persons where client_id = $1 limit 1',
    client,
  ),
})
const notice = async (client: string) => {
  const body = { kind: 'general', severity: 'info', title: 'x', body: 'y' }
  const draft = { ...body, audience: { clientIds: [client] } }
  const { id } = (await staff.send('POST', '/notices', { body: draft })).body
  await staff.send('POST', `/notices/${id}/publication`)
  return id as string
}
const offer = async (client: string) => {
  const id = randomUUID()
  await putDown(portal.superuser, offerOf, [id, randomUUID(), client, userIdOf('Eva Brandl')])
  return id
}
const find = async (person: typeof karin, what: string, id: string) => {
  const { status, body } = await person.send('GET', `/session/places?what=${what}&id=${id}`)
  expect(status).toBe(200)
  return body.items
}

describe('C a link to another of the own practices', () => {
  it.each(placeKinds)('is found by what it leads to, whichever is open: %s', async (what) => {
    await karin.send('POST', '/session/client', { body: { clientId: sonnenhof } })
    const id = (await things(lindenau!))[what]
    expect(await find(karin, what, id)).toEqual([
      { clientId: lindenau, clientName: 'Ergotherapie Lindenau' },
    ])
    await karin.send('POST', '/session/client', { body: { clientId: lindenau } })
    expect(await find(karin, what, id)).toEqual([])
  })

  it.each(placeKinds)('tells nobody of a practice they have no access to: %s', async (what) => {
    await karin.send('POST', '/session/client', { body: { clientId: sonnenhof } })
    const [foreign, other] = [(await things(marktplatz!))[what], (await things(lindenau!))[what]]
    expect(await find(karin, what, foreign)).toEqual([])
    expect(await find(anna, what, other)).toEqual([])
    expect(await find(staff, what, other)).toEqual([])
  })

  it('is not found any more once the access is gone', async () => {
    await karin.send('POST', '/session/client', { body: { clientId: sonnenhof } })
    const id = await notice(lindenau!)
    expect(await find(karin, 'notice', id)).toHaveLength(1)
    const values = [lindenau, userIdOf('Stadler')]
    await portal.superuser.query(
      'delete from memberships where client_id = $1 and user_id = $2',
      values,
    )
    expect(await find(karin, 'notice', id)).toEqual([])
    await portal.superuser.query(
      `insert into memberships (client_id, user_id, role, created_at) values ($1, $2, 'viewer', now())`,
      values,
    )
  })
})

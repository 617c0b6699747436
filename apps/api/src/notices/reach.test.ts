import { expect, it } from 'vitest'
import { usePortal } from '../../test/harness.ts'
import { usePerson } from '../../test/person.ts'

const portal = usePortal()
const eva = usePerson(portal, 'eva.brandl')
const lukas = usePerson(portal, 'lukas.huber')
const anna = usePerson(portal, 'anna.berger')

const counted = async () =>
  (
    await portal.superuser.query(`
      select r.notice_id, clients, opened, acknowledged, c.* from notice_reach r
        full join (select notice_id as of, count(*)::int as received, count(first_opened_at)::int as read, count(acknowledged_at)::int as noted
                     from notice_recipients group by 1) c on c.of = r.notice_id
       where (clients, opened, acknowledged) is distinct from (received, read, noted)`)
  ).rows

async function publish(): Promise<string> {
  const draft = {
    kind: 'general',
    severity: 'urgent',
    title: 'Ein Titel',
    body: 'x',
    audience: 'all',
  }
  const { body } = await eva.send('POST', '/notices', { body: draft })
  expect((await eva.send('POST', `/notices/${body.id}/publication`)).status).toBe(200)
  return body.id
}
const reachOf = async (id: string) => (await eva.send('GET', `/notices/${id}`)).body.reach

it('counts the clients a notice went to, and who of them opened and acknowledged it', async () => {
  expect(await counted()).toEqual([])
  const id = await publish()
  expect(await reachOf(id)).toEqual({ clients: 4, opened: 0, acknowledged: 0 })
  await lukas.send('GET', `/notices/${id}`)
  expect(await reachOf(id)).toEqual({ clients: 4, opened: 1, acknowledged: 0 })
  await lukas.send('POST', `/notices/${id}/acknowledgement`)
  // Two times is once.
  await lukas.send('POST', `/notices/${id}/acknowledgement`)
  expect(await reachOf(id)).toEqual({ clients: 4, opened: 1, acknowledged: 1 })
  expect(await counted()).toEqual([])
})

it('counts two people who open it at once', async () => {
  const id = await publish()
  await Promise.all([anna, lukas].map((each) => each.send('GET', `/notices/${id}`)))
  expect(await counted()).toEqual([])
})

it('is shown on the provider’s first page as long as a client has not opened it', async () => {
  const id = await publish()
  const { body } = await eva.send('GET', '/home')
  expect(body.tasks).toContainEqual(
    expect.objectContaining({ kind: 'notice_unopened', id, clients: 4 }),
  )
  const [{ n }] = (
    await portal.superuser.query(
      'select count(*)::int as n from notice_recipients where first_opened_at is null',
    )
  ).rows
  expect(body.figures.openNotices).toEqual({ count: n, more: false })
})

import { sql } from 'drizzle-orm'
import { createDecoder } from 'fast-jwt'
import { expect, it, vi } from 'vitest'
import { usePortal } from '../../../test/harness.ts'
import { usePerson } from '../../../test/person.ts'
import { sha256 } from '../crypto.ts'
import { connectSides } from '../database/db.ts'
import { use } from '../../../test/use.ts'
import { createReadWithSession } from './session-doors.ts'
import type { Ticket } from './session.ts'

const portal = usePortal()
const lukas = usePerson(portal, 'lukas.huber')
const anna = usePerson(portal, 'anna.berger')
const miriam = usePerson(portal, 'miriam.vogt')
const sides = use(
  async () => connectSides(portal.target, 2),
  async ({ client, provider }) => {
    await client.close()
    await provider.close()
  },
)

const ticketOf = (cookie: string): Ticket => {
  const { sid } = createDecoder()(cookie.split('=')[1]!.split(';')[0]!) as { sid: string }
  return { idHash: sha256(sid), side: 'client', touch: false }
}
const change = (set: string) =>
  portal.superuser.query(`update sessions set ${set} where id_hash = $1`, [
    ticketOf(lukas.cookie).idHash,
  ])
const door = () => {
  const read = createReadWithSession(sides)
  return <T>(work: Parameters<typeof read<T>>[2]) =>
    read(ticketOf(lukas.cookie), portal.clock.now(), work)
}

it('reads and nothing else: the database refuses a write', async () => {
  await expect(
    door()(async (tx) => tx.execute(sql`update users set name = 'somebody' where true`)),
  ).rejects.toMatchObject({ cause: { code: '25006' } })
})

it('S2 begins as who the session was last, and again where it is somebody else by now', async () => {
  const read = door()
  const [{ id: other }] = (
    await portal.superuser.query(`select id from users where email like 'miriam.vogt%'`)
  ).rows as [{ id: string }]
  const begun: string[] = []
  const who = () =>
    read(async (tx, { userId }) => {
      begun.push(userId)
      const { rows } = await tx.execute<{ id: string }>(
        sql`select current_setting('app.user_id', true) as id`,
      )
      return { told: userId, shown: rows[0]?.id }
    })
  const first = await who()
  await change(`user_id = '${other}'`)
  const second = await who()
  expect([first.told, first.shown]).toEqual([begun[0], begun[0]])
  expect(second).toEqual({ told: other, shown: other })
  expect(begun).toEqual([first.told, first.told, other])
  await change(`user_id = '${first.told}'`)
})

it('remembers no more sessions than it may, the newest ones, and asks first who the others are', async () => {
  for (const { cookie } of [lukas, anna, miriam])
    await createReadWithSession(sides)(ticketOf(cookie), portal.clock.now(), async () => {})
  const single = vi.fn<typeof sides.client.single>(sides.client.single)
  const read = createReadWithSession({ ...sides, client: { ...sides.client, single } }, 2)
  const askedFirst: boolean[] = []
  for (const { cookie } of [lukas, anna, lukas, miriam, anna, miriam, lukas]) {
    single.mockClear()
    await read(ticketOf(cookie), portal.clock.now(), async () => {})
    askedFirst.push(single.mock.calls.some(([{ text }]) => text.includes('open_session')))
  }
  expect(askedFirst).toEqual([true, true, false, true, false, false, true])
})

it('answers 503 and when to come back to a session that changes under every attempt, and goes on with it once it rests', async () => {
  const { client } = portal.connections
  const { read } = client
  const changing = vi.spyOn(client, 'read').mockImplementation(async (...asked) => {
    await change(`expires_at = expires_at - interval '1 second'`)
    return read(...asked)
  })
  const { status, headers, body } = await lukas.send('GET', '/provider')
  expect([status, headers['retry-after'], body.code]).toEqual([503, '1', 'unavailable'])
  expect(changing.mock.calls.length).toBe(6)
  changing.mockRestore()
  expect((await lukas.send('GET', '/provider')).status).toBe(200)
})

it('S2 shows nothing of the second question when the session was revoked behind the first', async () => {
  const read = door()
  const answered: number[] = []
  const reading = read(async (tx) => {
    answered.push(Number((await tx.execute(sql`select 1 as n`)).rows[0]?.n))
    await change(`revoked_at = now()`)
    answered.push(Number((await tx.execute(sql`select 2 as n`)).rows[0]?.n))
  })
  await expect(reading).rejects.toMatchObject({ fault: { code: 'unauthenticated' } })
  expect(answered).toEqual([1])
  await expect(read(async () => 'asked for nothing')).rejects.toMatchObject({
    fault: { code: 'unauthenticated' },
  })
})

import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { holdRow, untilWaiting } from '../../test/database.ts'
import { usePortal } from '../../test/harness.ts'
import { type Known, useWays } from '../../test/instruction-ways.ts'
import { usePerson } from '../../test/person.ts'

const portal = usePortal()
const ways = useWays(portal)
const miriam = usePerson(portal, 'miriam.vogt')
const { lukas, staff } = ways.people

let known: Known
let path: string
beforeAll(async () => {
  known = await ways.given()
  path = `/weisungen/${known.id}`
})
beforeEach(() => portal.clock.advance(3_600))

type Row = { user_id: string; kind: string; created_at: Date; due_at: Date | null; job: Date }
/** What was queued since, as the outbox and the queue have it. */
async function mailsSince(since: string): Promise<Row[]> {
  const { rows } = await portal.superuser.query<Row>(
    `select m.user_id, m.kind, m.created_at, m.due_at, j.start_after as job from mails m
       join pgboss.job j on j.data ->> 'mailId' = m.id::text
      where m.path = $1 and m.created_at >= $2 order by m.created_at, m.id`,
    [path, since],
  )
  return rows
}
const minutesAfter = (at: string, minutes: number) =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString()
const write = (person = lukas) =>
  person.send('POST', `/instructions/${known.id}/messages`, { body: { text: 'Bitte bald.' } })
const enter = async () => {
  for (const person of [lukas, staff, miriam]) await person.enter()
}

describe('A4 C3 mails of one matter to one person within ten minutes', () => {
  it('are two however many messages are written: the first at once, and one for all that follow', async () => {
    await enter()
    const begun = portal.clock.now()
    for (let n = 0; n < 60; n++) {
      expect((await write(n % 2 ? miriam : lukas)).status).toBe(201)
      portal.clock.advance(9)
    }
    const rows = await mailsSince(begun)
    const people = Map.groupBy(rows, ({ user_id }) => user_id)
    expect(people.size).toBeGreaterThan(1)
    for (const mails of people.values()) {
      expect(mails.map(({ due_at }) => due_at?.toISOString() ?? null)).toEqual([
        null,
        minutesAfter(begun, 10),
      ])
      // The queue keeps it back, whichever process works it.
      expect(mails[1]!.job.toISOString()).toBe(minutesAfter(begun, 10))
    }
  })

  it('leave nothing untold: who writes as it is about to leave is told of by the next', async () => {
    await enter()
    const begun = portal.clock.now()
    await write()
    portal.clock.advance(60)
    await write()
    portal.clock.advance(520)
    await write()
    const dues = new Set((await mailsSince(begun)).map(({ due_at }) => due_at?.toISOString()))
    expect([...dues]).toEqual([undefined, minutesAfter(begun, 10), minutesAfter(begun, 20)])
    portal.clock.advance(3_600)
    await enter()
    const later = portal.clock.now()
    await write()
    expect((await mailsSince(later)).map(({ due_at }) => due_at)).toContain(null)
  })

  it('are of each side and each instruction for itself', async () => {
    await enter()
    const begun = portal.clock.now()
    await write(lukas)
    await write(staff)
    for (const { due_at } of await mailsSince(begun)) expect(due_at).toBeNull()
  })

  it('wait only where nothing hangs on them: an act is mailed at once, whatever was written before', async () => {
    await enter()
    const begun = portal.clock.now()
    for (let n = 0; n < 3; n++) await write(staff)
    await staff.send('POST', `/instructions/${known.id}/acknowledgement`)
    const acts = (await mailsSince(begun)).filter(({ kind }) => kind !== 'instruction.message')
    expect(acts.length).toBeGreaterThan(0)
    for (const { due_at, job, created_at } of acts)
      expect([due_at, job.getTime() <= Math.max(Date.now(), created_at.getTime())]).toEqual([
        null,
        true,
      ])
  })

  it('are not more when several write at the same moment', async () => {
    await enter()
    const begun = portal.clock.now()
    const letGo = await holdRow(
      portal,
      `select pg_advisory_xact_lock(hashtextextended('mails/' || min(id::text) || $1, 0))
         from users where side = 'provider' and staff_role in ('owner', 'staff') and disabled_at is null`,
      [path],
    )
    const writing = [write(lukas), write(miriam)]
    await untilWaiting(portal, 2)
    await letGo()
    await Promise.all(writing)
    const people = Map.groupBy(await mailsSince(begun), ({ user_id }) => user_id)
    for (const mails of people.values())
      expect(mails.map(({ due_at }) => due_at === null)).toEqual([true, false])
  })
})

it('A4 I3 nobody asks for the mails of another client', async () => {
  const asked = portal.connections.client.transaction(
    { text: `select set_config('app.client_id', gen_random_uuid()::text, true)`, values: [] },
    (tx) =>
      tx.execute(
        `select * from mails_due(gen_random_uuid(), '{}', '/x', now(), interval '1 minute')`,
      ),
  )
  await expect(asked).rejects.toMatchObject({ cause: { code: '42501' } })
})

import type { Side } from '@portal/domain/access'
import { createDecoder } from 'fast-jwt'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { asRole } from '../../../test/as-role.ts'
import { usePortal } from '../../../test/harness.ts'
import { usePerson } from '../../../test/person.ts'
import { use } from '../../../test/use.ts'
import { sha256 } from '../crypto.ts'

const portal = usePortal()
const people = {
  client: usePerson(portal, 'lukas.huber'),
  provider: usePerson(portal, 'eva.brandl'),
}
const connected = async () => {
  const client = new Client({ connectionString: portal.target.url })
  await client.connect()
  return client
}
const other = use(
  async () => ({ client: await connected() }),
  ({ client }) => client.end(),
)

const hashOf = (side: Side) => {
  const token = people[side].cookie.split('=')[1]!.split(';')[0]!
  return sha256((createDecoder()(token) as { sid: string }).sid)
}
type Kept = {
  user_id: string
  client_id: string | null
  standing: string | null
  standing_on: string
}
async function kept(side: Side, client: Client = portal.superuser): Promise<Kept> {
  const { rows } = await client.query(
    'select user_id, client_id, standing, standing_on::text from sessions where id_hash = $1',
    [hashOf(side)],
  )
  return rows[0]
}
const ready = (side: Side, client: Client = portal.superuser) =>
  client.query('select ready_session($1, $2)', [hashOf(side), portal.clock.now()])
const forget = () =>
  portal.superuser.query(
    'update sessions set standing = null, standing_side = null, standing_role = null, standing_on = null',
  )

/** Sessions whose standing says something else than the tables. */
const untrue = async () =>
  (
    await portal.superuser.query(`
      select s.standing, (n).said from sessions s cross join lateral standing_of(s.user_id, s.client_id, s.standing_on) n
       where s.standing is not null
         and (s.standing, s.standing_side, s.standing_role) is distinct from ((n).said, (n).side, (n).role)`)
  ).rows

const whose = ({ user_id: id }: Kept) => `id = '${id}'`
const there = ({ user_id: userId, client_id: clientId }: Kept) =>
  `user_id = '${userId}' and client_id = '${clientId}'`

describe('what lies ready in a session', () => {
  afterEach(() => portal.superuser.query('rollback'))
  beforeEach(async () => {
    await people.client.send('GET', '/session')
    await people.provider.send('GET', '/session')
  })

  it('is laid there by the first request, once a day', async () => {
    await forget()
    await people.client.send('GET', '/session')
    const first = await kept('client')
    expect(JSON.parse(first.standing ?? '')).toMatchObject({
      side: 'client',
      email: people.client.email,
    })
    await people.client.send('GET', '/session')
    expect(await kept('client')).toEqual(first)
    await portal.superuser.query(
      `update sessions set standing_on = standing_on - 1, standing = '{"email":"old"}' where id_hash = $1`,
      [hashOf('client')],
    )
    const { body } = await people.client.send('GET', '/session')
    expect(body).toMatchObject({ user: { email: people.client.email } })
    expect(await kept('client')).toEqual(first)
  })

  it('opens the session of its side alone', async () => {
    const opened = (login: Side, owner: Side) =>
      asRole({ url: portal.target.url })(`portal_${login}`, async (client) => {
        const { rows } = await client.query('select open_session($1, $2) is not null as ok', [
          hashOf(owner),
          portal.clock.now(),
        ])
        return rows[0].ok
      })
    expect((await kept('client')).standing).not.toBeNull()
    expect((await kept('provider')).standing).not.toBeNull()
    expect([await opened('client', 'client'), await opened('provider', 'client')]).toEqual([
      true,
      false,
    ])
    expect([await opened('provider', 'provider'), await opened('client', 'provider')]).toEqual([
      true,
      false,
    ])
  })

  it('is written by nobody who writes sessions', async () => {
    for (const change of [`standing_role = 'manager'`, `standing = '{}'`, 'standing_on = now()'])
      await expect(
        asRole({ url: portal.target.url })('portal_auth', (client) =>
          client.query(`update sessions set ${change}`),
        ),
      ).rejects.toMatchObject({ code: '42501' })
  })

  /** Per table: the rows that a session is about, and the columns whose change has to be seen. */
  const seen: [table: string, side: Side, where: (session: Kept) => string, columns: string[]][] = [
    ['users', 'client', whose, ['disabled_at', 'email', 'locale', 'name']],
    ['users', 'provider', whose, ['disabled_at', 'email', 'locale', 'name', 'staff_role']],
    ['memberships', 'client', there, ['role']],
    ['clients', 'client', ({ client_id: id }) => `id = '${id}'`, ['name']],
    [
      'authorised_persons',
      'client',
      there,
      ['ended_at', 'function', 'user_id', 'valid_from', 'valid_until'],
    ],
  ]
  const others: Record<string, string[]> = {
    text: [
      `'other'`,
      `'other@example.org'`,
      `'auditor'`,
      `'owner'`,
      `'member'`,
      `'viewer'`,
      `'en'`,
      'null',
    ],
    uuid: ['gen_random_uuid()', '(select id from clients order by 1 desc limit 1)', 'null'],
    date: ['current_date - 4000', 'current_date + 4000', 'null'],
    'timestamp with time zone': ['now()', 'null'],
    boolean: ['true', 'false'],
  }

  it.each(seen)(
    'is never otherwise than %s of the %s say it, whatever changes there',
    async (table, side, where, wanted) => {
      const { superuser } = portal
      const { rows: columns } = await superuser.query<{ name: string; type: string }>(
        // What the database computes changes with what it is computed from.
        `select column_name as name, data_type as type from information_schema.columns
          where table_name = $1 and is_generated = 'NEVER'`,
        [table],
      )
      const rowsOf = where(await kept(side))
      const taken = new Set<string>()
      const wrong: unknown[] = []
      async function attempt(name: string, statement: string) {
        await superuser.query('begin')
        try {
          await superuser.query(statement)
          if ((await kept(side))?.standing === null) taken.add(name)
          for (const session of await untrue()) wrong.push({ statement, session })
        } catch (error) {
          // What the table itself refuses cannot be.
          if (!/^2[23]/u.test((error as { code?: string }).code ?? '')) throw error
        } finally {
          await superuser.query('rollback')
        }
      }
      for (const { name, type } of columns)
        for (const value of others[type] ?? [])
          await attempt(name, `update ${table} set ${name} = ${value} where ${rowsOf}`)
      await attempt('deleted', `delete from ${table} where ${rowsOf}`)
      expect(wrong).toEqual([])
      expect([...taken]).toEqual(expect.arrayContaining(wanted))
    },
  )

  it('is taken away by an entry in the register that is made, and by another client', async () => {
    const { superuser } = portal
    const changes = [
      `insert into authorised_persons (id, client_id, user_id, name, function, email, valid_from)
         select gen_random_uuid(), client_id, user_id, 'x', 'x', 'x@example.org', '2020-01-01' from sessions where id_hash = $1`,
      'update sessions set client_id = (select client_id from memberships m where m.user_id = sessions.user_id limit 1) where id_hash = $1',
    ]
    for (const change of changes) {
      await superuser.query('begin')
      await superuser.query(change, [hashOf('client')])
      expect((await kept('client')).standing).toBeNull()
      await superuser.query('rollback')
    }
  })
})

describe('a change that is not over yet', () => {
  afterEach(() => other.client.query('rollback'))
  // Whoever was disabled before has to sign in again.
  beforeEach(() => people.client.enter())

  const disable = `update users set disabled_at = now() where id = $1`

  it('keeps a standing from being laid ready, also in a session that it does not see', async () => {
    await people.client.send('GET', '/session')
    const { user_id: userId } = await kept('client')
    await forget()
    await other.client.query('begin')
    await other.client.query(disable, [userId])
    // Of a session that began behind it, nothing was taken away.
    await portal.superuser.query(
      `insert into sessions (id_hash, id, user_id, stage, client_id, created_at, last_seen_at, expires_at)
         select 'behind', gen_random_uuid(), user_id, stage, client_id, created_at, last_seen_at, expires_at
           from sessions where id_hash = $1`,
      [hashOf('client')],
    )
    const behind = async () =>
      (await portal.superuser.query(`select standing from sessions where id_hash = 'behind'`))
        .rows[0]
    const layBehind = () =>
      portal.superuser.query(`select ready_session('behind', $1)`, [portal.clock.now()])
    await layBehind()
    expect(await behind()).toEqual({ standing: null })
    await other.client.query('commit')
    await layBehind()
    expect(await behind()).toEqual({ standing: null })
    await portal.superuser.query('update users set disabled_at = null where id = $1', [userId])
    await layBehind()
    expect(JSON.parse((await behind()).standing)).toMatchObject({ userId })
    await portal.superuser.query(`delete from sessions where id_hash = 'behind'`)
  })

  it('waits for a standing that is being laid ready, and takes it away', async () => {
    const { user_id: userId } = await kept('client')
    await forget()
    await other.client.query('begin')
    await ready('client', other.client)
    const disabled = portal.superuser.query(disable, [userId])
    await vi.waitUntil(async () => {
      const { rows } = await other.client.query(
        `select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
      )
      return rows.length > 0
    })
    expect((await kept('client', other.client)).standing).not.toBeNull()
    await other.client.query('commit')
    await disabled
    expect((await kept('client')).standing).toBeNull()
    await portal.superuser.query('update users set disabled_at = null where id = $1', [userId])
  })

  it('of the session itself is not waited for', async () => {
    await forget()
    await other.client.query('begin')
    await other.client.query('update sessions set last_seen_at = last_seen_at where id_hash = $1', [
      hashOf('client'),
    ])
    await portal.superuser.query('set lock_timeout = 1')
    await ready('client')
    await portal.superuser.query('reset lock_timeout')
    expect((await kept('client')).standing).toBeNull()
    await other.client.query('rollback')
    await people.client.send('GET', '/session')
    expect((await kept('client')).standing).not.toBeNull()
  })
})

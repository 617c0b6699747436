import { dateAt } from '@portal/domain/time'
import { Client } from 'pg'
import { afterAll, expect, it, vi } from 'vitest'
import { examplePaper } from '../src/agreements/example.ts'
import { untilWaiting, useDatabase } from './database.ts'
import { startListening } from './listening-portal.ts'
import { addClients } from './more-clients.ts'
import { patience } from './patience.ts'
import { postAs, readAs, staffCookie } from './staff-session.ts'
import { useFolder } from './use.ts'

/** So many clients without an agreement, one person each. */
const many = 200
/** In the order of the batch, the one whose row is held when the process is killed. */
const held = 120

const database = useDatabase()
const dataDir = useFolder()
let portal: Awaited<ReturnType<typeof startListening>> | undefined
afterAll(async () => {
  portal?.child.kill('SIGKILL')
  await portal?.ended
})

const rows = async (query: string, values: unknown[] = []) =>
  (await database.superuser.query(query, values)).rows

/** How often each thing that an offer leaves was left at the clients of a batch. */
const traces = (batchId: string) =>
  rows(
    `select c.id as client,
            (select count(*)::int from agreement_offers o where o.client_id = c.id and o.batch_id = b.id) as offers,
            (select count(*)::int from agreement_offer_events e where e.client_id = c.id) as moves,
            (select count(*)::int from evidence_events e where e.client_id = c.id and e.type = 'agreement.offered') as lines,
            (select count(*)::int from mails m where m.client_id = c.id) as mails,
            (select count(*)::int from pgboss.job j where j.name = 'mail' and j.data ->> 'clientId' = c.id::text) as jobs
       from agreement_offer_batches b, unnest(b.client_ids) as c (id) where b.id = $1`,
    [batchId],
  )
const whole = { offers: 1, moves: 1, lines: 1, mails: 1, jobs: 1 }
const nothing = { offers: 0, moves: 0, lines: 0, mails: 0, jobs: 0 }

it(
  'kill -9 while 200 clients are offered an agreement: each has it wholly or not at all, and after the next start exactly once',
  { timeout: 400_000 },
  async () => {
    await addClients(database.superuser, many)
    const clients = (
      await rows(`select id from clients where name like 'Praxis %' order by id`)
    ).map(({ id }) => String(id))
    portal = await startListening(database, dataDir)
    const holder = new Client({ connectionString: database.url })
    await holder.connect()
    await holder.query('begin')
    await holder.query('select from clients where id = $1 for update', [clients[held]])
    const {
      controller: _,
      processor: __,
      authorisedPersons: ___,
      objectionPeriod: ____,
      ...terms
    } = examplePaper.terms
    const cookie = await staffCookie(database.superuser)
    const listed = await readAs<{ items: { id: string }[] }>(
      portal.address,
      cookie,
      '/subprocessors',
    )
    const { id } = await postAs<{ id: string }>(
      portal.address,
      cookie,
      '/agreement-offer-batches',
      {
        clients,
        openUntil: dateAt(
          new Date(Date.parse(await portal.moveOn(0)) + 28 * 86_400_000).toISOString(),
        ),
        terms: { ...terms, startsOn: null, deviations: [] },
        subprocessorIds: listed.items.map((each) => each.id),
      },
    )
    const batch = (what: string) =>
      rows(`select ${what} from agreement_offer_batches where id = $1`, [id])
    await untilWaiting(database, 1)
    portal.child.kill('SIGKILL')
    await portal.ended
    await holder.query('commit')
    await holder.end()
    await vi.waitFor(
      async () =>
        expect(
          await rows(
            `select pid from pg_stat_activity where datname = current_database() and usename like 'portal\\_%'`,
          ),
        ).toEqual([]),
      patience,
    )

    const amidst = await traces(id)
    for (const { client: _client, ...found } of amidst)
      expect(found).toEqual(found.offers ? whole : nothing)
    const made = amidst.filter(({ offers }) => offers === 1).length
    // What the killed process had sent to the database may still be done; the rest is not.
    expect([held, held + 1]).toContain(made)
    expect(await batch('offered, status')).toEqual([{ offered: made, status: 'running' }])

    portal = await startListening(database, dataDir)
    await vi.waitFor(
      async () =>
        expect(await batch('offered, status, left_out')).toEqual([
          { offered: many, status: 'done', left_out: [] },
        ]),
      { timeout: 200_000, interval: 250 },
    )
    for (const { client: _client, ...found } of await traces(id)) expect(found).toEqual(whole)
    const [{ numbers }] = await rows(
      'select count(distinct number)::int as numbers from agreement_offers where batch_id = $1',
      [id],
    )
    expect(numbers).toBe(many)
  },
)

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Client } from 'pg'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { checkLog } from '../src/evidence/checks/check.ts'
import { connect } from '../src/platform/database/db.ts'
import { createSigner } from '../src/platform/evidence/signing.ts'
import { useDatabase } from './database.ts'
import { testSecrets } from './keys.ts'
import { startListening } from './listening-portal.ts'
import { testVaults } from './receipts.ts'
import { addClients } from './more-clients.ts'
import { patience } from './patience.ts'
import { postAs, staffCookie } from './staff-session.ts'
import { useFolder } from './use.ts'

/** So many clients beside those of the demonstration, one person each. */
const many = 600
/** In their order, the one that holds up the part it belongs to. */
const held = 270
/** With so many taken since the restart, the process is gone before it hears that the last of them was. */
const untilKilled = 150

const database = useDatabase()
const dataDir = useFolder()
let portal: Awaited<ReturnType<typeof start>> | undefined

/** How often the mail server took each mail. */
const taken = new Map<string, number>()
let onTaken = () => {}
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    let raw = ''
    stream.on('data', (part: Buffer) => (raw += part.toString('latin1')))
    stream.on('end', () => {
      const id = /^Message-ID: <([^@]+)@/mu.exec(raw)?.[1] ?? ''
      taken.set(id, (taken.get(id) ?? 0) + 1)
      onTaken()
      done(null, 'accepted')
    })
  },
})
server.on('error', () => {})
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
})
afterAll(async () => {
  portal?.child.kill('SIGKILL')
  await portal?.ended
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

const start = () =>
  startListening(database, dataDir, {
    SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
  })

const rows = async (query: string, values: unknown[] = []) =>
  (await database.superuser.query(query, values)).rows

async function publish(address: string): Promise<string> {
  const cookie = await staffCookie(database.superuser)
  const draft = { kind: 'general', severity: 'info', title: 'x', body: 'x', audience: 'all' }
  const { id } = await postAs<{ id: string }>(address, cookie, '/notices', draft)
  await postAs(address, cookie, `/notices/${id}/publication`)
  return id
}

/** What a notice left at each client; mails by how many of their jobs there are. */
const traces = (id: string) =>
  rows(
    `select c.id, (select count(*)::int from notice_recipients r where r.client_id = c.id and r.notice_id = $1) as received,
            (select count(*)::int from evidence_events e where e.client_id = c.id and e.subject_id = $1::text and e.type = 'notice.published') as lines,
            (select count(*)::int from memberships m join users u on u.id = m.user_id and u.disabled_at is null where m.client_id = c.id) as people,
            (select count(*)::int from mails m where m.client_id = c.id and m.notice_id = $1) as mails,
            (select count(*)::int from pgboss.job j where j.name = 'mail' and j.data ->> 'clientId' = c.id::text) as jobs
       from clients c order by c.id`,
    [id],
  )
const whole = (people: number) => ({ received: 1, lines: 1, people, mails: people, jobs: people })
const untouched = (people: number) => ({ received: 0, lines: 0, people, mails: 0, jobs: 0 })

async function checkLogs(clientIds: string[]) {
  const worker = connect({ url: database.url, key: testSecrets.encryptionKey }, 'portal_worker', 1)
  const keys = [createSigner(testSecrets.signingKey).publicJwk]
  try {
    for (const clientId of clientIds)
      expect(
        (await checkLog(worker, clientId, { keys, anchors: [], vaults: testVaults })).findings,
      ).toEqual([])
  } finally {
    await worker.close()
  }
}

/** When a killed process' connections have done what they were told; resolves to the mails taken but not put down as sent. */
async function unheard(id: string): Promise<string[]> {
  await vi.waitFor(async () => {
    const connections = await rows(
      `select pid from pg_stat_activity where datname = current_database() and usename like 'portal\\_%'`,
    )
    expect([connections, server.connections.size]).toEqual([[], 0])
  }, patience)
  const sent = await rows(
    'select id from mails where notice_id = $1 and sent_at is not null and joined_to is null',
    [id],
  )
  const heard = new Set(sent.map((mail) => mail.id))
  return [...taken.keys()].filter((mail) => !heard.has(mail))
}

it(
  'kill -9 while a notice is handed over and while its mails are sent: each client has it once, and twice comes only what was taken unheard',
  { timeout: 400_000 },
  async () => {
    await addClients(database.superuser, many)
    const clients = (await rows('select id from clients order by id')).map(({ id }) => String(id))
    portal = await start()
    const holder = new Client({ connectionString: database.url })
    await holder.connect()
    await holder.query('begin')
    await holder.query('select from clients where id = $1 for update', [clients[held]])
    const id = await publish(portal.address)
    // The part before the held one is done, the held one waits in the middle.
    await vi.waitUntil(async () => {
      const [found] = await rows(
        `select (select count(*)::int from notice_recipients where notice_id = $1) as received,
                (select count(*)::int from pg_stat_activity where pg_backend_pid() <> pid and wait_event_type = 'Lock'
                    and datname = current_database()) as waiting`,
        [id],
      )
      return found.received >= 250 && found.waiting === 1
    }, patience)
    portal.child.kill('SIGKILL')
    await portal.ended
    await holder.query('commit')
    await holder.end()
    const twice = new Set(await unheard(id))
    const amidst = await traces(id)
    for (const { id: _, ...found } of amidst)
      expect(found).toEqual((found.received ? whole : untouched)(found.people))
    const received = amidst.filter((client) => client.received === 1).length
    expect(received).toBeGreaterThanOrEqual(250)
    expect(received).toBeLessThan(clients.length)
    await checkLogs(clients)

    const before = taken.size
    portal = await start()
    const { child, ended } = portal
    onTaken = () => {
      if (taken.size - before >= untilKilled) child.kill('SIGKILL')
    }
    await ended
    onTaken = () => {}
    const known = new Set(twice)
    for (const mail of await unheard(id)) twice.add(mail)
    // At least the last one was taken, and nobody heard of it.
    expect(twice.size).toBeGreaterThan(known.size)

    portal = await start()
    await vi.waitFor(
      async () => {
        const found = await rows(
          `select count(*)::int as mails, count(sent_at)::int as sent from mails where notice_id = $1`,
          [id],
        )
        const all = await rows(`select sum(people)::int as people from
          (select count(*) as people from memberships m join users u on u.id = m.user_id and u.disabled_at is null) p`)
        expect(found).toEqual([{ mails: all[0].people, sent: all[0].people }])
      },
      { timeout: 200_000, interval: 250 },
    )
    for (const { id: _, jobs: __, ...found } of await traces(id)) {
      const { jobs: ___, ...expected } = whole(found.people)
      expect(found).toEqual(expected)
    }
    await checkLogs(clients)
    const sent = await rows('select id from mails where notice_id = $1 and joined_to is null', [id])
    expect(sent.filter((mail) => !taken.has(mail.id))).toEqual([])
    const often = [...taken].filter(([, times]) => times > 1).map(([mail]) => mail)
    expect(new Set(often)).toEqual(twice)
  },
)

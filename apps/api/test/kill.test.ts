import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { Client } from 'pg'
import { afterAll, expect, it, vi } from 'vitest'
import { boundTotp } from '../src/accounts/factors/totp-binding.ts'
import { codeOf, newSecret, stepAt } from '../src/accounts/factors/totp.ts'
import { checkLog } from '../src/evidence/checks/check.ts'
import { createVault, sha256 } from '../src/platform/crypto.ts'
import { connect } from '../src/platform/database/db.ts'
import { createSigner } from '../src/platform/evidence/signing.ts'
import { newSessionId } from '../src/platform/http/session.ts'
import { lineUp, useDatabase } from './database.ts'
import { useFolder } from './use.ts'
import { testSecrets } from './keys.ts'
import { testVaults } from './receipts.ts'
import { patience } from './patience.ts'
import { startListening } from './listening-portal.ts'
import { signedCookie } from './signed-cookie.ts'

const many = 500
/** After so many answers the process is gone. */
const untilKilled = 100
/** Letters take a while to be printed; so many of them are waited for. */
const printed = 60

const database = useDatabase()
const dataDir = useFolder()
let server: Awaited<ReturnType<typeof start>> | undefined
afterAll(async () => {
  server?.child.kill('SIGKILL')
  await server?.ended
})

async function start() {
  const started = await startListening(database, dataDir)
  // Codes are good for as long as its clock stands still, however long others take.
  return { ...started, now: await started.moveOn(0) }
}

type Person = {
  userId: string
  clientId: string
  instructionId: string
  cookie: string
  /** Several apps, so that a fresh code need not wait for the next half minute. */
  secrets: string[]
}

/** Authorised people of all three clients that have an agreement, each signed in and with a draft of their own. */
async function signedInWithDrafts(): Promise<Person[]> {
  const { superuser } = database
  const { rows: clients } = await superuser.query<{ id: string }>(
    'select id from clients c where exists (select from agreements where client_id = c.id) order by id',
  )
  expect(clients.length).toBe(3)
  const vault = createVault(testSecrets.encryptionKey, 'totp')
  const now = Date.now()
  const made = Array.from({ length: many }, (_, i) => {
    const userId = randomUUID()
    const sid = newSessionId('client')
    const secrets = [newSecret(), newSecret(), newSecret(), newSecret()]
    return {
      person: {
        userId,
        clientId: clients[i % clients.length]!.id,
        instructionId: randomUUID(),
        cookie: signedCookie(sid, now),
        secrets,
      },
      row: { n: i, sid: sha256(sid).toString('hex') },
      apps: secrets.map((secret) => {
        const app = boundTotp(vault, userId, secret, new Date(now).toISOString())
        return { id: app.id, userId, keyId: app.keyId, secret: app.secret.toString('hex') }
      }),
    }
  })
  const people = made.map(({ person: { secrets: _, cookie: __, ...ids }, row }) => ({
    ...ids,
    ...row,
  }))
  await superuser.query('begin')
  await superuser.query(
    `create temp table person on commit drop as select * from
       jsonb_to_recordset($1) as p (n int, "userId" uuid, "clientId" uuid, "instructionId" uuid, sid text)`,
    [JSON.stringify(people)],
  )
  await superuser.query(`
    insert into users (id, email, name, locale, side, created_at)
      select "userId", 'p' || n || '@example.org', 'Person ' || n, 'de', 'client', now() from person;
    insert into credentials (user_id) select "userId" from person;
    insert into memberships (client_id, user_id, role, created_at)
      select "clientId", "userId", 'member', now() from person;
    insert into authorised_persons (id, client_id, user_id, name, function, email, valid_from)
      select gen_random_uuid(), "clientId", "userId", 'Person ' || n, 'Leitung', 'p' || n || '@example.org', '2020-01-01' from person;
    insert into sessions (id_hash, user_id, stage, client_id, method, created_at, last_seen_at, expires_at)
      select decode(sid, 'hex'), "userId", 'full', "clientId", 'totp', now(), now(), now() + interval '1 hour' from person;
    insert into instructions (id, client_id, kind, title, text, systems, data_categories, data_subjects, urgency,
                              drafted_by, created_at, updated_at, status_since)
      select "instructionId", "clientId", 'erasure', 'Löschung ' || n, 'Bitte löschen Sie die Akte ' || n || '.', '{}', '{}', '{}',
             'normal', 'Person ' || n, now(), now(), now() from person;`)
  await superuser.query(
    `insert into authenticators (id, user_id, name, secret, key_id, created_at)
       select id, "userId", 'App', decode(secret, 'hex'), "keyId", now()
         from jsonb_to_recordset($1) as a (id uuid, "userId" uuid, secret text, "keyId" text)`,
    [JSON.stringify(made.flatMap(({ apps }) => apps))],
  )
  await lineUp(superuser)
  await superuser.query('commit')
  return made.map(({ person }) => person)
}

const bodyOf = (person: Person, app: number, now: string) =>
  JSON.stringify({
    secondFactor: { kind: 'totp', code: codeOf(person.secrets[app]!, stepAt(now)) },
  })

const send = (address: string, { instructionId, cookie }: Person, body: string) =>
  fetch(`${address}/api/v1/instructions/${instructionId}/submission`, {
    method: 'POST',
    headers: {
      cookie,
      'content-type': 'application/json',
      'if-match': '"1"',
      'idempotency-key': `submission of ${instructionId}`,
    },
    body,
  })
const heard = async (answer: Response) => ({
  status: answer.status,
  body: (await answer.json()) as { number?: string; code?: string },
})

/**
 * Submits somebody's draft, always with the same key; null: no answer came. Who found the portal too busy was told to come
 * back, and nothing of theirs was begun; but a code is used up whatever comes after, so that they may need another.
 */
async function submit(
  { address, child }: { address: string; child: ChildProcess },
  person: Person,
  apps: number[],
  now: string,
) {
  let sent = ''
  for (const app of apps) {
    sent = bodyOf(person, app, now)
    let told: Awaited<ReturnType<typeof heard>> | null = null
    let isBusy = false
    while (!told && !child.killed) {
      const answer = await send(address, person, sent).then(heard, () => null)
      if (answer?.status === 503) isBusy = true
      else told = answer
    }
    if (!isBusy || told?.body.code !== 'step-up-rejected') return { sent, told }
  }
  throw new Error('Every code was used up')
}

type Traces = {
  id: string
  status: string
  number: string | null
  version: number
  events: number
  evidence: number
  receipts: number
  signed: number
  revisions: number
  mails: number
  receiptJobs: number
  mailJobs: number
  answers: number
}
/** Everything a submission leaves behind, counted for each instruction. */
async function tracesOf(people: Person[]): Promise<Map<string, Traces>> {
  const { rows } = await database.superuser.query<Traces>(
    `with asked as (select unnest($1::uuid[]) as id),
       job as materialized (select name, data ->> 'receiptId' as receipt, data ->> 'mailId' as mail from pgboss.job)
     select i.id, i.status, i.number, i.version,
       (select count(*)::int from instruction_events e where e.instruction_id = i.id) as events,
       (select count(*)::int from evidence_events e
         where e.client_id = i.client_id and e.subject_id = i.id::text and e.type = 'instruction.submitted') as evidence,
       (select count(*)::int from receipts r where r.instruction_id = i.id) as receipts,
       (select count(*)::int from receipts r where r.instruction_id = i.id and r.jws is not null) as signed,
       (select count(*)::int from instruction_revisions r where r.instruction_id = i.id) as revisions,
       (select count(*)::int from mails m where m.path = '/weisungen/' || i.id) as mails,
       (select count(*)::int from job j join receipts r on j.name = 'receipt' and j.receipt = r.id::text
         where r.instruction_id = i.id) as "receiptJobs",
       (select count(*)::int from job j join mails m on j.name = 'mail' and j.mail = m.id::text
         where m.path = '/weisungen/' || i.id) as "mailJobs",
       (select count(*)::int from idempotent_answers a where a.key = 'submission of ' || i.id) as answers
       from asked join instructions i using (id)`,
    [people.map(({ instructionId }) => instructionId)],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

const whole = (staff: number) => ({
  status: 'submitted',
  number: expect.stringMatching(/^W-\d{4}-\d{4,}$/u),
  version: 2,
  events: 1,
  evidence: 1,
  receipts: 1,
  signed: 1,
  revisions: 1,
  mails: staff,
  receiptJobs: 1,
  mailJobs: staff,
  answers: 1,
})
const untouched = {
  status: 'draft',
  number: null,
  version: 1,
  events: 0,
  evidence: 0,
  receipts: 0,
  signed: 0,
  revisions: 0,
  mails: 0,
  receiptJobs: 0,
  mailJobs: 0,
  answers: 0,
}

/** The last numbers of both series, and how many rows carry one. */
async function numbers() {
  const { rows } = await database.superuser.query<{ kind: string; last: number; used: number }>(
    `select s.kind, s.last,
            (select count(distinct n.number)::int from (
               select number from instructions union all select number from receipts) n
              where n.number like s.kind || '-' || s.year || '-%') as used
       from number_series s where kind in ('W', 'Q') and year = extract(year from now() at time zone 'Europe/Berlin')
       order by kind`,
  )
  return rows
}

/** Jobs that name what is not there. */
async function strays() {
  const { rows } = await database.superuser.query(
    `select name, data from pgboss.job
      where name = 'receipt' and not exists (select from receipts r where r.id::text = data ->> 'receiptId')
         or name = 'mail' and not exists (select from mails m where m.id::text = data ->> 'mailId')`,
  )
  return rows
}

async function checkLogs(people: Person[]) {
  const worker = connect({ url: database.url, key: testSecrets.encryptionKey }, 'portal_worker', 1)
  const keys = [createSigner(testSecrets.signingKey).publicJwk]
  try {
    for (const clientId of new Set(people.map((person) => person.clientId)))
      expect(
        (await checkLog(worker, clientId, { keys, anchors: [], vaults: testVaults })).findings,
      ).toEqual([])
  } finally {
    await worker.close()
  }
}

/** Ends the process while one submission has all but its receipt: it waits for the number of it. */
async function killAmidst(child: ChildProcess) {
  const holder = new Client({ connectionString: database.url })
  await holder.connect()
  await holder.query('begin')
  await holder.query(`select from number_series where kind = 'Q' for update`)
  await vi.waitUntil(
    async () => {
      const { rowCount } = await holder.query(
        'select from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))',
      )
      return rowCount === 1
    },
    { ...patience, interval: 5 },
  )
  child.kill('SIGKILL')
  await once(child, 'exit')
  await holder.query('commit')
  await holder.end()
}

/** A killed process' connections finish what they were told, then go. */
const untilAlone = () =>
  vi.waitFor(async () => {
    const { rows } = await database.superuser.query(
      `select pid from pg_stat_activity where datname = current_database() and usename like 'portal\\_%'`,
    )
    expect(rows).toEqual([])
  }, patience)

it(
  'kill -9 in the middle of 500 submissions loses nothing that was acknowledged, and nothing happens twice',
  { timeout: 600_000 },
  async () => {
    const people = await signedInWithDrafts()
    const { rows: staff } = await database.superuser.query(
      `select id from users where side = 'provider' and staff_role in ('owner', 'staff') and disabled_at is null`,
    )
    const before = await numbers()
    const first = await start()
    server = first
    const { child, ended, now } = first
    const acknowledged = new Map<string, string>()
    let killed: Promise<void> | undefined
    const unheard = new Set(people.filter((_, i) => i % 10 === 0))
    const lastSent = new Map<string, string>()
    await Promise.all(
      people.map(async (person) => {
        const { sent, told } = await submit(first, person, [0, 1], now)
        lastSent.set(person.instructionId, sent)
        // Of some the answer is lost on its way, as at the moment of the kill.
        if (told === null || unheard.has(person)) return
        expect([told.status, told.body.code]).toEqual([200, undefined])
        acknowledged.set(person.instructionId, told.body.number!)
        if (acknowledged.size === untilKilled) killed = killAmidst(child)
      }),
    )
    expect(acknowledged.size).toBeGreaterThanOrEqual(untilKilled)
    expect(acknowledged.size).toBeLessThan(many)
    await killed
    await ended
    await untilAlone()
    expect(child.signalCode).toBe('SIGKILL')

    const found = await tracesOf(people)
    for (const [id, number] of acknowledged)
      expect(found.get(id)).toEqual({ id, ...whole(staff.length), number })
    const there = new Set<string>()
    for (const [id, traces] of found) {
      const done = traces.status === 'submitted'
      if (done) there.add(id)
      expect(traces).toEqual({ id, ...(done ? whole(staff.length) : untouched) })
    }
    const gapless = (count: number) =>
      before.map(({ kind, last, used }) => ({ kind, last: last + count, used: used + count }))
    expect(await numbers()).toEqual(gapless(there.size))
    expect(await strays()).toEqual([])
    await checkLogs(people)
    const { rows: orphans } = await database.superuser.query<{ id: string }>(
      `select coalesce(data ->> 'receiptId', data ->> 'mailId') as id from pgboss.job where state = 'active'`,
    )

    const again = await start()
    server = again
    const waiting = people.filter(({ instructionId }) => !acknowledged.has(instructionId)).values()
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        for (const person of waiting) {
          const { instructionId } = person
          const { told } = await submit(again, person, [2, 3], again.now)
          if (there.has(instructionId)) {
            // It was done without anybody hearing of it: whoever asks as before hears it now.
            expect(told).toMatchObject({ status: 422, body: { code: 'idempotency-mismatch' } })
            const stored = await send(again.address, person, lastSent.get(instructionId)!)
            expect(await heard(stored)).toMatchObject({
              status: 200,
              body: { number: found.get(instructionId)!.number },
            })
          } else expect([instructionId, told?.status]).toEqual([instructionId, 200])
        }
      }),
    )
    const all = await tracesOf(people)
    for (const [id, traces] of all) expect(traces).toEqual({ id, ...whole(staff.length) })
    for (const [id, number] of acknowledged) expect(all.get(id)!.number).toBe(number)
    expect(await numbers()).toEqual(gapless(many))
    await checkLogs(people)

    // What the killed process had in hand is taken over; of the rest so many are waited for.
    await vi.waitFor(
      async () => {
        const { rows } = await database.superuser.query<{ id: string; printed: boolean }>(
          `select receipt_id as id, true as printed from receipt_documents
           union all select id, false from mails where sent_at is not null`,
        )
        const finished = rows.map(({ id }) => id)
        expect(finished).toEqual(expect.arrayContaining(orphans.map(({ id }) => id)))
        expect(rows.filter((row) => row.printed).length).toBeGreaterThanOrEqual(printed)
      },
      { timeout: 400_000, interval: 250 },
    )
  },
)

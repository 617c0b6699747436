import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { ensureApiBuild } from '../../scripts/api-build.ts'
import { ensureWebBuild } from '../../scripts/web-build.ts'
import { openDatabase } from '../data/folder.ts'
import { startMailServer } from '../mail-server.ts'
import { createAsk } from '../reads/ask.ts'
import { busy, busyPostgres, memoryOf } from '../reads/process.ts'
import { withQuery } from '../reads/reads.ts'
import { forgetCodes, signIn, signInBoth } from '../reads/sessions.ts'
import { readsOfBoth, type Wanted } from '../reads/sides.ts'
import { startAsServed } from '../served.ts'
import { createActs, type Person } from './acts.ts'
import { createTally, type Tally } from './tally.ts'

const readers = 4
const pause = 100
const warmUp = 20_000

/**
 * The portal as it runs for real, queues and mails included, on a copy of the large database: people of both sides read
 * whatever there is to read, give instructions with their second factor and put files to drafts, and in the middle a notice
 * is published to all clients. An error is an answer that is no success, a failed job, a mail that is lost or taken twice.
 */
export async function loadPortal(minutes: number): Promise<void> {
  ensureWebBuild()
  ensureApiBuild()
  const database = await openDatabase('large', { copy: true })
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-bench-'))
  const mailServer = await startMailServer()
  const admin = new Client({ connectionString: database.adminUrl })
  await admin.connect()
  const portal = await startAsServed('scripts/start.ts', database.adminUrl, dataDir, {
    SMTP_URL: `smtp://127.0.0.1:${mailServer.port}`,
  })
  try {
    const { origin, pid } = portal
    const sessions = await signInBoth(database, origin)
    const { reads } = await readsOfBoth(origin, sessions)
    const people: Person[] = []
    for (const account of database.accounts)
      if (account.role === 'authorised' && account.totpSecret) {
        await forgetCodes(admin)
        people.push({ cookie: await signIn(account, origin), totpSecret: account.totpSecret })
      }
    await runFor(warmUp, (until) => readAll(until, origin, reads, createTally()))
    const tally = createTally()
    const acts = createActs(origin, admin, tally)
    const { rows } = await admin.query<{ now: Date }>('select now()')
    const begin = { memory: memoryOf(pid), portal: busy(pid) ?? 0, postgres: postgresBusy() }
    const seconds = minutes * 60
    console.log(`${reads.length} reads, ${people.length} people who instruct, load ${average()}`)
    let most = begin.memory
    let published: string | undefined
    await runFor(seconds * 1_000, (until) => [
      ...readAll(until, origin, reads, tally),
      ...people.map((person) => again(until, 1_000, () => acts.submit(person))),
      ...people.map((person) => again(until, 1_000, () => acts.attach(person))),
      // They do in a minute what nobody may in an hour.
      again(until, 10_000, async () => void (await admin.query('delete from throttles'))),
      again(until, 1_000, async () => void (most = Math.max(most, memoryOf(pid)))),
      (async () => {
        await sleep(seconds * 500)
        published = await acts.publish(sessions.at(-1)!.cookie)
      })(),
    ])
    const spent = [(busy(pid) ?? 0) - begin.portal, postgresBusy() - begin.postgres]
    console.log(`load ${average()}`)
    console.table(tally.rows(seconds))
    const mails = await mailsAfter(rows[0]!.now, published)
    const taken = await mailServer.count()
    console.table({
      'memory MB at the start, most, at the end': [begin.memory, most, memoryOf(pid)]
        .map(Math.round)
        .join(', '),
      'of one core: portal, PostgreSQL': spent
        .map((each) => (each / 1e6 / seconds).toFixed(2))
        .join(', '),
      'mails written, sent, taken, taken twice': [
        mails.written,
        mails.sent,
        taken.mails,
        taken.twice,
      ].join(', '),
      'clients the notice reached': mails.reached,
      'jobs that failed': mails.jobs,
      errors: tally.errors.length,
    })
    for (const error of tally.errors.slice(0, 20)) console.log(error)
    const isWhole = mails.sent === mails.written && taken.twice === 0 && mails.jobs === 0
    if (tally.errors.length > 0 || !isWhole) process.exitCode = 1
  } finally {
    await portal.stop()
    await admin.end()
    mailServer.stop()
    await database.stop()
    await rm(dataDir, { recursive: true, force: true })
  }

  function postgresBusy() {
    return busyPostgres(database.postmaster) ?? 0
  }

  /** Waits until everything written since then is sent, two minutes at most. */
  async function mailsAfter(since: Date, noticeId: string | undefined) {
    const count = async () => {
      const { rows } = await admin.query<Record<'written' | 'sent' | 'reached' | 'jobs', number>>(
        `select count(*)::int as written, count(sent_at)::int as sent,
                (select count(*)::int from notice_recipients where notice_id = $2) as reached,
                (select count(*)::int from pgboss.job where state = 'failed' and created_on >= $1) as jobs
           from mails where created_at >= $1`,
        [since, noticeId],
      )
      return rows[0]!
    }
    let counted = await count()
    for (let turn = 0; turn < 120 && counted.sent < counted.written; turn++) {
      await sleep(1_000)
      counted = await count()
    }
    return counted
  }
}

const average = () => loadavg()[0]!.toFixed(1)

async function runFor(ms: number, begin: (until: AbortSignal) => Promise<void>[]): Promise<void> {
  const until = AbortSignal.timeout(ms)
  await Promise.all(begin(until))
}

async function again(until: AbortSignal, rest: number, work: () => Promise<void>): Promise<void> {
  while (!until.aborted) {
    await work()
    await sleep(rest)
  }
}

/** Readers of both sides, each with another part of what there is to read. */
function readAll(until: AbortSignal, origin: string, reads: Wanted[], tally: Tally) {
  return (['client', 'staff'] as const).flatMap((side) => {
    const own = reads.filter(({ session }) => session.side === side)
    return Array.from({ length: readers }, (_, reader) => {
      let turn = Math.floor((own.length / readers) * reader)
      return again(until, pause, async () => {
        const { session, read } = own[turn++ % own.length]!
        const address = read.isList ? withQuery(read.address, 'limit=20') : read.address
        await tally.time(`read by ${side}`, async () => {
          const { status, body } = await askOf(origin, session.cookie)(address)
          if (status !== 200) throw new Error(`${address} answered ${status}: ${body.toString()}`)
        })
      })
    })
  })
}

const asks = new Map<string, ReturnType<typeof createAsk>>()
function askOf(origin: string, cookie: string) {
  let ask = asks.get(cookie)
  if (!ask) asks.set(cookie, (ask = createAsk(origin, cookie)))
  return ask
}

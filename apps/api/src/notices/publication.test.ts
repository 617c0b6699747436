import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { usePortal } from '../../test/harness.ts'
import { testSecrets } from '../../test/keys.ts'
import { testVaults } from '../../test/receipts.ts'
import { addClients } from '../../test/more-clients.ts'
import { patience } from '../../test/patience.ts'
import { usePerson } from '../../test/person.ts'
import { checkLog } from '../evidence/checks/check.ts'
import { trustedKeys } from '../evidence/keys.ts'
import type { Tx } from '../platform/database/db.ts'
import { startJobs } from '../platform/database/jobs.ts'
import {
  createEvidence,
  type EvidenceEvent,
  type RecordEvidence,
} from '../platform/evidence/evidence.ts'
import { createSigner } from '../platform/evidence/signing.ts'
import { atOnce, createHanding, publicationQueue } from './publication.ts'

const portal = usePortal()
const staff = usePerson(portal, 'eva.brandl')
const signer = createSigner(testSecrets.signingKey)
const attempt = { tries: 0, last: false, signal: new AbortController().signal }
const rowsOf = async (query: string, ...values: unknown[]) =>
  (await portal.superuser.query(query, values)).rows

/** A notice to all is more than is handed over at once. */
const fill = () => addClients(portal.superuser, atOnce + 1)
let filled: ReturnType<typeof fill> | undefined
beforeEach(async () => {
  await (filled ??= fill())
  await portal.superuser.query('delete from pgboss.job')
})

async function publish(audience: unknown = 'all') {
  const body = { kind: 'general', severity: 'info', title: 'Titel', body: 'Inhalt', audience }
  const { body: notice } = await staff.send('POST', '/notices', { body })
  const answer = await staff.send('POST', `/notices/${notice.id}/publication`)
  expect(answer.status).toBe(200)
  return answer.body
}
const parts = async () =>
  (await rowsOf(`select data from pgboss.job where name = 'publication' order by id`)).map(
    ({ data }) => data,
  )
const record = createEvidence(signer)
/** Records for many as it does, after something else was done. */
const recording = (first: () => Promise<void>): RecordEvidence =>
  Object.assign((tx: Tx, event: EvidenceEvent) => record(tx, event), {
    forMany: async (tx: Tx, events: EvidenceEvent[]) => {
      await first()
      await record.forMany(tx, events)
    },
  })
const handing = (evidence: RecordEvidence = record) =>
  createHanding({
    worker: portal.connections.worker,
    enqueue: portal.jobs.enqueue,
    evidence,
    clock: portal.clock.now,
    sealed: portal.notices,
  })
const counts = async (id: string) => {
  const [found] = await rowsOf(
    `select (select count(*)::int from notice_recipients where notice_id = $1::uuid) as received,
            (select count(*)::int from evidence_events where subject_id = $1::text and type = 'notice.published') as lines,
            (select count(*)::int from mails where notice_id = $1::uuid) as mails,
            (select count(*)::int from pgboss.job where name = 'mail' and priority < 0) as queued`,
    id,
  )
  return found
}
const nothing = { received: 0, lines: 0, mails: 0, queued: 0 }
const everything = async () => {
  const [found] = await rowsOf(
    `select (select count(*)::int from clients) as clients,
            (select count(*)::int from memberships m join users u on u.id = m.user_id and u.disabled_at is null) as people`,
  )
  const { clients, people } = found
  return { received: clients, lines: clients, mails: people, queued: people }
}

describe('a notice to many clients', () => {
  it('is published at once, and reaches them when it is handed to them: seen, in the log and mailed together, once', async () => {
    const { id, number, publishedAt } = await publish()
    expect([number, publishedAt]).toEqual([expect.stringMatching(/^M-/u), expect.any(String)])
    expect(await counts(id)).toEqual(nothing)
    portal.clock.advance(5)
    for (const part of await parts()) await handing()(part, attempt)
    expect(await counts(id)).toEqual(await everything())
    for (const part of await parts()) await handing()(part, attempt)
    expect(await counts(id)).toEqual(await everything())
    const differing = await rowsOf(
      `select from notice_recipients r join notices n on n.id = r.notice_id
         join evidence_events e on e.client_id = r.client_id and e.subject_id = n.id::text
        where n.id = $1 and ((r.number, r.kind, r.severity, r.title) is distinct from (n.number, n.kind, n.severity, n.title)
           or r.published_at <> e.at or r.published_at <= n.published_at)`,
      id,
    )
    expect(differing).toEqual([])
  })

  it('is handed over in parts of which none waits for what another has not committed', async () => {
    const { id } = await publish()
    const [slow, ...others] = await parts()
    const begun = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    onTestFinished(() => gate.resolve())
    const waiting = recording(() => {
      begun.resolve()
      return gate.promise
    })
    const first = handing(waiting)(slow, attempt)
    await begun.promise
    for (const part of others) await handing()(part, attempt)
    gate.resolve()
    await first
    expect(await counts(id)).toEqual(await everything())
    const { clients, received } = {
      ...(await counts(id)),
      ...(await rowsOf(`select clients from notice_reach where notice_id = $1`, id))[0],
    }
    expect(clients).toBe(received)
  })

  it('stands in a sound log with the publisher’s name beside it', async () => {
    const { id } = await publish()
    for (const part of await parts()) await handing()(part, attempt)
    const [line] = await rowsOf(
      `select e.client_id, p.content from evidence_events e join evidence_personal p using (client_id, sequence)
        where e.subject_id = $1 limit 1`,
      id,
    )
    const [{ id: userId, name }] = await rowsOf(
      `select id, name from users where email like 'eva.brandl%'`,
    )
    expect(JSON.parse(line.content)).toEqual({ userId, name, side: 'provider' })
    const { worker } = portal.connections
    const keys = await worker.transaction(null, (tx) => trustedKeys(tx, signer))
    const clients = await rowsOf('select id from clients')
    for (const client of clients) {
      const { findings } = await checkLog(worker, client.id, {
        keys,
        anchors: [],
        vaults: testVaults,
      })
      expect(findings).toEqual([])
    }
  })

  it('reaches none of those it goes to together where one of them fails, and all at the next try', async () => {
    const { id } = await publish()
    const [part] = await parts()
    // The third line does not continue its log: it says something else than it is signed for.
    let lines = 0
    const failing = createEvidence({
      ...signer,
      sign: (payload, typ) => signer.sign(++lines === 3 ? {} : payload, typ),
    })
    await expect(handing(failing)(part, attempt)).rejects.toThrow('write_evidence')
    expect(lines).toBe(part.clientIds.length)
    expect(await counts(id)).toEqual(nothing)
    await handing()(part, attempt)
    expect(await counts(id)).toMatchObject({ received: part.clientIds.length })
  })

  it('I3 is handed to nobody it is not for, and never before it is published', async () => {
    const clients = (await rowsOf('select id from clients order by id')).map(({ id }) => id)
    const [left, ...chosen] = clients
    const { id } = await publish({ clientIds: chosen })
    const [part] = await parts()
    await handing()({ ...part, clientIds: [left] }, attempt)
    const body = { kind: 'general', severity: 'info', title: 'x', body: 'y', audience: 'all' }
    const { body: draft } = await staff.send('POST', '/notices', { body })
    await handing()({ ...part, noticeId: draft.id, clientIds: [left] }, attempt)
    expect([await counts(id), await counts(draft.id)]).toEqual([nothing, nothing])
  })

  it('is under way until all have it, and asking again changes nothing meanwhile', async () => {
    const { id } = await publish()
    const { received: clients } = await everything()
    const stand = async () => (await staff.send('GET', `/notices/${id}/handing`)).body
    expect(await stand()).toEqual({ clients, reached: 0, failedSince: null, ending: null })
    const [first, ...others] = await parts()
    await handing()(first, attempt)
    const reached = first.clientIds.length
    expect(await stand()).toEqual({ clients, reached, failedSince: null, ending: null })
    const { body } = await staff.send('POST', `/notices/${id}/handing`)
    expect(body).toEqual({ clients, reached, failedSince: null, ending: null })
    expect((await parts()).length).toBe(1 + others.length)
    for (const part of others) await handing()(part, attempt)
    expect(await stand()).toEqual({ clients, reached: clients, failedSince: null, ending: null })
  })

  it('that does not get on is told to the provider, and goes on when asked to: once to each', async () => {
    const { id, number, title } = await publish()
    const [first, second, ...others] = await parts()
    for (const part of others) await handing()(part, attempt)
    const failing = handing(recording(() => Promise.reject(new Error('not now'))))
    const told = async () => {
      const { body } = await staff.send('GET', '/home')
      return body.tasks.find((task: { kind: string }) => task.kind === 'notice_unreached')
    }
    await expect(failing(first, { ...attempt, tries: 3 })).rejects.toThrow('not now')
    expect(await told()).toBeUndefined()
    await expect(failing(first, { ...attempt, tries: 4 })).rejects.toThrow('not now')
    await expect(failing(second, { ...attempt, last: true })).rejects.toThrow('not now')
    const { received: all } = await everything()
    const missing = first.clientIds.length + second.clientIds.length
    const since = portal.clock.now()
    expect(await told()).toEqual({
      kind: 'notice_unreached',
      id,
      number,
      noticeKind: 'general',
      title,
      since,
      clients: missing,
    })
    const stand = { clients: all, reached: all - missing, failedSince: since, ending: null }
    expect((await staff.send('GET', `/notices/${id}/handing`)).body).toEqual(stand)
    await portal.superuser.query('delete from pgboss.job')
    await Promise.all([1, 2].map(() => staff.send('POST', `/notices/${id}/handing`)))
    const again = await parts()
    expect(again.length).toBe(2)
    expect(new Set(again.flatMap(({ clientIds }) => clientIds))).toEqual(
      new Set([...first.clientIds, ...second.clientIds]),
    )
    expect(await told()).toBeUndefined()
    for (const part of [...again, first, second]) await handing()(part, attempt)
    const { received, lines, mails } = await everything()
    expect(await counts(id)).toMatchObject({ received, lines, mails })
    expect((await staff.send('GET', `/notices/${id}/handing`)).body).toEqual({
      ...stand,
      reached: all,
      failedSince: null,
      ending: null,
    })
  })

  it('is told to the provider when the queue gives up', async () => {
    const { id } = await publish()
    await portal.superuser.query(`update pgboss.job set retry_limit = 0 where name = 'publication'`)
    const jobs = await startJobs(portal.target, { supervise: false, onError: () => {} })
    onTestFinished(() => jobs.stop())
    await jobs.work(
      { ...publicationQueue, pollingIntervalSeconds: 0.5 },
      handing(recording(() => Promise.reject(new Error('not now')))),
    )
    await vi.waitFor(async () => {
      const states = await rowsOf(
        `select distinct state from pgboss.job where name = 'publication'`,
      )
      expect(states).toEqual([{ state: 'failed' }])
    }, patience)
    const { received: clients } = await everything()
    expect((await staff.send('GET', `/notices/${id}/handing`)).body).toEqual({
      clients,
      reached: 0,
      failedSince: portal.clock.now(),
      ending: null,
    })
  })

  it('is handed over by the queue', async () => {
    const { id } = await publish()
    const jobs = await startJobs(portal.target, { supervise: false, onError: () => {} })
    onTestFinished(() => jobs.stop())
    await jobs.work({ ...publicationQueue, pollingIntervalSeconds: 0.5 }, handing())
    const all = await everything()
    await vi.waitFor(async () => expect(await counts(id)).toEqual(all), patience)
  })
})

it('a notice to a few reaches them while it is published', async () => {
  const few = (await rowsOf('select id from clients order by id limit $1', atOnce)).map(
    ({ id }) => id,
  )
  const { id } = await publish({ clientIds: few })
  expect(await parts()).toEqual([])
  expect(await counts(id)).toMatchObject({ received: atOnce, lines: atOnce })
  expect((await staff.send('GET', `/notices/${id}/handing`)).body).toEqual({
    clients: atOnce,
    reached: atOnce,
    failedSince: null,
    ending: null,
  })
})

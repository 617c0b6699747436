import { randomUUID } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { clientIdOf } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import { usePerson } from '../../../test/person.ts'
import { useFolder } from '../../../test/use.ts'
import { testSecrets } from '../../../test/keys.ts'
import { testVaults } from '../../../test/receipts.ts'
import { createEvidence } from '../../platform/evidence/evidence.ts'
import { createSigner } from '../../platform/evidence/signing.ts'
import { asWorker } from '../../platform/database/worker.ts'
import { checkTonight } from './nightly.ts'

const signer = createSigner(testSecrets.signingKey)
const record = createEvidence(signer)
const portal = usePortal()
const auditor = usePerson(portal, 'martin.kreuz')
const dataDir = useFolder()
const clientId = clientIdOf('Sonnenhof')
const raised: object[] = []
const everybody = [
  'anna.berger',
  'eva.brandl',
  'jonas.weiss',
  'karin.stadler',
  'lukas.huber',
  'miriam.vogt',
  'robert.zerer',
]

const write = () =>
  asWorker(portal.connections.worker, clientId, (tx) =>
    record(tx, {
      clientId,
      at: portal.clock.now(),
      type: 'notice.published',
      subject: { kind: 'notice', id: randomUUID(), number: 'M-2026-0001' },
      data: {},
      personal: null,
    }),
  )
const check = (at: string, finished = at) =>
  checkTonight(
    {
      worker: portal.connections.worker,
      signer,
      vaults: testVaults,
      evidence: record,
      dataDir,
      enqueue: portal.jobs.enqueue,
      isStamping: false,
      clock: () => finished,
      alarm: (finding) => raised.push(finding),
    },
    at,
  )
const mailed = async () => {
  const { rows } = await portal.superuser.query(
    `select u.email from mails m join users u on u.id = m.user_id where kind = 'evidence.alarm' and client_id = $1`,
    [clientId],
  )
  return rows.map(({ email }) => email.split('@')[0])
}
const tamper = async (statement: string, client = clientId) => {
  await portal.superuser.query('set session_replication_role = replica')
  await portal.superuser.query(statement, [client])
  await portal.superuser.query('reset session_replication_role')
}
const anchors = async () =>
  (await readFile(join(dataDir, 'evidence-anchors.jsonl'), 'utf8')).trimEnd().split('\n')

it('the night’s check is done once, by whoever comes first from three o’clock on', async () => {
  await write()
  // Winter: two in the morning still belongs to the night before.
  expect(await Promise.all([1, 2, 3].map(() => check('2026-11-24T00:59:00.000Z')))).toContain(true)
  expect(await check('2026-11-24T01:59:59.000Z')).toBe(false)
  const tries = await Promise.all([1, 2, 3].map(() => check('2026-11-24T02:00:00.000Z')))
  expect(tries.filter((done) => done)).toEqual([true])
  const { body } = await auditor.send('GET', '/evidence/alarms')
  expect(body).toMatchObject({ items: [], checkedAt: '2026-11-24T02:00:00.000Z' })
  expect(raised).toEqual([])
})

it('a check is over when it is through, not when it began', async () => {
  expect(await check('2026-11-20T02:00:00.000Z', '2026-11-24T02:07:00.000Z')).toBe(true)
  const { body } = await auditor.send('GET', '/evidence/alarms')
  expect(body.checkedAt).toBe('2026-11-24T02:07:00.000Z')
})

it('a check that died is taken up by another process after two hours', async () => {
  await portal.superuser.query(
    `insert into evidence_checks (night, started_at) values ('2026-11-25', '2026-11-25T02:00:00Z')`,
  )
  expect(await check('2026-11-25T03:59:00.000Z')).toBe(false)
  expect(await check('2026-11-25T04:01:00.000Z')).toBe(true)
})

it('remembers the heads of sound logs outside the database, once as long as nothing happens', async () => {
  const before = await anchors()
  const { sequence, hash } = await write()
  await check('2026-11-26T03:00:00.000Z')
  await check('2026-11-27T03:00:00.000Z')
  const added = (await anchors()).slice(before.length).map((line) => JSON.parse(line))
  expect(added).toMatchObject([
    { client: clientId, sequence, hash, at: '2026-11-26T03:00:00.000Z' },
  ])
  expect((await stat(join(dataDir, 'evidence-anchors.jsonl'))).mode & 0o777).toBe(0o600)
})

it('W3 B5 tells everybody concerned of a broken log once, and shows it to whose it is until somebody has ended it', async () => {
  await tamper(
    `update evidence_events set line = replace(line, '"v":1', '"v":2') where client_id = $1 and sequence = 1`,
  )
  await check('2026-11-28T03:00:00.000Z')
  expect(raised).toContainEqual({ clientId, flaw: 'hash', sequence: 1, found: expect.any(String) })
  expect(new Set(await mailed())).toEqual(new Set(everybody))
  expect(await mailed()).toHaveLength(everybody.length)
  const known = await mailed()
  await check('2026-11-29T03:00:00.000Z')
  expect(await mailed()).toEqual(known)
  const { body } = await auditor.send('GET', '/evidence/alarms')
  expect(body.items).toContainEqual({
    id: expect.any(String),
    clientId,
    clientName: 'Physiotherapie Sonnenhof',
    flaw: 'hash',
    sequence: 1,
    about: '',
    foundBy: 'night',
    reportedBy: null,
    firstSeenAt: '2026-11-28T03:00:00.000Z',
    lastSeenAt: '2026-11-29T03:00:00.000Z',
    goneAt: null,
    ending: null,
  })
  const client = await portal.login('anna.berger')
  const own = await client.send('GET', '/evidence/alarms')
  expect([own.status, own.body.items.length, own.body.open.findings.count]).toEqual([200, 1, 1])
  const other = await portal.login('petra.lindenau')
  const foreign = await other.send('GET', `/evidence/alarms?clientId=${clientId}`)
  expect([foreign.body.items, foreign.body.open, foreign.body.checks]).toEqual([[], null, []])
})

it('does not remember the head of a broken log as if it were sound', async () => {
  const before = await anchors()
  await write()
  await check('2026-11-30T03:00:00.000Z')
  expect(await anchors()).toEqual(before)
})

it('W3 finds a log that vanished as a whole', async () => {
  await tamper(`delete from evidence_personal where client_id = $1`)
  await tamper(`delete from evidence_events where client_id = $1`)
  await tamper(`delete from evidence_heads where client_id = $1`)
  await check('2026-12-01T03:00:00.000Z')
  expect(raised.at(-1)).toEqual({ clientId, flaw: 'kept', sequence: expect.any(Number) })
})

it('B4 is not kept from a night by rows that look like checks, nor shows their time', async () => {
  await portal.superuser.query(
    `insert into evidence_checks (night, started_at, finished_at, findings, signed) values
       ('2026-12-05', '2026-12-05T02:00:00Z', '2026-12-05T02:01:00Z', 0, null),
       ('2026-12-06', '2026-12-06T02:00:00Z', '2026-12-06T02:01:00Z', 0,
         (select signed from evidence_checks where signed is not null limit 1)),
       ('2026-12-07', '2027-12-07T02:00:00Z', null, null, null),
       ('2027-01-01', '2027-01-01T02:00:00Z', '2027-01-01T02:01:00Z', 0, null)`,
  )
  for (const day of ['05', '06', '07']) {
    expect(await check(`2026-12-${day}T03:00:00.000Z`)).toBe(true)
    expect(await check(`2026-12-${day}T03:10:00.000Z`)).toBe(false)
    const { body } = await auditor.send('GET', '/evidence/alarms')
    expect(body.checkedAt).toBe(`2026-12-${day}T03:00:00.000Z`)
  }
})

it('B4 misses a client that is gone altogether, with its log', async () => {
  const gone = clientIdOf('Lindenau')
  await check('2026-12-08T03:00:00.000Z')
  await tamper(`delete from clients where id = $1`, gone)
  await check('2026-12-09T03:00:00.000Z')
  expect(raised).toContainEqual({ clientId: gone, flaw: 'kept', sequence: expect.any(Number) })
  const { body } = await auditor.send('GET', '/evidence/alarms')
  expect(body.items).toContainEqual(
    expect.objectContaining({ clientId: gone, clientName: gone, flaw: 'kept' }),
  )
})

it('says so when what it remembers cannot be read', async () => {
  await writeFile(join(dataDir, 'evidence-anchors.jsonl'), 'nonsense\n')
  await expect(check('2026-12-02T03:00:00.000Z')).rejects.toThrow('JSON')
})

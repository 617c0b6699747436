import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EvidenceFlaw } from '@portal/domain/evidence/alarms'
import { describe, expect, it } from 'vitest'
import { clientIdOf } from '../../test/demo.ts'
import { usePortal } from '../../test/harness.ts'
import { usePerson } from '../../test/person.ts'
import { useFolder } from '../../test/use.ts'
import { testSecrets } from '../../test/keys.ts'
import { testVaults } from '../../test/receipts.ts'
import { createEvidence } from '../platform/evidence/evidence.ts'
import { endorse } from '../platform/evidence/signing-chain.ts'
import { createSigner } from '../platform/evidence/signing.ts'
import { asWorker } from '../platform/database/worker.ts'
import { beginningOf } from '@portal/domain/evidence/chain'
import { sha256Hex } from '../platform/crypto.ts'
import { nextLine } from '../platform/evidence/next-line.ts'
import { erasePersonal } from './erasure.ts'
import { checkAllLogs } from './alarms/check-all.ts'
import { createFollower } from './shared-anchors.ts'

const signer = createSigner(testSecrets.signingKey)
const record = createEvidence(signer)
const verifier = new URL('../../../../packages/verify/src/main.ts', import.meta.url).pathname
const portal = usePortal()
const auditor = usePerson(portal, 'martin.kreuz')
const template = clientIdOf('Sonnenhof')
const folder = useFolder()

type Log = { clientId: string; dataDir: string; keptHead: string }

/** The log of a client of its own with seven events, whose fifth head the client kept and the night remembered. */
async function logOfItsOwn(): Promise<Log> {
  const clientId = randomUUID()
  await portal.superuser.query(
    `insert into clients (id, name, address, contact, created_at) select $1, 'Praxis ' || gen_random_uuid(), address, coalesce(contact, dpo), now() from clients where id = $2`,
    [clientId, template],
  )
  const dataDir = join(folder, clientId)
  const keptHead = join(folder, `${clientId}.jws`)
  for (let i = 1; i <= 7; i++) {
    await asWorker(portal.connections.worker, clientId, (tx) =>
      record(tx, {
        clientId,
        at: `2026-11-23T12:00:0${i}.000Z`,
        type: 'instruction.started',
        subject: { kind: 'instruction', id: `subject ${i}`, number: 'W-2026-0001' },
        data: { i, text: '"prev":"x" ü' },
        personal: { name: `Person ${i}` },
      }),
    )
    if (i === 5) {
      await writeFile(keptHead, String((await headOf(clientId)).jws))
      await check({ clientId, dataDir, keptHead })
    }
  }
  return { clientId, dataDir, keptHead }
}

const headOf = async (clientId: string) =>
  (await auditor.send('GET', `/evidence/head?clientId=${clientId}`)).body

/** Statements of somebody who may do anything in the database and turns all triggers off. */
async function tamper(clientId: string, statements: string[]) {
  const { superuser } = portal
  await superuser.query('set session_replication_role = replica')
  for (const statement of statements)
    await superuser.query(statement.replaceAll(':client', `'${clientId}'`))
  await superuser.query('reset session_replication_role')
}

/** What the check in SQL finds, by its own words. */
async function check({ clientId, dataDir }: Log) {
  const { worker } = portal.connections
  const vaults = testVaults
  const { findings } = await checkAllLogs({ worker, signer, vaults, dataDir }, portal.clock.now())
  return (findings.get(clientId) ?? []).map(({ flaw, sequence }) => `${flaw} ${sequence}`)
}

/** What `avv-verify` finds in the export, and its exit code; with the head the client kept, or without. */
async function verify({ clientId, keptHead }: Log, withHead: boolean | string) {
  const { raw } = await auditor.send('GET', `/evidence/export?clientId=${clientId}`)
  const file = join(folder, `${clientId}.ndjson`)
  await writeFile(file, raw)
  const kept = typeof withHead === 'string' ? withHead : keptHead
  const head = withHead === false ? [] : ['--head', kept]
  const { code, out } = await new Promise<{ code: number; out: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [verifier, 'log', file, '--json', ...head],
      (_, stdout) => resolve({ code: child.exitCode ?? -1, out: stdout }),
    )
  })
  const found: { findings: { code: string; sequence?: number }[]; erased: number } = JSON.parse(out)
  const findings = found.findings.map(({ code: what, sequence }) => `${what} ${sequence ?? ''}`)
  return { code, findings, erased: found.erased }
}

const rehash = `update evidence_events set hash = sha256(convert_to(line, 'UTF8')) where client_id = :client`
const edit = (sequence: number) =>
  `update evidence_events set line = replace(line, 'W-2026-0001', 'W-2026-0002') where client_id = :client and sequence = ${sequence}`
const opening = `delete from evidence_personal where client_id = :client and sequence`

it('W3 finds nothing where nothing was touched, also after personal data was erased', async () => {
  const log = await logOfItsOwn()
  await asWorker(portal.connections.worker, log.clientId, (tx) =>
    erasePersonal({ tx, evidence: record, now: '2026-11-23T12:01:00.000Z' }, log.clientId, [3, 7]),
  )
  expect(await check(log)).toEqual([])
  expect(await verify(log, true)).toEqual({ code: 0, findings: [], erased: 2 })
})

describe('W3 finds in SQL and in the export', () => {
  type Case = [
    what: string,
    statements: string[],
    inSql: `${EvidenceFlaw} ${number}`[],
    inExport: string[],
  ]
  it.each<Case>([
    ['a line that was edited', [edit(3)], ['hash 3'], ['link 4']],
    ['a line that was edited with its hash', [edit(3), rehash], ['link 4'], ['link 4']],
    ['the last line, edited', [edit(7)], ['hash 7', 'end 7'], ['end 7']],
    ['the last line, edited with its hash', [edit(7), rehash], ['end 7'], ['end 7']],
    [
      'the last line, edited with its hash and the head’s',
      [
        edit(7),
        rehash,
        `update evidence_heads h set hash = e.hash from evidence_events e where e.client_id = h.client_id and e.sequence = 7 and h.client_id = :client`,
      ],
      ['signature 7'],
      ['end 7'],
    ],
    [
      'a line that was deleted',
      [`${opening} = 3`, `delete from evidence_events where client_id = :client and sequence = 3`],
      ['sequence 4'],
      ['sequence 4'],
    ],
    [
      'a line that was deleted, with the rest moved up',
      [
        `${opening} >= 3`,
        `delete from evidence_events where client_id = :client and sequence = 3`,
        `update evidence_events set sequence = sequence + 1000 where client_id = :client and sequence > 3`,
        `update evidence_events set sequence = sequence - 1001,
                line = regexp_replace(line, '"sequence":\\d+', '"sequence":' || sequence - 1001) where client_id = :client and sequence > 1000`,
        rehash,
      ],
      [
        'link 3',
        'link 4',
        'link 5',
        'link 6',
        'kept 5',
        'end 6',
        'erased 3',
        'erased 4',
        'erased 5',
        'erased 6',
      ],
      [
        'link 3',
        'link 4',
        'link 5',
        'link 6',
        'end 6',
        'erased 3',
        'erased 4',
        'erased 5',
        'erased 6',
      ],
    ],
    [
      'two lines that changed places',
      [
        `${opening} in (3, 4)`,
        `update evidence_events set sequence = sequence + 100 where client_id = :client and sequence in (3, 4)`,
        `update evidence_events set sequence = 107 - sequence where client_id = :client and sequence > 100`,
      ],
      ['link 3', 'link 4', 'link 5', 'erased 3', 'erased 4'],
      ['sequence 4', 'sequence 3', 'time 3', 'sequence 5', 'erased 4', 'erased 3'],
    ],
    [
      'an end that was cut off',
      [`${opening} > 5`, `delete from evidence_events where client_id = :client and sequence > 5`],
      ['end 5'],
      ['end 5'],
    ],
    [
      'a column that says something else than its line',
      [
        `update evidence_events set type = 'instruction.declined' where client_id = :client and sequence = 2`,
      ],
      ['content 2'],
      [],
    ],
    [
      'another name behind a line',
      [
        `update evidence_personal set content = '{"name":"X"}' where client_id = :client and sequence = 2`,
      ],
      ['opening 2'],
      ['opening 2'],
    ],
    [
      'a name that is gone without a line that says so',
      [`${opening} = 2`],
      ['erased 2'],
      ['erased 2'],
    ],
  ])('%s', async (_, statements, inSql, inExport) => {
    const log = await logOfItsOwn()
    await tamper(log.clientId, statements)
    expect((await check(log)).toSorted()).toEqual(inSql.toSorted())
    // An export holds lines, not the columns beside them.
    if (inExport.length === 0) return
    const { code, findings } = await verify(log, false)
    expect({ code, findings }).toEqual({ code: 1, findings: inExport })
  })
})

it('B1 finds a log that goes back in time, whoever made it with the very key', async () => {
  const clientId = randomUUID()
  const { superuser } = portal
  await superuser.query(
    `insert into clients (id, name, address, contact, created_at) select $1, 'Praxis ' || gen_random_uuid(), address, coalesce(contact, dpo), now() from clients where id = $2`,
    [clientId, template],
  )
  await superuser.query('set session_replication_role = replica')
  let head = { sequence: 0, hash: sha256Hex(beginningOf(clientId)) }
  for (const minute of ['02', '01']) {
    const at = `2026-11-23T12:${minute}:00.000Z`
    const type = 'instruction.started'
    const subject = { kind: 'instruction', id: 'x', number: null }
    const event = { clientId, at, type, subject, data: {}, personal: null } as const
    const next = nextLine(signer, event, { ...head, at: null, rows: null })
    await superuser.query(
      `insert into evidence_events values ($1, $2, $3, $4, 'instruction', 'x', $5, $6)`,
      [clientId, next.sequence, at, type, next.line, next.digest],
    )
    await superuser.query(
      `insert into evidence_heads (client_id, sequence, hash, signed, at) values ($1, $2, $3, $4, $5)
       on conflict (client_id) do update set sequence = $2, hash = $3, signed = $4, at = $5`,
      [clientId, next.sequence, next.digest, next.signed, at],
    )
    head = next
  }
  await superuser.query('reset session_replication_role')
  const log = { clientId, dataDir: join(folder, clientId), keptHead: '' }
  expect((await check(log)).filter((each) => !each.startsWith('row'))).toEqual(['time 2'])
  expect((await verify(log, false)).findings).toEqual(['time 2'])
})

it('B5 compares a log with a head as a mail carries it', async () => {
  const log = await logOfItsOwn()
  const { rows } = await portal.superuser.query(
    `select sequence, encode(hash, 'hex') as hash from evidence_events where client_id = $1 and sequence = 6`,
    [log.clientId],
  )
  const [{ hash }] = rows
  expect(await verify(log, `6:${hash}`)).toMatchObject({ code: 0, findings: [] })
  expect((await verify(log, `5:${hash}`)).findings).toEqual(['kept 5'])
  expect((await verify(log, `9:${hash}`)).findings).toEqual(['kept 9'])
})

describe('W3 a log that was cut back to an old head with its genuine signature', () => {
  it('is found by what the night remembered, and by the head the client kept', async () => {
    const log = await logOfItsOwn()
    const follower = { ...log, dataDir: join(folder, randomUUID()) }
    await createFollower(portal.connections.worker, signer, follower.dataDir)()
    const signed = (sequence: number) =>
      portal.superuser.query(
        `select sequence, hash from evidence_events where client_id = $1 and sequence = $2`,
        [log.clientId, sequence],
      )
    const { rows } = await signed(4)
    const old = signer.sign(
      {
        v: 1,
        client: log.clientId,
        sequence: 4,
        hash: rows[0].hash.toString('hex'),
        at: '2026-11-23T12:00:04.000Z',
      },
      'avv-portal-evidence-head+jws',
    )
    await tamper(log.clientId, [
      `${opening} > 4`,
      `delete from evidence_events where client_id = :client and sequence > 4`,
      `update evidence_heads h set sequence = 4, signed = '${old}', hash = e.hash
         from evidence_events e where e.client_id = h.client_id and e.sequence = 4 and h.client_id = :client`,
    ])
    expect(await check(log)).toEqual(['kept 5'])
    expect((await verify(log, false)).code).toBe(0)
    const { code, findings } = await verify(log, true)
    expect({ code, findings }).toEqual({ code: 1, findings: ['kept 5'] })
    // B5: whichever process does the night, and whatever was deleted of what they share.
    const stranger = { ...log, dataDir: join(folder, randomUUID()) }
    expect(await check(stranger)).toEqual(['kept 5'])
    const anchorsGone = `delete from evidence_anchors where client_id = :client`
    for (const knows of [log, follower, stranger]) {
      await tamper(log.clientId, [anchorsGone])
      expect(await check(knows)).toEqual(['kept 5'])
    }
    // What one of them still knew is everybody's again.
    expect(await check({ ...log, dataDir: join(folder, randomUUID()) })).toEqual(['kept 5'])
  })

  it('B5 is not hidden behind, and nobody is deceived by, remembered heads that nobody signed', async () => {
    const log = await logOfItsOwn()
    const row = `insert into evidence_anchors (client_id, sequence, hash, signed, at)`
    await tamper(log.clientId, [
      `${row} select :client, 6, repeat('ab', 32), signed, now() from evidence_heads where client_id = :client`,
      `${row} select :client, 3, repeat('ab', 32), signed || 'x', now() from evidence_heads where client_id = :client`,
    ])
    expect(await check(log)).toEqual(['kept 6', 'kept 3'])
    await tamper(log.clientId, [
      `delete from evidence_anchors where sequence in (3, 6) and client_id = :client`,
    ])
    expect(await check(log)).toEqual([])
  })
})

describe('B3 a log that was rewritten and signed by a key of somebody’s own, put among the published ones', () => {
  it('is found by the night, and by whoever checks an export', async () => {
    const log = await logOfItsOwn()
    const own = createSigner(Buffer.alloc(32, 'own'))
    await tamper(log.clientId, [
      `insert into signing_keys (kid, jwk, first_used_at, endorsement)
         values ('${own.kid}', '${JSON.stringify(own.publicJwk)}', '2000-01-01', '${endorse(own, own, portal.clock.now())}')
         on conflict do nothing`,
      edit(7),
      rehash,
    ])
    const { rows } = await portal.superuser.query(
      `select hash from evidence_events where client_id = $1 and sequence = 7`,
      [log.clientId],
    )
    const head = { v: 1, client: log.clientId, sequence: 7, at: '2026-11-23T12:00:07.000Z' }
    const hash = rows[0].hash.toString('hex')
    const signed = own.sign({ ...head, hash, root: own.kid }, 'avv-portal-evidence-head+jws')
    await tamper(log.clientId, [
      `update evidence_heads set hash = decode('${hash}', 'hex'), signed = '${signed}' where client_id = :client`,
    ])
    expect(await check(log)).toEqual(['signature 7'])
    expect(await verify(log, false)).toMatchObject({ code: 1, findings: ['signature '] })
  })
})

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { providerLog } from '@portal/domain/evidence/provider-log'
import { beforeAll, describe, expect, it } from 'vitest'
import { putDown } from '../../test/database.ts'
import { clientIdOf, userIdOf } from '../../test/demo.ts'
import { offerOf } from '../../test/offer.ts'
import { usePortal } from '../../test/harness.ts'
import { verifyLogFile } from '../../../../packages/verify/src/log-file.ts'
import { type Person, usePerson } from '../../test/person.ts'
import { useFolder } from '../../test/use.ts'
import { useWays } from '../../test/instruction-ways.ts'
import { testSecrets } from '../../test/keys.ts'
import { testVaults } from '../../test/receipts.ts'
import { asWorker } from '../platform/database/worker.ts'
import { createSigner } from '../platform/evidence/signing.ts'
import { checkLog } from './checks/check.ts'
import { erasePersonal } from './erasure.ts'
import { keptRows, keptTables } from './kept-tables.ts'
import { keepLateRows } from './late-rows.ts'

const portal = usePortal()
const ways = useWays(portal)
const petra = usePerson(portal, 'petra.lindenau')
const folder = useFolder()
const keys = [createSigner(testSecrets.signingKey).publicJwk]
const sonnenhof = clientIdOf('Sonnenhof')

const check = async (client = sonnenhof) =>
  (await checkLog(portal.connections.worker, client, { keys, anchors: [], vaults: testVaults }))
    .findings
const rows = async (query: string, values: unknown[] = []) =>
  (await portal.superuser.query(query, values)).rows
/** What a reader of the export finds about a row. */
async function toldBy(person: Person, about: string) {
  const { raw } = await person.send('GET', '/evidence/export')
  const file = join(folder, 'export.ndjson')
  await writeFile(file, raw)
  const { findings } = await verifyLogFile(file)
  return findings.filter((finding) => 'name' in finding && finding.name === about)
}
/** Somebody who may do anything in the database, with all triggers off. */
async function forge(query: string, values: unknown[] = []) {
  await rows('set session_replication_role = replica')
  const done = await rows(query, values)
  await rows('reset session_replication_role')
  return done
}

beforeAll(async () => {
  const { lukas, staff } = ways.people
  const known = await ways.executed()
  const { id: rests } = await ways.suspended()
  await staff.send('GET', `/instructions/${rests}/concerns/1/content`)
  await lukas.send('POST', `/instructions/${known.id}/messages`, { body: { text: 'Danke.' } })
  await staff.send('POST', `/instructions/${known.id}/notes`, { body: { text: 'Erledigt.' } })
  const draft = await ways.drafted()
  await ways.attach(draft, 'liste.txt')
  const { body } = await lukas.send('GET', `/instructions/${draft.id}`)
  await ways.act(body, 'submission')
  const [receipt] = await rows('select id, client_id from receipts where instruction_id = $1', [
    draft.id,
  ])
  await portal.documents()({ receiptId: receipt.id, clientId: receipt.client_id })
  const [another] = await rows('select id, client_id from receipts where id <> $1 limit 1', [
    receipt.id,
  ])
  await portal.documents()({ receiptId: another.id, clientId: another.client_id })
  const client = await staff.send('GET', `/clients/${sonnenhof}`)
  await staff.send('PATCH', `/clients/${sonnenhof}`, {
    body: { phone: '0851 000 999' },
    headers: { 'if-match': `"${client.body.version}"` },
  })
  await staff.send('POST', '/evidence/reports', {
    body: { clientId: sonnenhof, findings: [{ code: 'link', sequence: 1 }] },
  })
  await putDown(portal.superuser, offerOf, [
    crypto.randomUUID(),
    crypto.randomUUID(),
    sonnenhof,
    userIdOf('Eva Brandl'),
  ])
  const [failed] = await rows(
    `insert into mails (id, client_id, user_id, kind, number, path, created_at, failed_at, server_answer)
     select gen_random_uuid(), $1, id, 'notice.published', 'M-2026-0001', '/x', now(), now(), '550 unknown'
       from users where name = 'Anna Berger' returning id`,
    [sonnenhof],
  )
  await staff.send('POST', `/mails/${failed.id}/ending`, {
    body: { reason: 'Am Telefon geklärt.' },
    headers: { 'idempotency-key': crypto.randomUUID() },
  })
  // Whoever may do anything takes these away first.
  for (const { name, of } of await rows(
    `select conname as name, conrelid::regclass as of from pg_constraint
      where contype in ('c', 'f') and connamespace = 'public'::regnamespace`,
  ))
    await rows(`alter table ${of} drop constraint if exists "${name}"`)
})

it('B2 knows every table whose rows are frozen, and keeps each by the columns its triggers go by', async () => {
  const frozen = await rows(
    `select distinct t.tgrelid::regclass::text as of from pg_trigger t join pg_proc p on p.oid = t.tgfoid
      where p.proname in ('refuse_change', 'keep_agreement', 'keep_offer', 'keep_published', 'keep_submitted', 'keep_concern', 'keep_cost_estimate', 'keep_register')`,
  )
  // What these hold is proven otherwise: by its own chain or signature, or by the SHA-256 that a kept row has of it.
  const otherwise = [
    ['document_contents', 'documents'],
    ['evidence_anchors', null],
    ['evidence_stamps', null],
    ['evidence_events', null],
    ['evidence_heads', null],
    ['evidence_personal', null],
    ['notices', 'notice_recipients'],
    ['notice_papers', null],
    // A version names it by its SHA-256, and none is shown that has another.
    ['provider_logos', 'provider_versions'],
    // docs/evidence.md says so: the register is of no client, and no log holds it by hash.
    ['subprocessor_files', null],
    ['subprocessor_versions', null],
    ['signing_keys', null],
    ['tom_measures', 'tom_versions'],
  ]
  const kept = keptTables.map(({ of }) => of)
  expect(kept.toSorted()).toEqual(
    frozen
      .map(({ of }): string => of)
      .filter((of) => otherwise.every(([name]) => name !== of))
      .toSorted(),
  )
  const triggers = await rows(
    `select t.tgrelid::regclass::text as of, encode(t.tgargs, 'escape') as args from pg_trigger t where t.tgname = 'in_log'`,
  )
  const argumentsOf = (of: string) =>
    String(triggers.find((each) => each.of === of)?.args)
      .split('\\000')
      .slice(0, -1)
  for (const { of, key, subject, leftOut = [], late } of keptTables) {
    const said = argumentsOf(of)
    if (of === 'instructions') expect([of, said]).toEqual([of, [leftOut.join(',')]])
    else if (said.length > 0 && of !== 'receipt_documents')
      expect([of, said[0], said[1], said[2], said[3] === 'late']).toEqual([
        of,
        key.join(','),
        subject,
        leftOut.join(','),
        late === 'always',
      ])
  }
})

it('B2 W6 is written by nobody without its line', async () => {
  const { id } = await ways.given()
  await expect(
    rows(`update instructions set end_reason = 'x' where id = $1`, [id]),
  ).rejects.toMatchObject({ code: '23001' })
  await expect(
    rows(
      `insert into instruction_messages select gen_random_uuid(), client_id, id, 'client', (select id from users limit 1), 'x', 'x', now()
         from instructions where id = $1`,
      [id],
    ),
  ).rejects.toMatchObject({ code: '23001' })
})

const changes: Record<string, (column: string) => string> = {
  text: (column) => `coalesce(${column}, '') || 'x'`,
  jsonb: () => `'{"other": 1}'`,
  'timestamp with time zone': (column) => `coalesce(${column}, now()) + interval '1 second'`,
  date: (column) => `coalesce(${column}, '2026-01-01') + 1`,
  integer: (column) => `coalesce(${column}, 0) + 1000`,
  boolean: (column) => `not coalesce(${column}, false)`,
  bigint: (column) => `coalesce(${column}, 0) + 1`,
  uuid: () => 'gen_random_uuid()',
  ARRAY: (column) => `array_append(${column}, null)`,
}

describe.each(keptTables.map((table) => [table.of, table] as const))('B2 W6 %s', (of, table) => {
  const owner = ['provider_versions', 'contract_texts'].includes(of) ? providerLog : sonnenhof
  const base = of === 'tom_versions' ? 'true' : `client_id = '${owner}'`
  const pick = async () => {
    const given =
      of === 'instructions'
        ? `number is not null`
        : of === 'instruction_attachments'
          ? `instruction_id in (select id from instructions where number is not null)`
          : 'true'
    const [row] = await rows(
      `select ctid::text, ${table.key.map((column) => `${column}::text`).join(` || '/' || `)} as key
         from ${of} where ${base} and ${given} order by ${table.key.join()} desc limit 1`,
    )
    return row as { ctid: string; key: string }
  }

  it('is missed when it changes by one column, whichever, and when it is gone', async () => {
    const columns = await rows(
      `select column_name as name, data_type as type from information_schema.columns
        where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and data_type <> 'bytea'
          and column_name <> all($2)`,
      // Files may be encrypted anew: their SHA-256 says what they are.
      [of, [...(table.leftOut ?? []), 'key_id']],
    )
    const { key } = await pick()
    const about = `${of}/${key}`
    expect(await check(owner)).toEqual([])
    const missed: string[] = []
    await rows(`create temp table original as select * from ${of} where ctid = $1`, [
      (await pick()).ctid,
    ])
    const putBack = async (ctid: string) => {
      const names = columns.map(({ name }) => name).join()
      const [{ ctid: now }] = await forge(
        `update ${of} t set (${names}) = (select ${names} from original) where t.ctid = $1 returning t.ctid::text`,
        [ctid],
      )
      return now as string
    }
    let { ctid } = await pick()
    for (const { name, type } of columns) {
      const [changed] = await forge(
        `update ${of} set ${name} = ${changes[type]!(name)} where ctid = $1 returning ctid::text`,
        [ctid],
      )
      const found = await check(owner)
      if (found.some((finding) => finding.flaw === 'row' && finding.about === about))
        missed.push(name)
      ctid = await putBack(changed.ctid)
    }
    expect(missed).toEqual(columns.map(({ name }) => name))
    expect(await check(owner)).toEqual([])
    await forge(`delete from ${of} where ctid = $1`, [ctid])
    expect(await check(owner)).toContainEqual(expect.objectContaining({ flaw: 'row', about }))
    const all = (
      await rows(
        `select column_name as name from information_schema.columns
          where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
        [of],
      )
    )
      .map(({ name }) => name)
      .join()
    await forge(`insert into ${of} (${all}) select ${all} from original`)
    expect(await check(owner)).toEqual([])
    await rows('drop table original')
  })
})

describe('W6 a receipt', () => {
  const other = `(select o from receipts o where o.id <> t.id and o.client_id = t.client_id order by o.id limit 1)`
  const others = `(select o from receipt_documents o where o.receipt_id <> t.receipt_id limit 1)`

  it.each([
    ['its record, changed', 'jws', `receipts t set sealed = t.sealed || 'x' where id`],
    ['its record, of another receipt', 'jws', `receipts t set sealed = (${other}).sealed where id`],
    [
      'its record, in clear and unlike its hash',
      'jws',
      `receipts t set record = '{}', key_id = null, sealed = null where id`,
    ],
    ['its signature, of another receipt', null, `receipts t set jws = (${other}).jws where id`],
    [
      'its letter, changed',
      'content',
      `receipt_documents t set sealed = t.sealed || 'x' where receipt_id`,
    ],
    [
      'its letter, of another receipt',
      'content',
      `receipt_documents t set sealed = (${others}).sealed where receipt_id`,
    ],
  ])('is not handed out and found by the night: %s', async (_, path, statement) => {
    const [{ id }] = await rows(
      `select receipt_id as id from receipt_documents where client_id = $1 order by sealed_at limit 1`,
      [sonnenhof],
    )
    const found = async () => (await check()).filter(({ flaw }) => flaw === 'receipt')
    const ask = async () => (await ways.people.lukas.send('GET', `/receipts/${id}/${path}`)).status
    const before = ['receipts where id', 'receipt_documents where receipt_id']
    expect(await found()).toEqual([])
    for (const [n, of] of before.entries())
      await rows(`create temporary table before_${n} as select * from ${of} = '${id}'`)
    await forge(`update ${statement} = $1`, [id])
    expect(await found()).toEqual([{ flaw: 'receipt', sequence: 0, about: `receipts/${id}` }])
    if (path) expect(await ask()).toBe(500)
    for (const [n, of] of before.entries()) {
      const table = of.split(' ')[0]
      await forge(`delete from ${of} = $1`, [id])
      await forge(`insert into ${table} select * from before_${n}`)
      await rows(`drop table before_${n}`)
    }
    if (path) expect(await ask()).toBe(200)
  })
})

it('W6 B1 a concern’s document that was changed is not handed out, and found by the night', async () => {
  const { id } = await ways.suspended()
  const ask = async () =>
    (await ways.people.lukas.send('GET', `/instructions/${id}/concerns/1/content`)).status
  expect(await ask()).toBe(200)
  const of = `from instruction_papers where instruction_id = $1`
  const [paper] = await rows(`select id, sealed ${of}`, [id])
  const put = (sealed: Buffer) =>
    forge('update instruction_papers set sealed = $2 where id = $1', [paper.id, sealed])
  await put(Buffer.concat([paper.sealed, Buffer.from('x')]))
  expect((await check()).filter(({ flaw }) => flaw === 'receipt')).toEqual([
    { flaw: 'receipt', sequence: 0, about: `instruction_papers/${paper.id}` },
  ])
  expect(await ask()).toBe(500)
  await put(paper.sealed)
  expect([await ask(), await check()]).toEqual([200, []])
})

describe('B2 the pages', () => {
  const seen = async (id: string) =>
    Promise.all(
      [ways.people.lukas, ways.people.staff].map(
        async (person) => (await person.send('GET', `/instructions/${id}`)).body.isDoubtful,
      ),
    )

  it.each([
    [
      'its text',
      (id: string) => [`update instructions set text = text || ' nicht' where id = '${id}'`],
    ],
    [
      'its text with the kept hash beside it',
      (id: string) => [
        `update instructions set text = text || ' nicht' where id = '${id}'`,
        `update evidence_rows e set hash = sha256(salt || convert_to(kept_content(to_jsonb(i),
            array['version', 'updated_at', 'reminded_at', 'due_on', 'series', 'words']), 'UTF8'))
           from instructions i where i.id = '${id}' and e.of = 'instructions' and e.key = '${id}'`,
      ],
    ],
    [
      'a wording that was in force',
      (id: string) => [
        `update instruction_revisions set content = content || '{"text": "x"}' where instruction_id = '${id}'`,
      ],
    ],
    [
      'its report',
      (id: string) => [
        `update execution_reports set result = 'Nichts getan' where instruction_id = '${id}'`,
      ],
    ],
    [
      'a step of its way',
      (id: string) => [
        `delete from instruction_events where instruction_id = '${id}' and sequence = 2`,
      ],
    ],
    [
      'a message that nobody wrote',
      (id: string) => [
        `insert into instruction_messages select gen_random_uuid(), client_id, id, 'client', (select id from users where name = 'Lukas Huber'), 'Lukas Huber', 'Doch nicht.', now()
           from instructions where id = '${id}'`,
      ],
    ],
    [
      'a message that nobody wrote, put down as one that waits for its line',
      (id: string) => [
        `insert into instruction_messages select gen_random_uuid(), client_id, id, 'client', (select id from users where name = 'Lukas Huber'), 'Doch nicht.', 'x', now()
           from instructions where id = '${id}'`,
        `insert into evidence_rows select client_id, 'instruction_messages', id::text, instruction_id::text, null,
            decode(repeat('00', 32), 'hex'), sha256(decode(repeat('00', 32), 'hex') || convert_to(kept_content(to_jsonb(m), '{}'), 'UTF8')), false
           from instruction_messages m where instruction_id = '${id}'`,
      ],
    ],
  ])('say that they do not show what the log holds: %s', async (_, statements) => {
    const { id } = await ways.executed()
    expect(await seen(id)).toEqual([false, false])
    for (const statement of statements(id)) await forge(statement)
    expect(await seen(id)).toEqual([true, true])
    const { body: known } = await ways.people.lukas.send('GET', `/instructions/${id}`)
    const receipts = await rows('select from receipts')
    const refused = await ways.send(known, 'acceptance', ways.coded())
    expect([refused.status, refused.body.rule]).toEqual([409, 'not-as-recorded'])
    expect(await rows('select from receipts')).toHaveLength(receipts.length)
    const protocol = await ways.people.lukas.send('GET', `/instructions/${id}/deletion-protocol`)
    expect(protocol.status).not.toBe(200)
  })

  it('seal no protocol over a report that was changed', async () => {
    const [of] = await rows(
      `select instruction_id as id from execution_reports where deletion is not null limit 1`,
    )
    const ask = () => ways.people.staff.send('GET', `/instructions/${of.id}/deletion-protocol`)
    expect((await ask()).status).toBe(200)
    await forge(
      `update execution_reports set deletion = deletion || '{"method": "Nichts"}' where instruction_id = $1`,
      [of.id],
    )
    const refused = await ask()
    expect([refused.status, refused.body.rule]).toEqual([409, 'not-as-recorded'])
  })

  it('of a notice do the same, on both sides', async () => {
    const body = { kind: 'general', severity: 'info', title: 'x', body: 'y', audience: 'all' }
    const { lukas, staff } = ways.people
    const { body: notice } = await staff.send('POST', '/notices', { body })
    await staff.send('POST', `/notices/${notice.id}/publication`)
    const seenBy = () =>
      Promise.all(
        [lukas, staff].map(
          async (person) => (await person.send('GET', `/notices/${notice.id}`)).body.isDoubtful,
        ),
      )
    expect(await seenBy()).toEqual([false, false])
    await forge(`update notices set body = 'z' where id = $1`, [notice.id])
    expect(await seenBy()).toEqual([true, true])
    const refused = await lukas.send('POST', `/notices/${notice.id}/acknowledgement`)
    expect([refused.status, refused.body.rule]).toEqual([409, 'not-as-recorded'])
    const { body: after } = await lukas.send('GET', `/notices/${notice.id}`)
    expect(after.acknowledgedAt).toBeNull()
  })
})

describe('what may wait for its line', () => {
  it('has one after the night, and is missed from then on', async () => {
    const waiting = () => rows('select of from evidence_rows where sequence is null and late')
    const worker = portal.connections.worker
    await keepLateRows(worker, portal.evidence, portal.clock.now)
    expect(await waiting()).toEqual([])
    expect(await keepLateRows(worker, portal.evidence, portal.clock.now)).toBe(0)
    const { staff } = ways.people
    const { id } = await ways.given()
    await staff.send('POST', `/instructions/${id}/notes`, { body: { text: 'Nachfragen.' } })
    expect(await waiting()).toContainEqual({ of: 'instruction_notes' })
    expect(await keepLateRows(worker, portal.evidence, portal.clock.now)).toBeGreaterThan(0)
    await forge(`delete from instruction_notes where instruction_id = $1`, [id])
    await forge(`delete from evidence_rows where of = 'instruction_notes' and subject = $1`, [id])
    expect(await check()).toContainEqual(
      expect.objectContaining({ about: expect.stringContaining('instruction_notes/') }),
    )
  })

  it('is not kept anew: what a line named once and was put down as waiting again stays in doubt', async () => {
    const worker = portal.connections.worker
    await keepLateRows(worker, portal.evidence, portal.clock.now)
    const [{ id }] = await rows('select id from documents where client_id = $1 limit 1', [
      sonnenhof,
    ])
    const about = `documents/${id}`
    const found = async () => (await check()).filter((finding) => finding.about === about)
    expect(await found()).toEqual([])
    await forge(`update documents set title = 'Ein anderer Vertrag' where id = $1`, [id])
    await rows(`set timezone = 'UTC'`)
    await forge(
      `update evidence_rows e set sequence = null, late = true, hash = sha256(salt || convert_to(kept_content(to_jsonb(d), '{}'), 'UTF8'))
         from documents d where d.id = $1 and e.of = 'documents' and e.key = d.id::text`,
      [id],
    )
    const told = () => toldBy(ways.people.lukas, about)
    expect([await found(), await told()]).toMatchObject([[{ about }], [{ code: 'row' }]])
    await keepLateRows(worker, portal.evidence, portal.clock.now)
    expect([await found(), await told()]).toMatchObject([[{ about }], [{ code: 'row' }]])
  })

  it('is nothing that always comes with a line: a row slipped in that way stays in doubt', async () => {
    const { id } = await ways.given()
    await forge(
      `insert into instruction_events select client_id, instruction_id, 99, at, move, to_status, user_id, by_name, side, note, revision
         from instruction_events where instruction_id = $1 limit 1`,
      [id],
    )
    await forge(
      `insert into evidence_rows select client_id, 'instruction_events', instruction_id || '/99', instruction_id::text, null,
          decode(repeat('00', 32), 'hex'), sha256(decode(repeat('00', 32), 'hex') || convert_to(kept_content(to_jsonb(t), '{}'), 'UTF8')), true
         from instruction_events t where instruction_id = $1 and sequence = 99`,
      [id],
    )
    const about = `instruction_events/${id}/99`
    await rows(`set timezone = 'UTC'`)
    expect(await check()).toContainEqual(expect.objectContaining({ about }))
    await keepLateRows(portal.connections.worker, portal.evidence, portal.clock.now)
    expect(await check()).toContainEqual(expect.objectContaining({ about }))
  })
})

describe('B2 what acts put down with a line', () => {
  const copied = {
    agreements: `insert into agreements select (jsonb_populate_record(a, jsonb_build_object('id', $1::uuid, 'number', 'AVV-2020-0001'))).*
                   from agreements a where client_id = $2 limit 1`,
    agreement_versions: `insert into agreement_versions select (jsonb_populate_record(v, '{"version": 99}')).*
                           from agreement_versions v where client_id = $2 and $1::uuid is not null limit 1`,
    documents: `insert into documents select (jsonb_populate_record(d, jsonb_build_object('id', $1::uuid))).*
                  from documents d where client_id = $2 limit 1`,
    tom_versions: `insert into tom_versions select (jsonb_populate_record(v, '{"version": 99}')).*
                     from tom_versions v where $1::uuid is not null and $2::uuid is not null limit 1`,
  }
  it.each(Object.entries(copied))(
    'is not slipped in beside the portal, nor as what waits for the night: %s',
    async (of, copy) => {
      const table = keptTables.find((each) => each.of === of)!
      const client = clientIdOf('Lindenau')
      await keepLateRows(portal.connections.worker, portal.evidence, portal.clock.now)
      const found = async () =>
        (await check(client)).filter(({ about }) => about?.startsWith(`${of}/`))
      expect(await found()).toEqual([])
      await expect(rows(copy, [crypto.randomUUID(), client])).rejects.toMatchObject({
        code: '23001',
      })
      await forge(copy, [crypto.randomUUID(), client])
      const [finding] = await found()
      expect(finding).toMatchObject({ flaw: 'row', sequence: 0 })
      const key = finding?.about?.slice(of.length + 1)
      await rows(`set timezone = 'UTC'`)
      await forge(
        `insert into evidence_rows select client_id, of, key, subject, null, salt, sha256(salt || convert_to(content, 'UTF8')), true
           from (${keptRows(table)}) k, decode(repeat('00', 32), 'hex') salt where client_id = $1 and key = $2`,
        [client, key],
      )
      await keepLateRows(portal.connections.worker, portal.evidence, portal.clock.now)
      const about = `${of}/${key}`
      expect(await found()).toMatchObject([{ flaw: 'row', about }])
      expect(await toldBy(petra, about)).toMatchObject([{ code: 'row' }])
      await forge(
        `delete from ${of} where ${of.endsWith('versions') ? 'version = 99' : 'id::text = $1'}`,
        of.endsWith('versions') ? [] : [key],
      )
    },
  )
})

describe('B4 what lines say of people', () => {
  it('goes with a line that says so, and is missed otherwise', async () => {
    const client = clientIdOf('Lindenau')
    const [{ sequence }] = await rows(
      'select max(sequence) as sequence from evidence_personal where client_id = $1',
      [client],
    )
    const worker = portal.connections.worker
    const erase = (sequences: number[]) =>
      asWorker(worker, client, (tx) =>
        erasePersonal(
          { tx, evidence: portal.evidence, now: portal.clock.now() },
          client,
          sequences,
        ),
      )
    const missed = async () => (await check(client)).filter(({ flaw }) => flaw === 'erased')
    const gone = () => asWorker(worker, client, (tx) => tx.execute('delete from evidence_personal'))
    await expect(gone()).rejects.toMatchObject({ code: '23001' })
    expect(await erase([sequence])).toBe(1)
    expect(await missed()).toEqual([])
    const [{ sequence: of }] = await rows(
      'select max(sequence) as sequence from evidence_personal where client_id = $1',
      [client],
    )
    await forge(`delete from evidence_personal where client_id = $1 and sequence = $2`, [
      client,
      of,
    ])
    expect(await missed()).toEqual([{ flaw: 'erased', sequence: of }])
  })
})

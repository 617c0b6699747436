import { randomUUID } from 'node:crypto'
import type { EvidenceEvent } from '@portal/domain/evidence/chain'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { holdRow, untilWaiting } from '../../../test/database.ts'
import { usePortal } from '../../../test/harness.ts'
import { sha256Hex } from '../crypto.ts'
import type { Tx } from '../database/db.ts'
import { createEvidence, headType } from './evidence.ts'
import { createSigner, openJws } from './signing.ts'

const signer = createSigner(Buffer.alloc(32, 'evidence'))
const record = createEvidence(signer)
const portal = usePortal()

const query = async (text: string, values: unknown[] = []) =>
  (await portal.superuser.query(text, values)).rows
const clients = async (): Promise<string[]> =>
  (await query('select id from clients order by id')).map(({ id }) => id)
const asWorker = <T>(work: (tx: Tx) => Promise<T>) =>
  portal.connections.worker.transaction(null, work)
const event = (clientId: string, fields: Partial<EvidenceEvent> = {}): EvidenceEvent => ({
  clientId,
  at: '2100-11-23T12:00:00.000Z',
  type: 'notice.published',
  subject: { kind: 'notice', id: randomUUID(), number: 'M-2026-0001' },
  data: { titleSha256: sha256Hex('x') },
  personal: { name: 'Eva Brandl' },
  ...fields,
})
const newest = async (clientId: string, count: number) =>
  query(
    `select * from (
       select e.sequence, e.line, encode(e.hash, 'hex') as hash, e.line::jsonb ->> 'prev' as prev, e.line::jsonb ->> 'personal' as personal,
              p.content, encode(sha256(p.salt || convert_to(p.content, 'UTF8')), 'hex') as commitment
         from evidence_events e left join evidence_personal p using (client_id, sequence)
        where e.client_id = $1 order by e.sequence desc limit $2) newest order by sequence`,
    [clientId, count],
  )
const headOf = async (clientId: string) =>
  (
    await query(
      `select sequence, encode(hash, 'hex') as hash, signed from evidence_heads where client_id = $1`,
      [clientId],
    )
  )[0]
const setting = async (tx: Tx) =>
  (await tx.execute<{ id: string }>(sql`select current_setting('app.client_id', true) as id`))
    .rows[0]?.id

describe('lines for many clients at once', () => {
  it('are those that one after the other would have been', async () => {
    const events = (await clients()).map((id) => event(id, { personal: null }))
    const alone: unknown[] = []
    const undone = asWorker(async (tx) => {
      for (const each of events) {
        await tx.execute(sql`select set_config('app.client_id', ${each.clientId}, true)`)
        alone.push(await record(tx, each))
      }
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await asWorker((tx) => record.forMany(tx, events.toReversed()))
    const heads = await Promise.all(events.map(({ clientId }) => headOf(clientId)))
    expect(heads.map(({ sequence, hash }) => ({ sequence, hash }))).toEqual(alone)
  })

  it('continue each log, several of a client in their order, and sign what they leave', async () => {
    const [first, second] = (await clients()) as [string, string]
    const before = await headOf(first)
    const [one, two, other] = [event(first), event(first, { personal: null }), event(second)]
    await asWorker((tx) => record.forMany(tx, [one, other, two]))
    const lines = await newest(first, 2)
    expect(lines.map(({ prev }) => prev)).toEqual([before.hash, lines[0].hash])
    expect(lines.map(({ line }) => JSON.parse(line).subject.id)).toEqual([
      one.subject.id,
      two.subject.id,
    ])
    for (const { line, hash } of lines) expect(sha256Hex(line)).toBe(hash)
    expect(lines[0]).toMatchObject({ content: '{"name":"Eva Brandl"}' })
    expect(lines[0].personal).toBe(lines[0].commitment)
    expect(lines[1]).toMatchObject({ content: null, personal: null })
    for (const id of [first, second]) {
      const { sequence, hash, signed } = await headOf(id)
      expect(JSON.parse(openJws(signed, headType, [signer.publicJwk]) ?? 'null')).toEqual({
        v: 1,
        root: signer.kid,
        client: id,
        sequence,
        hash,
        at: one.at,
      })
    }
  })

  it('wait for nobody who waits for them, in whatever order they are asked for', async () => {
    const [low, middle, high] = (await clients()) as [string, string, string]
    const before = await headOf(low)
    const release = await holdRow(
      portal,
      'select from evidence_heads where client_id = $1 for update',
      [middle],
    )
    const single = (id: string) =>
      asWorker(async (tx) => {
        await tx.execute(sql`select set_config('app.client_id', ${id}, true)`)
        await record(tx, event(id))
      })
    const upwards = asWorker((tx) =>
      record.forMany(
        tx,
        [low, middle, high].map((id) => event(id)),
      ),
    )
    await untilWaiting(portal, 1)
    // Nobody waits for the one that is last in the order yet.
    await single(high)
    const others = [
      asWorker((tx) =>
        record.forMany(
          tx,
          [high, middle, low].map((id) => event(id)),
        ),
      ),
      single(low),
      single(middle),
    ]
    await untilWaiting(portal, 4)
    await release()
    await Promise.all([upwards, ...others])
    expect((await headOf(low)).sequence).toBe(before.sequence + 3)
    for (const id of [low, middle, high]) {
      const lines = await newest(id, 3)
      for (const [i, { prev }] of lines.entries()) if (i > 0) expect(prev).toBe(lines[i - 1].hash)
    }
  })

  it('leave a transaction with the client it had', async () => {
    const [one, other] = (await clients()) as [string, string]
    await asWorker(async (tx) => {
      await tx.execute(sql`select set_config('app.client_id', ${other}, true)`)
      await record.forMany(tx, [event(one)])
      expect(await setting(tx)).toBe(other)
    })
  })

  it('are not kept where a head among them is left unsigned', async () => {
    const [one, other] = (await clients()) as [string, string]
    const unsigned = asWorker(async (tx) => {
      await tx.execute(sql`select set_config('app.client_id', ${one}, true)`)
      await tx.execute(
        sql`insert into evidence_events
            select client_id, sequence + 1, ${event(one).at}, 'notice.published', 'notice', 'x', line, sha256(convert_to(line, 'UTF8'))
              from (select h.client_id, h.sequence, json_build_object('v', 1, 'client', h.client_id, 'sequence', h.sequence + 1, 'at', ${event(one).at}::text,
                'type', 'notice.published', 'subject', json_build_object('kind', 'notice', 'id', 'x'), 'data', json_build_object(),
                'personal', null, 'prev', encode(h.hash, 'hex'))::text as line from evidence_heads h where h.client_id = ${one}) next`,
      )
      await tx.execute(sql`select set_config('app.client_id', ${other}, true)`)
    })
    await expect(unsigned).rejects.toMatchObject({ code: '23001' })
  })

  it('are nobody’s to write who may not write one', async () => {
    const [one] = (await clients()) as [string]
    const as = (side: 'client' | 'provider', role: string) =>
      portal.connections[side].transaction(null, async (tx) => {
        await tx.execute(
          sql`select set_config('app.side', ${side}, true), set_config('app.role', ${role}, true)`,
        )
        await record.forMany(tx, [event(one)])
      })
    const refused = { cause: { code: '42501' } }
    await expect(as('client', 'manager')).rejects.toMatchObject(refused)
    await expect(as('provider', 'auditor')).rejects.toMatchObject(refused)
    await as('provider', 'staff')
  })
})

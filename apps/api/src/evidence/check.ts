import type { EvidenceFlaw } from '@portal/domain/evidence/alarms'
import { evidenceMoves } from '@portal/domain/moves/evidence'
import { eq, sql } from 'drizzle-orm'
import type { Connections, Tx } from '../platform/database/db.ts'
import { evidenceHeads } from '../platform/evidence/evidence-table.ts'
import type { JWK } from '../platform/evidence/signing.ts'
import type { Anchor } from './anchors.ts'
import type { ReceiptVaults } from '../receipts/sealed.ts'
import { keptTables, shownRows } from './kept-tables.ts'
import {
  otherNotices,
  otherPapers,
  otherReceipts,
  type SealedNoticesAsked,
} from './receipts-check.ts'
import { isSignedHead } from './signed-head.ts'

/** Something that is not as it was written, at the first event where it shows. */
export type Finding = { flaw: EvidenceFlaw; sequence: number; about?: string }

export type Checked = {
  findings: Finding[]
  /** The head to remember; null where nothing was recorded. */
  head: { sequence: number; hash: string; jws: string } | null
}

/** The clients whose logs there are to check. */
export async function listOwners(worker: Connections): Promise<string[]> {
  const { rows } = await worker.transaction(null, (tx) =>
    tx.execute<{ id: string }>(sql`select evidence_owners() as id`),
  )
  return rows.map(({ id }) => id)
}

/**
 * Goes through one client's log by a route of its own: SQL that shares no code with the writing, in one snapshot; then
 * the head's signature, and the heads that were remembered outside the database. About twenty seconds for a million events.
 */
export async function checkLog(
  worker: Connections,
  clientId: string,
  {
    keys,
    anchors,
    vaults,
    notices = new Map(),
  }: { keys: JWK[]; anchors: Anchor[]; vaults: ReceiptVaults; notices?: SealedNoticesAsked },
): Promise<Checked> {
  return worker.transaction(null, async (tx) => {
    await tx.execute(sql`set transaction isolation level repeatable read read only`)
    await tx.execute(
      sql`select set_config('app.client_id', ${clientId}, true), set_config('statement_timeout', '1h', true),
                 set_config('timezone', 'UTC', true)`,
    )
    const findings = [
      ...(await brokenLine(tx, clientId)),
      ...(await brokenOpening(tx, clientId)),
      ...(await missedOpening(tx, clientId)),
      ...(await otherRows(tx, clientId)),
      ...(await otherReceipts(tx, clientId, vaults, keys)),
      ...(await otherPapers(tx, clientId, vaults)),
      ...(await otherNotices(tx, clientId, vaults, notices)),
      ...(await otherStamps(tx, clientId)),
      ...(await missedAnchor(tx, clientId, anchors)),
    ]
    const head = await headOf(tx, clientId)
    const last = await lastOf(tx, clientId)
    if (head.sequence !== last.sequence || head.hash !== last.hash)
      findings.push({ flaw: 'head', sequence: Math.min(head.sequence, last.sequence) })
    if (head.sequence > 0 && !isSignedHead({ client: clientId, ...head }, keys))
      findings.push({ flaw: 'signature', sequence: head.sequence })
    const { sequence, hash, jws } = head
    return { findings, head: jws === null ? null : { sequence, hash, jws } }
  })
}

type Head = { sequence: number; hash: string; jws: string | null }

const first = async (tx: Tx, query: ReturnType<typeof sql>): Promise<Finding[]> =>
  (await tx.execute<Finding>(query)).rows

/** The first line that was changed, left out, moved or put in. */
const brokenLine = (tx: Tx, clientId: string) =>
  first(
    tx,
    sql`
  with said as (
    select *, sha256(convert_to(line, 'UTF8')) as digest,
           case when pg_input_is_valid(line, 'jsonb') then line::jsonb end as json
      from evidence_events where client_id = ${clientId}),
  chain as (
    select *, row_number() over (order by sequence) as place, lag(at) over (order by sequence) as last_at,
           lag(digest, 1, sha256(convert_to(E'avv-portal/evidence/1\n' || client_id, 'UTF8'))) over (order by sequence) as before
      from said),
  judged as (
    select sequence, case
             when sequence <> place then 'sequence'
             when hash <> digest then 'hash'
             when json ->> 'prev' is distinct from encode(before, 'hex') then 'link'
             when at < last_at then 'time'
             when json ->> 'client' is distinct from client_id::text
               or json ->> 'sequence' is distinct from sequence::text
               or json ->> 'type' is distinct from type
               or json #>> '{subject,kind}' is distinct from subject_kind
               or json #>> '{subject,id}' is distinct from subject_id
               or json ->> 'at' is distinct from to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') then 'content'
           end as flaw
      from chain)
  select sequence, flaw from judged where flaw is not null order by sequence limit 1`,
  )

/** The first opening that its line did not commit to. */
const brokenOpening = (tx: Tx, clientId: string) =>
  first(
    tx,
    sql`
  select p.sequence, 'personal' as flaw
    from evidence_personal p left join evidence_events e using (client_id, sequence)
   where client_id = ${clientId}
     and (e.line is null or strpos(e.line,
           '"personal":"' || encode(sha256(p.salt || convert_to(p.content, 'UTF8')), 'hex') || '"') = 0)
   order by p.sequence limit 1`,
  )

/** The first opening that is gone without a line that says it was erased. */
const missedOpening = (tx: Tx, clientId: string) =>
  first(
    tx,
    sql`
  with erased as (
    select e.sequence as by, x::int as sequence
      from evidence_events e, jsonb_array_elements_text(e.line::jsonb #> '{data,sequences}') x
     where e.client_id = ${clientId} and e.type = ${evidenceMoves.erase.event} and pg_input_is_valid(e.line, 'jsonb'))
  select e.sequence, 'personal' as flaw
    from evidence_events e left join evidence_personal p using (client_id, sequence)
   where client_id = ${clientId} and p.sequence is null and strpos(e.line, '"personal":"') > 0
     and e.line::jsonb ->> 'personal' is not null
     and not exists (select from erased x where x.sequence = e.sequence and x.by > e.sequence)
   order by e.sequence limit 1`,
  )

/**
 * Rows that are not what the newest line says that names them, or that none names. Only what may wait is named by nobody
 * yet, and only that, or what stood there before acts wrote lines for its table, was put into the log late; the night's line
 * names nothing a second time.
 */
async function otherRows(tx: Tx, clientId: string): Promise<Finding[]> {
  const tables = JSON.stringify(keptTables.map(({ of, late = null }) => ({ of, late })))
  const { rows } = await tx.execute<Finding>(sql`
  with shown as (${shownRows(clientId)}),
  said as (
    select e.sequence, e.type, r.key as name, r.value as hash
      from evidence_events e, jsonb_each_text(e.line::jsonb #> '{data,rows}') r
     where e.client_id = ${clientId} and strpos(e.line, '"rows":{') > 0 and pg_input_is_valid(e.line, 'jsonb')),
  newest as (select distinct on (name) *, min(sequence) over (partition by name) as earliest from said order by name, sequence desc),
  acts as (select split_part(name, '/', 1) as of, min(sequence) as sequence
             from said where type <> ${evidenceMoves.keep.event} group by 1),
  -- Up to which line a row of a table may come late; null: up to any.
  bounds as (
    select t.of, case t.late when 'always' then null
                             when 'at-first' then (select a.sequence from acts a where a.of = t.of)
                             else (select min(a.sequence) from acts a) end as until
      from jsonb_to_recordset(${tables}::jsonb) as t (of text, late text)),
  judged as (
    select coalesce(n.sequence, 0) as sequence, coalesce(n.name, s.of || '/' || s.key) as about,
           case
             when n.name is null then b.until is null
             when s.content is null or n.hash is null then s.content is null and n.hash is null
             else true
           end
           and (s.content is null
                or coalesce(encode(sha256(r.salt || convert_to(s.content, 'UTF8')), 'hex') = coalesce(n.hash, encode(r.hash, 'hex')), false))
           and (n.type is distinct from ${evidenceMoves.keep.event}
                or n.sequence = n.earliest and (b.until is null or n.sequence < b.until))
             as sound
      from shown s
      full join newest n on n.name = s.of || '/' || s.key
      left join bounds b on b.of = coalesce(s.of, split_part(n.name, '/', 1))
      left join evidence_rows r on r.client_id = ${clientId} and r.of = s.of and r.key = s.key)
  select sequence, 'row' as flaw, about from judged where sound is not true
  union all
  select 0, 'row', r.of || '/' || r.key from evidence_rows r
   where r.client_id = ${clientId} and r.sequence is null and r.hash is not null
     and not exists (select from shown s where s.of = r.of and s.key = r.key)
     and not exists (select from newest n where n.name = r.of || '/' || r.key)
   order by about limit ${mostRows}`)
  return rows
}
const mostRows = 50

/** Time stamps that are not what the line says that names them, or are gone, or that none names. */
async function otherStamps(tx: Tx, clientId: string): Promise<Finding[]> {
  const { rows } = await tx.execute<Finding>(sql`
  with said as (
    select e.sequence as by, e.line::jsonb -> 'data' as data
      from evidence_events e
     where e.client_id = ${clientId} and e.type = ${evidenceMoves.stamp.event} and pg_input_is_valid(e.line, 'jsonb')),
  kept as (select * from evidence_stamps where client_id = ${clientId})
  select coalesce(said.by, kept.sequence) as sequence, 'stamp' as flaw
    from said full join kept on to_jsonb(kept.sequence) = said.data -> 'sequence'
   where (encode(sha256(kept.token), 'hex') = said.data ->> 'tokenSha256'
      and encode(sha256(convert_to(kept.head, 'UTF8')), 'hex') = said.data ->> 'headSha256') is not true
   order by 1 limit ${mostRows}`)
  return rows
}

/** The first remembered head that the log no longer contains. */
async function missedAnchor(tx: Tx, clientId: string, anchors: Anchor[]): Promise<Finding[]> {
  if (anchors.length === 0) return []
  const remembered = JSON.stringify(anchors.map(({ sequence, hash }) => ({ sequence, hash })))
  return first(
    tx,
    sql`
  select a.sequence, 'anchor' as flaw
    from jsonb_to_recordset(${remembered}::jsonb) as a (sequence int, hash text)
    left join evidence_events e on e.client_id = ${clientId} and e.sequence = a.sequence
   where encode(e.hash, 'hex') is distinct from a.hash
   order by a.sequence limit 1`,
  )
}

async function headOf(tx: Tx, clientId: string): Promise<Head> {
  const [row] = await tx.select().from(evidenceHeads).where(eq(evidenceHeads.clientId, clientId))
  return row
    ? { sequence: row.sequence, hash: row.hash.toString('hex'), jws: row.signed }
    : { sequence: 0, hash: '', jws: null }
}

async function lastOf(tx: Tx, clientId: string): Promise<{ sequence: number; hash: string }> {
  const { rows } = await tx.execute<{ sequence: number; hash: string }>(sql`
    select sequence, encode(sha256(convert_to(line, 'UTF8')), 'hex') as hash
      from evidence_events where client_id = ${clientId} order by sequence desc limit 1`)
  return rows[0] ?? { sequence: 0, hash: '' }
}

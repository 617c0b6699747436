import { evidenceMoves } from '@portal/domain/moves/evidence'
import { sql } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import type { Anchor } from '../anchors.ts'
import { type Finding, found } from './findings.ts'

/** Lines that were changed, left out, moved or put in. */
export const brokenLines = (tx: Tx, clientId: string) =>
  found(
    tx,
    sql`
  with said as (
    select *, sha256(convert_to(line, 'UTF8')) as digest,
           case when pg_input_is_valid(line, 'jsonb') then line::jsonb end as json
      from evidence_events where client_id = ${clientId}),
  chain as (
    select *, lag(sequence, 1, 0) over (order by sequence) + 1 as expected, lag(at) over (order by sequence) as last_at,
           lag(hash) over (order by sequence) as said_before,
           lag(digest, 1, sha256(convert_to(E'avv-portal/evidence/1\n' || client_id, 'UTF8'))) over (order by sequence) as before
      from said),
  judged as (
    select sequence, expected, digest, case
             when sequence <> expected then 'sequence'
             when hash <> digest then 'hash'
             -- A line that itself is not what its hash says is found by that; the next one continues what it was.
             when json ->> 'prev' is distinct from encode(before, 'hex')
              and json ->> 'prev' is distinct from encode(said_before, 'hex') then 'link'
             when at < last_at then 'time'
             when json ->> 'client' is distinct from client_id::text
               or json ->> 'sequence' is distinct from sequence::text
               or json ->> 'type' is distinct from type
               or json #>> '{subject,kind}' is distinct from subject_kind
               or json #>> '{subject,id}' is distinct from subject_id
               or json ->> 'at' is distinct from to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') then 'content'
           end as flaw
      from chain)
  select sequence, flaw, case flaw when 'sequence' then expected::text else '' end as about, encode(digest, 'hex') as found
    from judged where flaw is not null`,
  )

/** Openings that their lines did not commit to. */
export const brokenOpenings = (tx: Tx, clientId: string) =>
  found(
    tx,
    sql`
  select p.sequence, 'opening' as flaw, '' as about, encode(sha256(p.salt || convert_to(p.content, 'UTF8')), 'hex') as found
    from evidence_personal p left join evidence_events e using (client_id, sequence)
   where client_id = ${clientId}
     and (e.line is null or strpos(e.line,
           '"personal":"' || encode(sha256(p.salt || convert_to(p.content, 'UTF8')), 'hex') || '"') = 0)
`,
  )

/** Openings that are gone without a line that says they were erased. */
export const missedOpenings = (tx: Tx, clientId: string) =>
  found(
    tx,
    sql`
  with erased as (
    select e.sequence as by, x::int as sequence
      from evidence_events e, jsonb_array_elements_text(e.line::jsonb #> '{data,sequences}') x
     where e.client_id = ${clientId} and e.type = ${evidenceMoves.erase.event} and pg_input_is_valid(e.line, 'jsonb'))
  select e.sequence, 'erased' as flaw, '' as about, '' as found
    from evidence_events e left join evidence_personal p using (client_id, sequence)
   where client_id = ${clientId} and p.sequence is null and strpos(e.line, '"personal":"') > 0
     and e.line::jsonb ->> 'personal' is not null
     and not exists (select from erased x where x.sequence = e.sequence and x.by > e.sequence)
`,
  )

/** Remembered heads that the log no longer contains. */
export async function missedAnchors(
  tx: Tx,
  clientId: string,
  anchors: Anchor[],
): Promise<Finding[]> {
  if (anchors.length === 0) return []
  const remembered = JSON.stringify(anchors.map(({ sequence, hash }) => ({ sequence, hash })))
  return found(
    tx,
    sql`
  select a.sequence, 'kept' as flaw, '' as about, coalesce(encode(e.hash, 'hex'), '') as found
    from jsonb_to_recordset(${remembered}::jsonb) as a (sequence int, hash text)
    left join evidence_events e on e.client_id = ${clientId} and e.sequence = a.sequence
   where encode(e.hash, 'hex') is distinct from a.hash
`,
  )
}

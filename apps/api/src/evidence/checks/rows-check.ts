import { evidenceMoves } from '@portal/domain/moves/evidence'
import { sql } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import { type Finding, found } from './findings.ts'
import { keptTables, shownRows } from '../kept-tables.ts'

/**
 * Rows that are not what the newest line says that names them, or that none names. Only what may wait is named by nobody
 * yet, and only that, or what stood there before acts wrote lines for its table, was put into the log late; the night's line
 * names nothing a second time.
 */
export async function otherRows(tx: Tx, clientId: string): Promise<Finding[]> {
  const tables = JSON.stringify(keptTables.map(({ of, late = null }) => ({ of, late })))
  return found(
    tx,
    sql`
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
             as sound, s.content
      from shown s
      full join newest n on n.name = s.of || '/' || s.key
      left join bounds b on b.of = coalesce(s.of, split_part(n.name, '/', 1))
      left join evidence_rows r on r.client_id = ${clientId} and r.of = s.of and r.key = s.key)
  select sequence, 'row' as flaw, about, coalesce(encode(sha256(convert_to(content, 'UTF8')), 'hex'), '') as found
    from judged where sound is not true
  union all
  select 0, 'row', r.of || '/' || r.key, '' from evidence_rows r
   where r.client_id = ${clientId} and r.sequence is null and r.hash is not null
     and not exists (select from shown s where s.of = r.of and s.key = r.key)
     and not exists (select from newest n where n.name = r.of || '/' || r.key)`,
  )
}

/** Time stamps that are not what the line says that names them, or are gone, or that none names. */
export async function otherStamps(tx: Tx, clientId: string): Promise<Finding[]> {
  return found(
    tx,
    sql`
  with said as (
    select e.sequence as by, e.line::jsonb -> 'data' as data
      from evidence_events e
     where e.client_id = ${clientId} and e.type = ${evidenceMoves.stamp.event} and pg_input_is_valid(e.line, 'jsonb')),
  kept as (select * from evidence_stamps where client_id = ${clientId})
  select coalesce(said.by, kept.sequence) as sequence, 'stamp' as flaw, '' as about,
         coalesce(encode(sha256(kept.token), 'hex'), '') as found
    from said full join kept on to_jsonb(kept.sequence) = said.data -> 'sequence'
   where (encode(sha256(kept.token), 'hex') = said.data ->> 'tokenSha256'
      and encode(sha256(convert_to(kept.head, 'UTF8')), 'hex') = said.data ->> 'headSha256') is not true`,
  )
}

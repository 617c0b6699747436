import type { EvidenceFlaw } from '@portal/domain/evidence/alarms'
import { type SQL, sql } from 'drizzle-orm'
import { sha256Hex } from '../../platform/crypto.ts'
import type { Tx } from '../../platform/database/db.ts'

/** Something that is not as it was written, at the event where it shows; `found`: what stands there instead, as a SHA-256. */
export type Finding = { flaw: EvidenceFlaw; sequence: number; about?: string; found?: string }

/** So many of each kind are named one by one. */
const mostNamed = 50

/**
 * What a statement finds (`sequence`, `flaw`, `about`, `found`), fifty of them one by one. All behind them are one finding, known by
 * the hash of all: whatever changes among them is a finding anew.
 */
export async function found(tx: Tx, query: SQL): Promise<Finding[]> {
  const { rows } = await tx.execute<Required<Finding>>(sql`
  with every as (${query}),
  placed as (select *, row_number() over (order by sequence, about, flaw) as place from every),
  shown as (
    select sequence, flaw, about, found, place from placed where place <= ${mostNamed}
    union all
    select min(sequence), (array_agg(flaw order by place))[1], '',
           encode(sha256(convert_to(string_agg(concat_ws(' ', flaw, sequence, about, found), ',' order by place), 'UTF8')), 'hex'),
           ${mostNamed} + 1
      from placed where place > ${mostNamed} having count(*) > 0)
  select sequence, flaw, about, found from shown order by place`)
  return rows.map(({ flaw, sequence, about, found: instead }) => ({
    flaw,
    sequence,
    ...(about && { about }),
    ...(instead && { found: instead }),
  }))
}

/** The same of what was found in the portal itself. */
export function cut(findings: Finding[]): Finding[] {
  const behind = findings.slice(mostNamed)
  const [next] = behind
  if (!next) return findings
  const rest = {
    flaw: next.flaw,
    sequence: next.sequence,
    found: sha256Hex(JSON.stringify(behind)),
  }
  return [...findings.slice(0, mostNamed), rest]
}

/** By what a set of findings is known, whatever their order. */
export const fingerprintOf = (findings: readonly { id: string }[]): string =>
  sha256Hex(
    findings
      .map(({ id }) => id)
      .toSorted()
      .join(),
  )

import type { Side } from '@portal/domain/access'
import { canonicalJson } from '@portal/domain/canonical-json'
import { sql } from 'drizzle-orm'
import { prepared } from '../platform/database/prepared.ts'
import type { Read } from '../platform/http/route.ts'
import { contentOfRow, keptTables, partsOfKey } from './kept-tables.ts'

/** Whose log it is, for whom, and with which event the export ends. */
export type Whole = { clientId: string; side: Side; last: number }

const rowsAtOnce = 1_000

const rowsBehind = prepared<
  { clientId: string; behind: string; most: number },
  { of: string; isHidden: boolean }
>()((db, { clientId, behind, most }, { of, isHidden }) => {
  const table = keptTables.find((each) => each.of === of)!
  const content = isHidden ? sql.raw('select null::text as content') : contentOfRow(table)
  return db
    .select({
      key: sql<string>`key`,
      sequence: sql<number | null>`sequence`,
      salt: sql<string | null>`salt`,
      content: sql<string | null>`content`,
    })
    .from(
      // First what is looked for, so that row-level security lets an index find it.
      sql`(with r as materialized (
             select client_id, key, sequence, salt, ${partsOfKey(table)} from evidence_rows
              where client_id = ${clientId} and of = ${sql.raw(`'${of}'`)} and key > ${behind}
                and (hash is not null or sequence is null)
              order by key limit ${most})
           select r.key, r.sequence, encode(r.salt, 'hex') as salt, s.content
             from r left join lateral (${content}) s on true
            order by r.key) page`,
    )
})

/**
 * The rows that the log holds by hash: each with what it says and its salt. Of one that a later line names, or that
 * waits for one, only that; of one that is not this side's to see, that it is hidden. What is gone is missing.
 */
export async function* rowsOfExport({ clientId, side, last }: Whole, read: Read) {
  for (const { of, hidden = false } of keptTables) {
    const shape = { of, isHidden: hidden && side === 'client' }
    let page: Row[] = []
    do {
      const values = { clientId, behind: page.at(-1)?.key ?? '', most: rowsAtOnce }
      page = await read((tx) => rowsBehind(tx, values, shape))
      const isOthers = shape.isHidden || (side === 'provider' && beforeTheyAreGiven.has(of))
      const lines = page.flatMap((row) => lineOf({ of, isOthers, last }, row))
      if (lines.length > 0) yield Buffer.from(lines.join(''))
    } while (page.length === rowsAtOnce)
  }
}

/** An instruction that waits for its second signature is the client's own. */
const beforeTheyAreGiven = new Set(['instructions', 'instruction_attachments'])

type Row = Awaited<ReturnType<typeof rowsBehind>>[number]
type Place = { of: string; isOthers: boolean; last: number }

function lineOf({ of, isOthers, last }: Place, { key, sequence, salt, content }: Row): string[] {
  if (sequence === null || sequence > last) return write({ of, key, sequence })
  if (content !== null && salt !== null) return write({ of, key, sequence, salt, content })
  return isOthers ? write({ of, key, hidden: true }) : []
}

const write = (row: object) => [`${canonicalJson({ row })}\n`]

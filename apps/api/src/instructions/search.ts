import { ilike, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import { isAny } from '../platform/database/lists.ts'
import type { Actor } from '../platform/http/session.ts'
import { instructions } from './table.ts'

/** What more have is common: a page of them is soon read in the order of the list. */
const mostFound = 500

/**
 * Whether title or number hold these words. A client's own are few and looked through; among all clients' the index of
 * trigrams finds what is rare, from three letters on.
 */
export async function isLike(tx: Tx, { holder }: Actor, search: string): Promise<SQL | undefined> {
  const like = `%${search.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`
  const looked = or(ilike(instructions.title, like), ilike(instructions.number, like))
  if (holder.side === 'client' || search.length < 3) return looked
  const { rows } = await tx.execute<{ found: string[] | null }>(
    sql`select instructions_like(${like}, ${mostFound}) as found`,
  )
  const found = rows[0]?.found
  return found ? isAny(instructions.id, found) : looked
}

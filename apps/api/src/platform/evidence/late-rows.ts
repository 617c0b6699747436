import { sql } from 'drizzle-orm'
import type { Tx } from '../database/db.ts'

/**
 * The next line of this transaction carries rows that could wait for one: those named `table/key`, or up to `most` of all.
 * Resolves to how many. As `portal_worker`.
 */
export async function takeLateRows(
  tx: Tx,
  clientId: string,
  wanted: string[] | null,
  most = 1_000,
): Promise<number> {
  const { rows } = await tx.execute<{ taken: number }>(
    sql`select take_late_rows(${clientId}::uuid, ${sql.param(wanted)}::text[], ${most}) as taken`,
  )
  return rows[0]?.taken ?? 0
}

import type { Home, Task } from '@portal/domain/home/contract'
import { sql } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import { toInstant } from '../platform/database/instant.ts'
import type { Actor } from '../platform/http/actor.ts'
import { clientHome } from './client-statement.ts'
import { providerHome } from './provider-statement.ts'

/** What needs doing on this side, most pressing first, and what the other side has in hand. */
export async function getHome(tx: Tx, actor: Actor): Promise<Home> {
  const { rows } = await tx.execute<Home>(sql.raw(actor.client ? clientHome : providerHome))
  // Both statements are one row that has exactly this shape, with moments as PostgreSQL writes them.
  const [{ tasks, underWay, figures }] = rows as [Home]
  return { tasks: tasks.map(dated), underWay: underWay.map(dated), figures }
}

const dated = <T extends Task | Home['underWay'][number]>(row: T): T => ({
  ...row,
  since: toInstant(row.since),
})

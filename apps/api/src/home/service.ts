import type { Side } from '@portal/domain/access'
import { type Home, mostTasks, type Task } from '@portal/domain/home/contract'
import { sql } from 'drizzle-orm'
import type { Instant } from '@portal/domain/time'
import type { Reader, Tx } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { toInstant } from '../platform/database/instant.ts'
import type { Actor } from '../platform/http/actor.ts'
import { statements } from './statements.ts'
import { firstLooks } from './table.ts'

const firstPage = prepared<{}, { side: Side }>()((db, _, { side }) =>
  db
    .select({
      tasks: sql<Home['tasks']>`tasks`,
      underWay: sql<Home['underWay']>`"underWay"`,
      isSettingUp: sql<boolean>`"isSettingUp"`,
      isFirstLook: sql<boolean>`"isFirstLook"`,
      figures: sql<Home['figures']>`figures`,
    })
    .from(sql`(${sql.raw(statements[side])}) page`),
)

/** What needs doing on this side, most pressing first, and what the other side has in hand. */
export async function getHome(tx: Reader, actor: Actor): Promise<Home> {
  // Both statements are one row that has exactly this shape, with moments as PostgreSQL writes them.
  const [row] = await firstPage(tx, {}, { side: actor.client ? 'client' : 'provider' })
  const { tasks, underWay, isSettingUp, isFirstLook, figures } = row!
  return {
    tasks: tasks.slice(0, mostTasks).map(dated),
    moreTasks: tasks.length > mostTasks,
    underWay: underWay.map(dated),
    isSettingUp,
    isFirstLook,
    figures,
  }
}

/** Somebody of a client has seen its agreement in short; the first time stands. */
export async function takeFirstLook(tx: Tx, actor: Actor, now: Instant): Promise<void> {
  if (!actor.client) throw new Error('whoever looks is in a client')
  await tx
    .insert(firstLooks)
    .values({ clientId: actor.client.id, userId: actor.userId, at: now })
    .onConflictDoNothing()
}

const dated = <T extends Task | Home['underWay'][number]>(row: T): T => ({
  ...row,
  since: toInstant(row.since),
})

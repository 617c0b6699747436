import {
  alarmingKinds,
  type SecurityEvent,
  type SecurityLogQuery,
} from '@portal/domain/accounts/security-log'
import type { Page } from '@portal/domain/page'
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import { behind, lastByTime, toPage } from '../../platform/http/pagination.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { accountEvents } from '../log-table.ts'

/** What happened to the own account, the newest first. */
export async function listOwnEvents(
  tx: Tx,
  { userId, name: userName }: Actor,
  { limit, cursor, alarming }: SecurityLogQuery,
): Promise<Page<SecurityEvent>> {
  const rows = await tx
    .select()
    .from(accountEvents)
    .where(
      and(
        eq(accountEvents.userId, userId),
        alarming ? inArray(accountEvents.kind, [...alarmingKinds]) : undefined,
        behind(lastByTime(cursor), accountEvents.at, accountEvents.id),
      ),
    )
    .orderBy(desc(accountEvents.at), desc(accountEvents.id))
    .limit(limit + 1)
  return toPage(
    rows,
    limit,
    ({ at, id }) => ({ by: at, id }),
    ({ id, at, kind, byName, address, device, detail }) => ({
      id,
      at,
      kind,
      userId,
      userName,
      by: byName,
      address,
      device,
      detail,
    }),
  )
}

import {
  alarmingKinds,
  type SecurityEvent,
  type SecurityLogQuery,
} from '@portal/domain/accounts/security-log'
import type { Page } from '@portal/domain/page'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { memberEvents } from '../../accounts/log-table.ts'
import { requireClient } from '../../clients/service.ts'
import type { Tx } from '../../platform/database/db.ts'
import { behind, lastByTime, toPage } from '../../platform/http/pagination.ts'

/** What happened to the accounts of a client's people while they had access, the newest first. */
export async function listClientEvents(
  tx: Tx,
  clientId: string,
  { limit, cursor, alarming, userId }: SecurityLogQuery,
): Promise<Page<SecurityEvent>> {
  const events = tx
    .select({
      id: memberEvents.id,
      at: memberEvents.at,
      kind: memberEvents.kind,
      userId: memberEvents.userId,
      userName: memberEvents.userName,
      by: memberEvents.byName,
      address: memberEvents.address,
      device: memberEvents.device,
      detail: memberEvents.detail,
    })
    .from(memberEvents)
    .where(
      and(
        eq(memberEvents.clientId, clientId),
        alarming ? inArray(memberEvents.kind, alarmingKinds) : undefined,
        userId === undefined ? undefined : eq(memberEvents.userId, userId),
        behind(lastByTime(cursor), memberEvents.at, memberEvents.id),
      ),
    )
    .orderBy(desc(memberEvents.at), desc(memberEvents.id))
    .limit(limit + 1)
  const [rows] = await Promise.all([events, requireClient(tx, clientId)])
  return toPage(
    rows,
    limit,
    ({ at, id }) => ({ by: at, id }),
    (row) => row,
  )
}

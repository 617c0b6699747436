import {
  alarmingKinds,
  type SecurityEvent,
  type SecurityLogQuery,
} from '@portal/domain/accounts/security-log'
import type { Page } from '@portal/domain/page'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { memberEvents } from '../../accounts/log-table.ts'
import { requireClient } from '../../clients/service.ts'
import type { Reader } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { behind, type Last, lastByTime, toPage } from '../../platform/http/pagination.ts'

const eventPage = prepared<
  Last & { clientId: string; userId: string | undefined; most: number },
  { alarming: boolean | undefined }
>()((db, { clientId, userId, most, ...last }, { alarming }) =>
  db
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
        userId && eq(memberEvents.userId, userId),
        behind(last, memberEvents.at, memberEvents.id),
      ),
    )
    .orderBy(desc(memberEvents.at), desc(memberEvents.id))
    .limit(most),
)

/** What happened to the accounts of a client's people while they had access, the newest first. */
export async function listClientEvents(
  tx: Reader,
  clientId: string,
  { limit, cursor, alarming, userId }: SecurityLogQuery,
): Promise<Page<SecurityEvent>> {
  const values = { clientId, userId, most: limit + 1, ...lastByTime(cursor) }
  const [rows] = await Promise.all([
    eventPage(tx, values, { alarming }),
    requireClient(tx, clientId),
  ])
  return toPage(
    rows,
    limit,
    ({ at, id }) => ({ by: at, id }),
    (row) => row,
  )
}

import {
  alarmingKinds,
  type SecurityEvent,
  type SecurityLogQuery,
} from '@portal/domain/accounts/security-log'
import type { Page } from '@portal/domain/page'
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Reader } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { behind, type Last, lastByTime, toPage } from '../../platform/http/pagination.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { accountEvents } from '../log-table.ts'

const eventPage = prepared<
  Last & { userId: string; most: number },
  { alarming: boolean | undefined }
>()((db, { userId, most, ...last }, { alarming }) =>
  db
    .select()
    .from(accountEvents)
    .where(
      and(
        eq(accountEvents.userId, userId),
        alarming ? inArray(accountEvents.kind, [...alarmingKinds]) : undefined,
        behind(last, accountEvents.at, accountEvents.id),
      ),
    )
    .orderBy(desc(accountEvents.at), desc(accountEvents.id))
    .limit(most),
)

/** What happened to the own account, the newest first. */
export async function listOwnEvents(
  tx: Reader,
  { userId, name: userName }: Actor,
  { limit, cursor, alarming }: SecurityLogQuery,
): Promise<Page<SecurityEvent>> {
  const values = { userId, most: limit + 1, ...lastByTime(cursor) }
  const rows = await eventPage(tx, values, { alarming })
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

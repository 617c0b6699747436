import type { CalendarDate } from '@portal/domain/time'
import { and, eq, gte, isNull, or, sql } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import { agreements } from './table.ts'

/** Whether a client has an agreement that has not ended by then. Of two that ask at once the second finds what the first has made. */
export async function openAgreementOf(
  tx: Tx,
  clientId: string,
  on: CalendarDate,
): Promise<boolean> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`agreement ${clientId}`}, 0))`,
  )
  const [open] = await tx
    .select({ id: agreements.id })
    .from(agreements)
    .where(
      and(
        eq(agreements.clientId, clientId),
        isNull(agreements.struckAt),
        or(isNull(agreements.endsOn), gte(agreements.endsOn, on)),
      ),
    )
    .limit(1)
  return open !== undefined
}

import { canonicalJson } from '@portal/domain/canonical-json'
import { and, asc, eq, gt, lte } from 'drizzle-orm'
import type { Reader } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { evidenceStamps } from './table.ts'

const stampsBetween = prepared<{ clientId: string; after: number; last: number }>()(
  (db, { clientId, after, last }) =>
    db
      .select({
        sequence: evidenceStamps.sequence,
        head: evidenceStamps.head,
        token: evidenceStamps.token,
      })
      .from(evidenceStamps)
      .where(
        and(
          eq(evidenceStamps.clientId, clientId),
          gt(evidenceStamps.sequence, after),
          lte(evidenceStamps.sequence, last),
        ),
      )
      .orderBy(asc(evidenceStamps.sequence)),
)

/** The lines of an export for the stamps of these events, by event. */
export async function stampLines(
  tx: Reader,
  stretch: { clientId: string; after: number; last: number },
): Promise<Map<number, string>> {
  const stamps = await stampsBetween(tx, stretch)
  return new Map(
    stamps.map(({ sequence, head, token }) => [
      sequence,
      `${canonicalJson({ stamp: { head, sequence, token: token.toString('base64url') } })}\n`,
    ]),
  )
}

import { canonicalJson } from '@portal/domain/canonical-json'
import type { EvidenceStamp } from '@portal/domain/evidence/contract'
import { and, asc, desc, eq, gt, lte } from 'drizzle-orm'
import type { Reader } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { evidenceStamps } from './table.ts'

const newest = prepared<{ clientId: string }>()((db, { clientId }) =>
  db
    .select({
      sequence: evidenceStamps.sequence,
      at: evidenceStamps.at,
      authority: evidenceStamps.authority,
      head: evidenceStamps.head,
      token: evidenceStamps.token,
    })
    .from(evidenceStamps)
    .where(eq(evidenceStamps.clientId, clientId))
    .orderBy(desc(evidenceStamps.sequence))
    .limit(1),
)

/** The newest time stamp of a log; null: it is without one. */
export async function newestStamp(tx: Reader, clientId: string): Promise<EvidenceStamp | null> {
  const [stamp] = await newest(tx, { clientId })
  return stamp ? { ...stamp, token: stamp.token.toString('base64') } : null
}

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

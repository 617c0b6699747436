import { and, asc, eq, gt, isNotNull } from 'drizzle-orm'
import { isSignedEnding } from '../../endings/signed-ending.ts'
import { endings } from '../../endings/table.ts'
import type { Tx } from '../../platform/database/db.ts'
import type { JWK } from '../../platform/evidence/signing.ts'
import { cut, type Finding } from './findings.ts'
import { evidenceAlarms } from '../table.ts'

const atOnce = 500

/** Endings that nobody signed, and alarms that are ended by none that names them. */
export async function otherEndings(tx: Tx, clientId: string, keys: JWK[]): Promise<Finding[]> {
  const wrong: string[] = []
  const named = new Map<string, string>()
  let page: (typeof endings.$inferSelect)[] = []
  do {
    page = await tx
      .select()
      .from(endings)
      .where(
        and(
          eq(endings.clientId, clientId),
          page.length > 0 ? gt(endings.id, page.at(-1)!.id) : undefined,
        ),
      )
      .orderBy(asc(endings.id))
      .limit(atOnce)
    for (const row of page) {
      const { id, kind, facts } = row
      if (!isSignedEnding(row, keys)) wrong.push(`endings/${id}`)
      else if (kind === 'alarm' && Array.isArray(facts.alarms))
        for (const alarm of facts.alarms) named.set(alarm, id)
    }
  } while (page.length === atOnce)
  const ended = await tx
    .select({ id: evidenceAlarms.id, endingId: evidenceAlarms.endingId })
    .from(evidenceAlarms)
    .where(and(eq(evidenceAlarms.clientId, clientId), isNotNull(evidenceAlarms.endedAt)))
  for (const { id, endingId } of ended)
    if (named.get(id) !== endingId) wrong.push(`evidence_alarms/${id}`)
  return cut(wrong.map((about) => ({ flaw: 'row', sequence: 0, about })))
}

import type { AgreementTerms } from '@portal/domain/agreements/contract'
import { invalid } from '@portal/domain/fault'
import type { CalendarDate } from '@portal/domain/time'
import { asc, eq } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/database/db.ts'
import { annexOn, engage } from '../subprocessors/service.ts'
import { tomMeasures, tomVersions } from '../toms/table.ts'

type Annexes = Pick<AgreementTerms, 'subprocessors' | 'measures'>

/**
 * The annexes as a paper names them, out of what the portal has; who is listed works for the client from then on (§7.2). Throws
 * `invalid` where there is no such thing.
 */
export async function annexesOf(
  tx: Tx & Reader,
  clientId: string,
  { subprocessorIds, tomVersion }: { subprocessorIds: string[]; tomVersion: number | null },
  on: CalendarDate,
): Promise<Annexes> {
  return {
    subprocessors: await engage(tx, clientId, subprocessorIds, on),
    measures: tomVersion === null ? [] : await measuresOf(tx, tomVersion),
  }
}

/** The same of what is only offered: nobody works for anybody yet. Throws `invalid`. */
export async function plannedAnnexes(
  tx: Tx & Reader,
  { subprocessorIds, tomVersion }: { subprocessorIds: string[]; tomVersion: number | null },
  on: CalendarDate,
): Promise<Annexes> {
  return {
    subprocessors: await annexOn(tx, subprocessorIds, on),
    measures: tomVersion === null ? [] : await measuresOf(tx, tomVersion),
  }
}

async function measuresOf(tx: Tx, version: number): Promise<string[]> {
  const [known] = await tx
    .select({ version: tomVersions.version })
    .from(tomVersions)
    .where(eq(tomVersions.version, version))
  if (!known) throw invalid('/terms/tomVersion', 'unknown', 'is no published version')
  const measures = await tx
    .select({ text: tomMeasures.text })
    .from(tomMeasures)
    .where(eq(tomMeasures.version, version))
    .orderBy(asc(tomMeasures.position))
  return measures.map(({ text }) => text)
}

import { isPossible, standingOf } from '@portal/domain/agreements/answers'
import { AppError } from '@portal/domain/fault'
import type { AgreementMoveName } from '@portal/domain/moves/agreement'
import type { CalendarDate } from '@portal/domain/time'
import { desc, eq } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import type { Held } from '../platform/database/hold.ts'
import { agreements, agreementVersions } from './table.ts'

export type Row = typeof agreements.$inferSelect & { version: number; validFrom: CalendarDate }

/** An agreement in its newest version, locked until the transaction ends. */
export const agreementAt = (tx: Tx, id: string): Held<Row> => ({
  entity: 'agreement',
  lock: async () => {
    const [row] = await tx.select().from(agreements).where(eq(agreements.id, id)).for('update')
    if (!row) return undefined
    const [newest] = await tx
      .select({ version: agreementVersions.version, validFrom: agreementVersions.validFrom })
      .from(agreementVersions)
      .where(eq(agreementVersions.agreementId, id))
      .orderBy(desc(agreementVersions.version))
      .limit(1)
    return newest && { ...row, ...newest }
  },
})

/** Throws `illegal-move`. */
export function assertPossible(row: Row, move: AgreementMoveName): void {
  const from = standingOf(row)
  if (!isPossible(from, move)) throw new AppError({ code: 'illegal-move', from, move })
}

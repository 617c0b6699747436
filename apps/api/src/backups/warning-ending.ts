import type { Backups } from '@portal/domain/backups/contract'
import type { EndTask } from '@portal/domain/endings/contract'
import { providerLog } from '@portal/domain/evidence/provider-log'
import { AppError } from '@portal/domain/fault'
import { sql } from 'drizzle-orm'
import { type EndingActing, writeEnding } from '../endings/service.ts'
import { type BackupSetup, getBackups } from './status.ts'

/**
 * Ends the warning that there is no whole backup, with a reason, until the next attempt and for thirty days at most. Throws
 * `illegal-move` where there is no warning, or somebody has ended it.
 */
export async function endBackupWarning(
  acting: EndingActing,
  setup: BackupSetup,
  { reason }: EndTask,
): Promise<Backups> {
  const { tx, now } = acting
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('backup warning', 0))`)
  const { state, ending } = await getBackups(tx, setup, now)
  if (state === 'sound' || state === 'due' || ending !== null)
    throw new AppError({ code: 'illegal-move', from: ending ? 'ended' : state, move: 'end' })
  await writeEnding(
    acting,
    { clientId: providerLog, kind: 'backup', subject: state, number: null, reason },
    async () => {},
  )
  return getBackups(tx, setup, now)
}

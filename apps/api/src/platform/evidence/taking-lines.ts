import type { EvidenceEvent } from '@portal/domain/evidence/chain'
import { providerLog } from '@portal/domain/evidence/provider-log'
import { sql } from 'drizzle-orm'
import type { Tx } from '../database/db.ts'
import type { RecordEvidence } from './evidence.ts'

/** Whether a log still goes on where it stands; one that was changed may take no line any more. */
export async function takesLines(tx: Tx, owner: string): Promise<boolean> {
  const { rows } = await tx.execute<{ takes: boolean }>(
    sql`select log_takes_lines(${owner}::uuid) as takes`,
  )
  return rows[0]?.takes === true
}

/** The log that takes an event of this one: itself, else the provider's own; null: neither does. */
export async function logThatTakes(tx: Tx, owner: string): Promise<string | null> {
  for (const log of [owner, providerLog]) if (await takesLines(tx, log)) return log
  return null
}

/** Writes an event into the log that takes it, which in the provider's own says whose it is. */
export async function recordIn(
  tx: Tx,
  evidence: RecordEvidence,
  log: string | null,
  event: EvidenceEvent,
): Promise<void> {
  if (log === null) return
  const { clientId, data } = event
  if (log === clientId) return void (await evidence(tx, event))
  const own = sql`select set_config('app.client_id', ${log}, true)`
  const back = sql`select set_config('app.client_id', ${clientId}, true)`
  const isWorker = await isOf(tx, clientId)
  if (isWorker) await tx.execute(own)
  await evidence(tx, { ...event, clientId: log, data: { ...data, client: clientId } })
  if (isWorker) await tx.execute(back)
}

/** Whether this transaction sees the rows of this client alone. */
async function isOf(tx: Tx, clientId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ is: boolean }>(
    sql`select nullif(current_setting('app.client_id', true), '') = ${clientId} as is`,
  )
  return rows[0]?.is === true
}

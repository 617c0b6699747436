import type { NoteAlarm } from '@portal/domain/evidence/alarms'
import { invalid } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { alarmReadings } from '../table.ts'

/** A person takes note of the alarms about the log they are in, up to what they have seen; nobody else's task ends with it. */
export async function takeNote(
  tx: Tx,
  actor: Actor,
  { seenAt }: NoteAlarm,
  now: Instant,
): Promise<void> {
  if (!actor.client) throw new Error('whoever takes note is in a client')
  if (seenAt > now) throw invalid('/seenAt', 'future', 'lies ahead')
  const own = { clientId: actor.client.id, userId: actor.userId }
  await tx
    .insert(alarmReadings)
    .values({ ...own, notedAt: seenAt })
    .onConflictDoUpdate({
      target: [alarmReadings.clientId, alarmReadings.userId],
      set: { notedAt: sql`greatest(${alarmReadings.notedAt}, excluded.noted_at)` },
    })
}

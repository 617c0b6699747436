import type { ClientChange } from '@portal/domain/clients/record'
import type { Instant } from '@portal/domain/time'
import { eq } from 'drizzle-orm'
import { clients } from '../../clients/table.ts'
import type { Tx } from '../../platform/database/db.ts'
import { hold } from '../../platform/database/hold.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import {
  type EvidenceEvent,
  personalOf,
  type RecordEvidence,
} from '../../platform/evidence/evidence.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { clientChanges } from '../table.ts'

/** Who acts on a client, when, and what that needs. */
export type Acting = {
  tx: Tx
  actor: Actor
  now: Instant
  /** The version the person saw. */
  seen: number | null
  enqueue: Enqueue
  evidence: RecordEvidence
}

/** Holds a client as it was seen. Throws `not-found`, `stale`. */
export const holdClient = ({ tx, seen }: Acting, id: string) =>
  hold(
    {
      entity: 'client',
      lock: async () => {
        const [row] = await tx.select().from(clients).where(eq(clients.id, id)).for('no key update')
        return row
      },
    },
    seen,
  )

type Happened = {
  clientId: string
  version: number
  what: ClientChange['what']
  event: EvidenceEvent['type']
  changes: ClientChange['changes']
}

/** Keeps what became of a client: in its history, and as a line of its log that names the fields and holds their hash. */
export async function keepChange(
  { tx, actor, evidence, now }: Acting,
  { clientId, version, what, event, changes }: Happened,
): Promise<void> {
  await tx.insert(clientChanges).values({
    clientId,
    sequence: version,
    at: now,
    what,
    byUser: actor.userId,
    byName: actor.name,
    side: actor.holder.side,
    changes,
  })
  await evidence(tx, {
    clientId,
    at: now,
    type: event,
    subject: { kind: 'client', id: clientId, number: null },
    data: { version, fields: changes.map(({ field }) => field) },
    personal: personalOf(actor),
  })
}

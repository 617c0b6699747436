import type { Client } from '@portal/domain/clients/contract'
import type { Side } from '@portal/domain/access'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { eq } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import type { Actor } from '../platform/http/actor.ts'
import { columnsFor, toClient } from './reading-parts.ts'
import { clients } from './table.ts'

const oneClient = prepared<{ id: string }, { side: Side }>()((db, { id }, { side }) =>
  db.select(columnsFor(side)).from(clients).where(eq(clients.id, id)),
)

export async function getClient(
  tx: Reader,
  actor: Actor,
  id: string,
  now: Instant,
): Promise<Client> {
  const [row] = await oneClient(tx, { id }, { side: actor.holder.side })
  if (!row) throw new AppError({ code: 'not-found', entity: 'client' })
  return toClient(row, now)
}

const known = prepared<{ id: string }>()((db, { id }) =>
  db.select({ id: clients.id }).from(clients).where(eq(clients.id, id)),
)

/** Throws `not-found` for a client this session does not see. */
export async function requireClient(tx: Reader, id: string): Promise<void> {
  const [row] = await known(tx, { id })
  if (!row) throw new AppError({ code: 'not-found', entity: 'client' })
}

/** Holds a client until the transaction ends: nobody archives it meanwhile. Throws `not-found`, `conflict` (`client-archived`). */
export async function holdActive(tx: Tx, id: string): Promise<void> {
  await requireClient(tx, id)
  const [row] = await tx
    .select({ archivedAt: clients.archivedAt })
    .from(clients)
    .where(eq(clients.id, id))
    .for('share')
  if (row?.archivedAt) throw new AppError({ code: 'conflict', rule: 'client-archived' })
}

import type { Client } from '@portal/domain/clients/contract'
import type { ArchiveClient } from '@portal/domain/clients/record'
import { AppError } from '@portal/domain/fault'
import { clientMoves } from '@portal/domain/moves/client'
import { dateAt } from '@portal/domain/time'
import { eq } from 'drizzle-orm'
import { getClient } from '../../clients/service.ts'
import { clients } from '../../clients/table.ts'
import { type Acting, holdClient, keepChange } from './acting.ts'

/**
 * Archives a client: it is in no list by itself, gets no new notice and no new access; everything stays readable, and what is
 * under way goes on. Throws `stale`, `illegal-move`, `conflict` (`agreement-in-force`, unless that is known).
 */
export async function archiveClient(
  acting: Acting,
  id: string,
  { despiteAgreement }: ArchiveClient,
): Promise<Client> {
  const { now } = acting
  const { archivedAt, agreementUntil, version } = await holdClient(acting, id)
  if (archivedAt) throw new AppError({ code: 'illegal-move', from: 'archived', move: 'archive' })
  const inForce = agreementUntil !== null && agreementUntil >= dateAt(now)
  if (inForce && !despiteAgreement)
    throw new AppError({ code: 'conflict', rule: 'agreement-in-force' })
  return set(acting, id, { version: version + 1, archivedAt: now }, 'archive', 'archived')
}

/** Takes a client out of the archive. Throws `stale`, `illegal-move`. */
export async function restoreClient(acting: Acting, id: string): Promise<Client> {
  const { archivedAt, version } = await holdClient(acting, id)
  if (!archivedAt) throw new AppError({ code: 'illegal-move', from: 'active', move: 'restore' })
  return set(acting, id, { version: version + 1, archivedAt: null }, 'restore', 'restored')
}

async function set(
  acting: Acting,
  id: string,
  state: { version: number; archivedAt: string | null },
  move: 'archive' | 'restore',
  what: 'archived' | 'restored',
): Promise<Client> {
  const { tx, actor, now } = acting
  await tx.update(clients).set(state).where(eq(clients.id, id))
  const { event } = clientMoves[move]
  await keepChange(acting, { clientId: id, version: state.version, what, event, changes: [] })
  return getClient(tx, actor, id, now)
}

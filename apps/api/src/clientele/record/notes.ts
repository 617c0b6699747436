import type { ClientNote, WriteNote } from '@portal/domain/clients/record'
import { AppError } from '@portal/domain/fault'
import { and, eq } from 'drizzle-orm'
import { requireClient } from '../../clients/service.ts'
import type { Reader } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { clientNotes } from '../table.ts'
import type { Acting } from './acting.ts'

const oneNote = prepared<{ id: string }>()((db, { id }) =>
  db.select().from(clientNotes).where(eq(clientNotes.clientId, id)),
)

/** What the provider notes about a client for itself. Throws `not-found`. */
export async function getNote(tx: Reader, clientId: string): Promise<ClientNote> {
  const [[row]] = await Promise.all([oneNote(tx, { id: clientId }), requireClient(tx, clientId)])
  return row ?? { clientId, text: null, version: 0, updatedAt: null, updatedBy: null }
}

/** Throws `stale` where it is not the note that was seen; version 0 was none. */
export async function writeNote(
  { tx, actor, seen, now }: Acting,
  clientId: string,
  { text }: WriteNote,
): Promise<ClientNote> {
  await requireClient(tx, clientId)
  const said = { text, updatedAt: now, updatedBy: actor.name }
  const written =
    seen === 0
      ? await tx
          .insert(clientNotes)
          .values({ clientId, ...said })
          .onConflictDoNothing()
          .returning()
      : await tx
          .update(clientNotes)
          .set({ ...said, version: (seen ?? 0) + 1 })
          .where(and(eq(clientNotes.clientId, clientId), eq(clientNotes.version, seen ?? 0)))
          .returning()
  const [note] = written
  if (!note) throw new AppError({ code: 'stale', entity: 'client-note' })
  return note
}

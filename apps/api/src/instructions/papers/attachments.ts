import { may } from '@portal/domain/access'
import { AppError } from '@portal/domain/fault'
import { type Instruction, mostAttachments } from '@portal/domain/instructions/contract'
import { instructionAsides } from '@portal/domain/moves/instruction'
import type { Instant } from '@portal/domain/time'
import { and, count, eq, getTableColumns, type Placeholder, sql } from 'drizzle-orm'
import type { Vault } from '../../platform/crypto.ts'
import type { Reader, Tx } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { personalOf, type RecordEvidence } from '../../platform/evidence/evidence.ts'
import { piece } from '../../platform/database/bytes.ts'
import type { KnownType } from '../../platform/files/file-type.ts'
import type { LateFile } from '../../platform/files/files.ts'
import { openInPieces } from '../../platform/files/pieces.ts'
import type { Read } from '../../platform/http/route.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Actor } from '../../platform/http/actor.ts'
import type { UploadedFile } from '../../platform/files/upload.ts'
import { instructionAttachments } from '../correspondence-table.ts'
import { lockInstruction } from '../lock.ts'
import { getInstruction } from '../reading.ts'
import { instructions } from '../table.ts'

export const contextOf = (clientId: string, sha256: string) => `attachment/${clientId}/${sha256}`

/** A file that was taken by what is in it. */
export type CheckedFile = { file: UploadedFile; mediaType: KnownType['mediaType'] }
type Attaching = { tx: Tx; actor: Actor; evidence: RecordEvidence; now: Instant }

/**
 * Adds a file that was checked to a draft, or, by an authorised person, to an instruction whose concern is to be answered. The same file twice is
 * kept once. The version counts on: whoever reviewed it without the file is told. Throws `illegal-move`, `file-refused`
 * (`too-many`), `stale`.
 */
export async function attachFile(
  { tx, actor, evidence, now }: Attaching,
  vault: Vault,
  id: string,
  { file, mediaType }: CheckedFile,
  seen: number | null,
): Promise<Instruction> {
  const row = await lockInstruction(tx, id, seen)
  assertMayAttach(actor, row.status)
  const { content, fileName } = file
  const { sha256, size } = content
  const ofInstruction = eq(instructionAttachments.instructionId, id)
  const [known] = await tx
    .select({ id: instructionAttachments.id })
    .from(instructionAttachments)
    .where(and(ofInstruction, eq(instructionAttachments.sha256, sha256)))
  if (known) return getInstruction(tx, actor, id)
  const [kept] = await tx.select({ n: count() }).from(instructionAttachments).where(ofInstruction)
  if ((kept?.n ?? 0) >= mostAttachments)
    throw new AppError({ code: 'file-refused', reason: 'too-many' })
  await keepFile({ tx, actor, now }, vault, row, { file, mediaType })
  await touch(tx, id, row.version, now)
  if (row.status === 'suspended')
    await evidence(tx, {
      clientId: row.clientId,
      at: now,
      type: instructionAsides.attach.event,
      subject: { kind: 'instruction', id, number: row.number },
      data: { sha256, size, mediaType },
      personal: { ...personalOf(actor), file: fileName },
    })
  return getInstruction(tx, actor, id)
}

/** Seals a file and keeps it with an instruction; resolves to what is known of it. */
export async function keepFile(
  { tx, actor, now }: Pick<Attaching, 'tx' | 'actor' | 'now'>,
  vault: Vault,
  { id, clientId }: Pick<typeof instructions.$inferSelect, 'id' | 'clientId'>,
  { file: { content, fileName: name }, mediaType }: CheckedFile,
) {
  const { sha256, size } = content
  const about = { name, mediaType, size, sha256, byName: actor.name, at: now }
  await tx.insert(instructionAttachments).values({
    id: newId(),
    clientId,
    instructionId: id,
    ...about,
    ...(await content.seal(vault, contextOf(clientId, sha256))),
  })
  return about
}

/** Takes a file off a draft again. */
export async function detachFile(
  tx: Tx,
  actor: Actor,
  id: string,
  attachmentId: string,
  seen: number | null,
  now: Instant,
): Promise<Instruction> {
  const row = await lockInstruction(tx, id, seen)
  if (row.status !== 'draft')
    throw new AppError({ code: 'illegal-move', from: row.status, move: 'detach' })
  const gone = await tx
    .delete(instructionAttachments)
    .where(whichOf(id, attachmentId))
    .returning({ id: instructionAttachments.id })
  if (gone.length === 0) throw new AppError({ code: 'not-found', entity: 'attachment' })
  await touch(tx, id, row.version, now)
  return getInstruction(tx, actor, id)
}

const fileOf = prepared<{ id: string; attachmentId: string }>()((db, { id, attachmentId }) => {
  const { sealed: _, ...about } = getTableColumns(instructionAttachments)
  return db.select(about).from(instructionAttachments).where(whichOf(id, attachmentId))
})
type Piece = { id: string; attachmentId: string; from: number; length: number }
const pieceOf = prepared<Piece>()((db, { id, attachmentId, from, length }) =>
  db
    .select({ piece: piece(instructionAttachments.sealed, from, length) })
    .from(instructionAttachments)
    .where(whichOf(id, attachmentId)),
)

/** A file's bytes, decrypted as they are sent; it fails when they are not the ones whose SHA-256 was recorded. */
export async function readAttachment(
  tx: Reader,
  vault: Vault,
  id: string,
  attachmentId: string,
  read: Read,
): Promise<LateFile> {
  const [row] = await fileOf(tx, { id, attachmentId })
  if (!row) throw new AppError({ code: 'not-found', entity: 'attachment' })
  const { name: fileName, mediaType, sha256, size } = row
  const kept = { ...row, context: contextOf(row.clientId, sha256) }
  return async () => ({
    fileName,
    mediaType,
    sha256,
    size,
    content: await openInPieces(vault, kept, async (from, length) => {
      const [found] = await read((each) =>
        pieceOf(each, { id, attachmentId, from: from + 1, length }),
      )
      return found?.piece
    }),
  })
}

const whichOf = (id: string | Placeholder, attachmentId: string | Placeholder) =>
  and(eq(instructionAttachments.instructionId, id), eq(instructionAttachments.id, attachmentId))

const touch = (tx: Tx, id: string, version: number, now: Instant) =>
  tx
    .update(instructions)
    .set({ version: version + 1, updatedAt: now })
    .where(eq(instructions.id, id))

/** What was given belongs to those who may instruct: a file of theirs is part of their answer to a concern. */
function assertMayAttach({ holder }: Actor, status: string) {
  if (status !== 'draft' && status !== 'suspended')
    throw new AppError({ code: 'illegal-move', from: status, move: 'attach' })
  if (status === 'suspended' && !may(holder, 'instructions.submit'))
    throw new AppError({ code: 'forbidden', rule: 'not-authorised' })
}

/** Whether files came to a wording since it was put into force. */
export async function hasNewFiles(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select from instruction_attachments a where a.instruction_id = ${id}
       and a.at > (select max(r.at) from instruction_revisions r where r.instruction_id = ${id})`)
  return rows.length > 0
}

import { may } from '@portal/domain/access'
import { AppError } from '@portal/domain/fault'
import { type Instruction, mostAttachments } from '@portal/domain/instructions/contract'
import { instructionAsides } from '@portal/domain/moves/instruction'
import type { Instant } from '@portal/domain/time'
import { and, count, eq, type Placeholder, sql } from 'drizzle-orm'
import { sha256Hex, type Vault } from '../../platform/crypto.ts'
import type { Reader, Tx } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { personalOf, type RecordEvidence } from '../../platform/evidence/evidence.ts'
import type { KnownType } from '../../platform/files/file-check.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Actor } from '../../platform/http/actor.ts'
import type { UploadedFile } from '../../platform/files/upload.ts'
import { instructionAttachments } from '../correspondence-table.ts'
import { lockInstruction } from '../lock.ts'
import { getInstruction } from '../reading.ts'
import { instructions } from '../table.ts'

export const contextOf = (clientId: string, sha256: string) => `attachment/${clientId}/${sha256}`

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
  { file, mediaType }: { file: UploadedFile; mediaType: KnownType['mediaType'] },
  seen: number | null,
): Promise<Instruction> {
  const row = await lockInstruction(tx, id, seen)
  assertMayAttach(actor, row.status)
  const { content, fileName } = file
  const sha256 = sha256Hex(content)
  const ofInstruction = eq(instructionAttachments.instructionId, id)
  const [known] = await tx
    .select({ id: instructionAttachments.id })
    .from(instructionAttachments)
    .where(and(ofInstruction, eq(instructionAttachments.sha256, sha256)))
  if (known) return getInstruction(tx, actor, id)
  const [kept] = await tx.select({ n: count() }).from(instructionAttachments).where(ofInstruction)
  if ((kept?.n ?? 0) >= mostAttachments)
    throw new AppError({ code: 'file-refused', reason: 'too-many' })
  await tx.insert(instructionAttachments).values({
    id: newId(),
    clientId: row.clientId,
    instructionId: id,
    name: fileName,
    mediaType,
    size: content.byteLength,
    sha256,
    byName: actor.name,
    at: now,
    ...vault.seal(content, contextOf(row.clientId, sha256)),
  })
  await touch(tx, id, row.version, now)
  if (row.status === 'suspended')
    await evidence(tx, {
      clientId: row.clientId,
      at: now,
      type: instructionAsides.attach.event,
      subject: { kind: 'instruction', id, number: row.number },
      data: { sha256, size: content.byteLength, mediaType },
      personal: { ...personalOf(actor), file: fileName },
    })
  return getInstruction(tx, actor, id)
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

const fileOf = prepared<{ id: string; attachmentId: string }>()((db, { id, attachmentId }) =>
  db.select().from(instructionAttachments).where(whichOf(id, attachmentId)),
)

/** A file's bytes, decrypted; throws when they are not the ones whose SHA-256 was recorded. */
export async function readAttachment(tx: Reader, vault: Vault, id: string, attachmentId: string) {
  const [row] = await fileOf(tx, { id, attachmentId })
  if (!row) throw new AppError({ code: 'not-found', entity: 'attachment' })
  const content = vault.open(row, contextOf(row.clientId, row.sha256))
  if (sha256Hex(content) !== row.sha256)
    throw new Error(`attachment ${attachmentId} does not match its SHA-256`)
  return { content, fileName: row.name, mediaType: row.mediaType, sha256: row.sha256 }
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

import { AppError, invalid } from '@portal/domain/fault'
import type { SubprocessorFile } from '@portal/domain/subprocessors/contract'
import type { Instant } from '@portal/domain/time'
import { and, count, eq } from 'drizzle-orm'
import type { Vault } from '../platform/crypto.ts'
import { piece } from '../platform/database/bytes.ts'
import type { Reader, Tx } from '../platform/database/db.ts'
import { newId } from '../platform/database/ids.ts'
import { prepared } from '../platform/database/prepared.ts'
import type { Content } from '../platform/files/content.ts'
import type { LateFile } from '../platform/files/files.ts'
import { openInPieces } from '../platform/files/pieces.ts'
import type { Actor } from '../platform/http/actor.ts'
import type { Read } from '../platform/http/route.ts'
import { lockEntry } from './lock.ts'
import { subprocessorFiles } from './table.ts'

/** So many files has an entry at most. */
const most = 100

const fileOf = prepared<{ id: string; subprocessorId: string }>()((db, { id, subprocessorId }) =>
  db
    .select({
      fileName: subprocessorFiles.fileName,
      mediaType: subprocessorFiles.mediaType,
      size: subprocessorFiles.size,
      sha256: subprocessorFiles.sha256,
      keyId: subprocessorFiles.keyId,
    })
    .from(subprocessorFiles)
    .where(and(eq(subprocessorFiles.id, id), eq(subprocessorFiles.subprocessorId, subprocessorId))),
)
const pieceOf = prepared<{ id: string; from: number; length: number }>()(
  (db, { id, from, length }) =>
    db
      .select({ piece: piece(subprocessorFiles.sealed, from, length) })
      .from(subprocessorFiles)
      .where(eq(subprocessorFiles.id, id)),
)

export const contextOf = (subprocessorId: string, sha256: string) =>
  `certificate/${subprocessorId}/${sha256}`

/** Keeps a PDF that was checked, sealed; a certificate of a record may name it from then on. */
export async function keepFile(
  tx: Tx,
  actor: Actor,
  vault: Vault,
  subprocessorId: string,
  { fileName, content }: { fileName: string; content: Content },
  now: Instant,
): Promise<SubprocessorFile> {
  await lockEntry(tx, subprocessorId, null)
  const [kept] = await tx
    .select({ files: count() })
    .from(subprocessorFiles)
    .where(eq(subprocessorFiles.subprocessorId, subprocessorId))
  if (kept && kept.files >= most) throw invalid('/file', 'too-many', `are ${most} at most`)
  const { size, sha256 } = content
  const file = { id: newId(), fileName, size, sha256 }
  await tx.insert(subprocessorFiles).values({
    ...file,
    subprocessorId,
    mediaType: 'application/pdf',
    createdAt: now,
    createdBy: actor.userId,
    ...(await content.seal(vault, contextOf(subprocessorId, sha256))),
  })
  return file
}

/** The bytes, decrypted as they are sent; it fails when they are not the ones whose SHA-256 was recorded. */
export async function readFile(
  tx: Reader,
  vault: Vault,
  { id: subprocessorId, fileId: id }: { id: string; fileId: string },
  read: Read,
): Promise<LateFile> {
  const [file] = await fileOf(tx, { id, subprocessorId })
  if (!file) throw new AppError({ code: 'not-found', entity: 'file' })
  const kept = { ...file, context: contextOf(subprocessorId, file.sha256) }
  return async () => ({
    ...file,
    content: await openInPieces(vault, kept, async (from, length) => {
      const [row] = await read((each) => pieceOf(each, { id, from: from + 1, length }))
      return row?.piece
    }),
  })
}

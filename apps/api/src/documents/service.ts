import type { Document, DocumentKind, DocumentQuery } from '@portal/domain/documents/contract'
import { AppError } from '@portal/domain/fault'
import type { Page } from '@portal/domain/page'
import type { Instant } from '@portal/domain/time'
import { and, desc, eq } from 'drizzle-orm'
import { clients } from '../clients/table.ts'
import type { Vault } from '../platform/crypto.ts'
import { piece } from '../platform/database/bytes.ts'
import type { Content } from '../platform/files/content.ts'
import type { LateFile } from '../platform/files/files.ts'
import { openInPieces } from '../platform/files/pieces.ts'
import type { Read } from '../platform/http/route.ts'
import type { Reader, Tx } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { newId } from '../platform/database/ids.ts'
import { behind, type Last, lastByTime, toPage } from '../platform/http/pagination.ts'
import { documentContents, documents } from './table.ts'

const columns = {
  id: documents.id,
  clientId: documents.clientId,
  clientName: clients.name,
  kind: documents.kind,
  title: documents.title,
  fileName: documents.fileName,
  mediaType: documents.mediaType,
  size: documents.size,
  sha256: documents.sha256,
  createdAt: documents.createdAt,
}

const select = (db: Tx) =>
  db.select(columns).from(documents).innerJoin(clients, eq(clients.id, documents.clientId))

const documentPage = prepared<Last & Pick<DocumentQuery, 'clientId' | 'kind'> & { most: number }>()(
  (db, { clientId, kind, most, ...last }) =>
    select(db)
      .where(
        and(
          clientId && eq(documents.clientId, clientId),
          kind && eq(documents.kind, kind),
          behind(last, documents.createdAt, documents.id),
        ),
      )
      .orderBy(desc(documents.createdAt), desc(documents.id))
      .limit(most),
)
const oneDocument = prepared<{ id: string }>()((db, { id }) =>
  select(db).where(eq(documents.id, id)),
)

const sealedOf = prepared<{ id: string }>()((db, { id }) =>
  db
    .select({ keyId: documentContents.keyId })
    .from(documentContents)
    .where(eq(documentContents.documentId, id)),
)
const pieceOf = prepared<{ id: string; from: number; length: number }>()(
  (db, { id, from, length }) =>
    db
      .select({ piece: piece(documentContents.sealed, from, length) })
      .from(documentContents)
      .where(eq(documentContents.documentId, id)),
)

export async function listDocuments(
  tx: Reader,
  { limit, cursor, clientId, kind }: DocumentQuery,
): Promise<Page<Document>> {
  const values = { clientId, kind, most: limit + 1, ...lastByTime(cursor) }
  const rows = await documentPage(tx, values)
  return toPage(
    rows,
    limit,
    ({ createdAt, id }) => ({ by: createdAt, id }),
    (row) => row,
  )
}

export async function getDocument(tx: Reader, id: string): Promise<Document> {
  const [row] = await oneDocument(tx, { id })
  if (!row) throw new AppError({ code: 'not-found', entity: 'document' })
  return row
}

/** The bytes of a document, decrypted as they are sent; it fails when they are not the ones whose SHA-256 was recorded. */
export async function readDocument(
  tx: Reader,
  vault: Vault,
  id: string,
  read: Read,
): Promise<LateFile> {
  const document = await getDocument(tx, id)
  const [stored] = await sealedOf(tx, { id })
  if (!stored) throw new Error(`document ${id} has no content`)
  const { clientId, sha256 } = document
  const kept = { ...document, ...stored, context: contextOf(clientId, sha256) }
  return async () => ({
    ...document,
    content: await openInPieces(vault, kept, async (from, length) => {
      const [row] = await read((each) => pieceOf(each, { id, from: from + 1, length }))
      return row?.piece
    }),
  })
}

export const contextOf = (clientId: string, sha256: string) => `document/${clientId}/${sha256}`

export type NewDocument = {
  clientId: string
  kind: DocumentKind
  title: string
  fileName: string
  mediaType: string
  content: Content
  createdBy: string | null
}

/** Keeps a file for a client, encrypted; from then on it is frozen. Whoever stores it writes the line of the log that holds it. */
export async function storeDocument(
  tx: Tx,
  vault: Vault,
  { content, ...meta }: NewDocument,
  now: Instant,
): Promise<string> {
  const id = newId()
  const { size, sha256 } = content
  await tx.insert(documents).values({ id, ...meta, size, sha256, createdAt: now })
  const box = await content.seal(vault, contextOf(meta.clientId, sha256))
  await tx.insert(documentContents).values({ clientId: meta.clientId, documentId: id, ...box })
  return id
}

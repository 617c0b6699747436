import { pages } from '@portal/domain/addresses'
import type { Document, UploadDocument } from '@portal/domain/documents/contract'
import { invalid } from '@portal/domain/fault'
import { documentMoves } from '@portal/domain/moves/document'
import { dateAt, type Instant } from '@portal/domain/time'
import { eq } from 'drizzle-orm'
import { clients } from '../clients/table.ts'
import { queueMailsToMembers } from '../mails/recipients.ts'
import type { Vault } from '../platform/crypto.ts'
import type { Reader, Tx } from '../platform/database/db.ts'
import type { Enqueue } from '../platform/database/jobs.ts'
import { personalOf, type RecordEvidence } from '../platform/evidence/evidence.ts'
import type { Actor } from '../platform/http/actor.ts'
import { getDocument, type NewDocument, storeDocument } from './service.ts'

/** Who keeps a document, and by what. */
export type Keeping = {
  tx: Tx & Reader
  actor: Actor
  now: Instant
  documentVault: Vault
  enqueue: Enqueue
  evidence: RecordEvidence
}

/** Keeps a PDF that was checked for the client it was uploaded for; its people are told that it is there. */
export async function uploadDocument(
  { tx, actor, now, documentVault, enqueue, evidence }: Keeping,
  { file, ...about }: UploadDocument & { file: Pick<NewDocument, 'fileName' | 'content'> },
): Promise<Document> {
  const [client] = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(eq(clients.id, about.clientId))
  if (!client) throw invalid('/clientId', 'unknown', 'there is no such client')
  const { fileName, content } = file
  const stored = {
    ...about,
    fileName,
    content,
    mediaType: 'application/pdf',
    createdBy: actor.userId,
  }
  const id = await storeDocument(tx, documentVault, stored, now)
  const { event } = documentMoves.add
  const hint = {
    kind: event,
    urgency: 'info' as const,
    number: dateAt(now),
    path: pages.documents.list,
  }
  await queueMailsToMembers(tx, enqueue, about.clientId, hint, now)
  await evidence(tx, {
    clientId: about.clientId,
    at: now,
    type: event,
    subject: { kind: 'document', id, number: null },
    data: { kind: about.kind, sha256: content.sha256 },
    personal: personalOf(actor),
  })
  return getDocument(tx, id)
}

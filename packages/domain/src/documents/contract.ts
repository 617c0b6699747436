import { z } from 'zod'
import { ClientId } from '../accounts/contract.ts'
import { PageQuery } from '../page.ts'
import { line } from '../text.ts'
import { Instant } from '../time.ts'

/**
 * What a document is to the contract. `agreement`: as it was signed, made by the portal or uploaded; `letter`: what the client
 * wrote to the provider.
 */
export const DocumentKind = z.enum([
  'agreement',
  'letter',
  'certificate',
  'audit_report',
  'protocol',
  'other',
])
export type DocumentKind = z.output<typeof DocumentKind>

export const Document = z.object({
  id: z.uuid(),
  clientId: ClientId,
  clientName: z.string(),
  kind: DocumentKind,
  title: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
  createdAt: Instant,
})
export type Document = z.output<typeof Document>

/** 20 MB, the largest file the portal takes. */
export const maxFileSize = 20 * 1024 * 1024

/** The fields that travel beside the file of an upload. */
export const UploadDocument = z.strictObject({
  clientId: ClientId,
  kind: DocumentKind,
  title: line(200),
})
export type UploadDocument = z.output<typeof UploadDocument>

export const DocumentQuery = PageQuery.extend({
  clientId: ClientId.optional(),
  kind: DocumentKind.optional(),
})
export type DocumentQuery = z.output<typeof DocumentQuery>

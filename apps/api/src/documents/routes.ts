import {
  Document,
  DocumentQuery,
  maxFileSize,
  UploadDocument,
} from '@portal/domain/documents/contract'
import { pageOf } from '@portal/domain/page'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { FileQuery, type LateFile } from '../platform/files/files.ts'
import { pdfForm } from '../platform/http/pdf-form.ts'
import { readingFor, type RouteDeps, routesWith } from '../platform/http/route.ts'
import { FileField, uploads } from '../platform/files/upload.ts'
import { getDocument, listDocuments, readDocument } from './service.ts'
import { type Keeping, uploadDocument } from './upload.ts'

const byId = z.strictObject({ id: z.uuid() })
const UploadForm = UploadDocument.extend({ file: FileField })
const example = {
  clientId: '0198c5a2-0000-7000-8000-000000000001',
  kind: 'certificate',
  title: 'ISO/IEC 27001 der STRATO GmbH',
  file: 'ISO 27001.pdf',
}

export async function documentRoutes(
  app: FastifyInstance,
  deps: RouteDeps & Pick<Keeping, 'documentVault' | 'enqueue' | 'evidence'>,
) {
  const route = routesWith(app, deps)

  route({
    operationId: 'listDocuments',
    summary: 'Agreements, certificates, reports and protocols, newest first',
    method: 'GET',
    url: '/documents',
    permission: 'documents.read',
    query: DocumentQuery,
    answer: pageOf(Document),
    handle: ({ tx, query }) => listDocuments(tx, query),
  })

  route({
    operationId: 'getDocument',
    summary: 'What is known about a document, its SHA-256 included',
    method: 'GET',
    url: '/documents/:id',
    permission: 'documents.read',
    params: byId,
    answer: Document,
    handle: ({ tx, params }) => getDocument(tx, params.id),
  })

  route({
    operationId: 'getDocumentContent',
    summary:
      'The file itself; always as a download unless `view=inline` asks for a PDF to be shown',
    method: 'GET',
    url: '/documents/:id/content',
    permission: 'documents.read',
    params: byId,
    query: FileQuery,
    produces: 'application/pdf',
    answer: z.custom<LateFile>(),
    handle: ({ tx, params, request }) =>
      readDocument(tx, deps.documentVault, params.id, readingFor(deps, request)),
  })

  await app.register(async (scope) => {
    await scope.register(uploads)

    routesWith(
      scope,
      deps,
    )({
      operationId: 'uploadDocument',
      summary:
        'Keeps a certificate, report or protocol for a client: one PDF of up to 20 MB, frozen from then on',
      description:
        'The file is taken by what is in it, not by its name: a PDF that opens without a password and holds no scripts, launch actions or programs. Files within it (invoices as XML, records, PDFs, images, text) are taken; `active` and `fileName` of a refusal name what was found. With an `Idempotency-Key` the same form and file are kept once.',
      method: 'POST',
      url: '/documents',
      permission: 'documents.upload',
      counts: 'uploads',
      form: pdfForm(maxFileSize),
      body: UploadForm,
      answer: Document,
      status: 201,
      faults: ['file-refused', 'unsupported-media-type'],
      examples: { body: example },
      handle: ({ tx, actor, body, now }) => uploadDocument({ tx, actor, now, ...deps }, body),
    })
  })
}

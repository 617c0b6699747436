import { maxFileSize } from '@portal/domain/documents/contract'
import { pageOf } from '@portal/domain/page'
import {
  ChangeSubprocessor,
  RecordSubprocessor,
  Subprocessor,
  SubprocessorFile,
  SubprocessorQuery,
  SubprocessorVersion,
} from '@portal/domain/subprocessors/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Vault } from '../platform/crypto.ts'
import { pdfForm } from '../platform/http/pdf-form.ts'
import { FileQuery, type LateFile } from '../platform/files/files.ts'
import { FileField, uploads } from '../platform/files/upload.ts'
import { whole } from '../platform/http/pagination.ts'
import { readingFor, type RouteDeps, routesWith } from '../platform/http/route.ts'
import { keepFile, readFile } from './files.ts'
import { getSubprocessor, listSubprocessors, listSubprocessorVersions } from './reading.ts'
import { changeSubprocessor, recordSubprocessor } from './recording.ts'

const byId = z.strictObject({ id: z.uuid() })
const example = {
  name: 'STRATO GmbH',
  address: {
    street: 'Otto-Ostrowski-Straße 7',
    postalCode: '10249',
    city: 'Berlin',
    country: 'DE',
  },
  service: 'Betreiber Rechenzentrum',
  placeOfProcessing: 'Deutschland',
  dataCategories: ['master-data', 'health-data'],
  contractSince: '2021-04-01',
  secrecySince: '2021-04-01',
  activeFrom: '2021-04-01',
}

type Deps = RouteDeps & { certificateVault: Vault }

export async function subprocessorRoutes(app: FastifyInstance, deps: Deps) {
  const route = routesWith(app, deps)
  const { certificateVault } = deps

  route({
    operationId: 'listSubprocessors',
    summary: 'The subprocessors in place on a day (§7.2); today without `on`',
    description:
      'With `register=true` the provider also sees who works for no client on that day. What is shown of each is what was true on it.',
    method: 'GET',
    url: '/subprocessors',
    permission: 'subprocessors.read',
    query: SubprocessorQuery,
    answer: pageOf(Subprocessor),
    handle: async ({ tx, query, now }) => whole(await listSubprocessors(tx, query, now)),
  })

  route({
    operationId: 'getSubprocessor',
    summary: 'One subprocessor with everything annex IV asks to know',
    method: 'GET',
    url: '/subprocessors/:id',
    permission: 'subprocessors.read',
    params: byId,
    answer: Subprocessor,
    handle: ({ tx, params, now }) => getSubprocessor(tx, params.id, now),
  })

  route({
    operationId: 'listSubprocessorVersions',
    summary: 'Every record of a subprocessor, newest first, those too that were corrected',
    method: 'GET',
    url: '/subprocessors/:id/versions',
    permission: 'subprocessors.read',
    params: byId,
    answer: pageOf(SubprocessorVersion),
    handle: async ({ tx, params }) => whole(await listSubprocessorVersions(tx, params.id)),
  })

  route({
    operationId: 'recordSubprocessor',
    summary:
      'Puts a subprocessor into the register; it works for no client until an agreement names it',
    method: 'POST',
    url: '/subprocessors',
    permission: 'subprocessors.write',
    counts: 'drafts',
    body: RecordSubprocessor,
    answer: Subprocessor,
    status: 201,
    examples: { body: example },
    handle: ({ tx, actor, body, now }) => recordSubprocessor(tx, actor, body, now),
  })

  route({
    operationId: 'changeSubprocessor',
    summary:
      'Records what is different from a day on, or what was recorded wrongly; both are new records',
    description:
      'Once it works for a client, only proof is taken: a further certificate, or whom to turn to. Everything else is announced to the clients before (§7.2) and refused here as `conflict`, `to-be-announced`.',
    method: 'PATCH',
    url: '/subprocessors/:id',
    permission: 'subprocessors.write',
    counts: 'drafts',
    params: byId,
    body: ChangeSubprocessor,
    answer: Subprocessor,
    ifMatch: 'required',
    examples: { body: { secrecySince: '2026-11-01', validFrom: '2026-11-01' } },
    handle: ({ tx, actor, params, body, seen, now }) =>
      changeSubprocessor(tx, actor, params.id, body, seen, now),
  })

  route({
    operationId: 'getSubprocessorFile',
    summary: 'A certificate as it was handed in; for clients, of those who work for them',
    method: 'GET',
    url: '/subprocessors/:id/files/:fileId/content',
    permission: 'subprocessors.read',
    params: byId.extend({ fileId: z.uuid() }),
    query: FileQuery,
    produces: 'application/pdf',
    answer: z.custom<LateFile>(),
    handle: ({ tx, params, request }) =>
      readFile(tx, certificateVault, params, readingFor(deps, request)),
  })

  await app.register(async (scope) => {
    await scope.register(uploads)
    routesWith(
      scope,
      deps,
    )({
      operationId: 'uploadSubprocessorFile',
      summary: 'Keeps the paper of a certificate: one PDF of up to 20 MB, frozen from then on',
      description: 'A certificate names it by `fileId`; before one does, no client is shown it.',
      method: 'POST',
      url: '/subprocessors/:id/files',
      permission: 'subprocessors.write',
      counts: 'uploads',
      params: byId,
      form: pdfForm(maxFileSize),
      body: z.strictObject({ file: FileField }),
      answer: SubprocessorFile,
      status: 201,
      faults: ['file-refused', 'unsupported-media-type'],
      examples: { body: { file: 'ISO 27001.pdf' } },
      handle: ({ tx, actor, params, body, now }) =>
        keepFile(tx, actor, certificateVault, params.id, body.file, now),
    })
  })
}

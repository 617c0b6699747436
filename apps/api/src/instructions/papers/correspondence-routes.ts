import {
  Attachment,
  Instruction,
  largestAttachment,
  Writing,
} from '@portal/domain/instructions/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Vault } from '../../platform/crypto.ts'
import { FileQuery, type LateFile } from '../../platform/files/files.ts'
import type { RecordEvidence } from '../../platform/evidence/evidence.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import { readingFor, type RouteDeps, routesWith } from '../../platform/http/route.ts'
import { uploads } from '../../platform/files/upload.ts'
import { attachFile, detachFile, readAttachment } from './attachments.ts'
import { CheckedForm, checkedFileOf, readCheckedForm } from './route-parts.ts'
import { writeMessage, writeNote } from './correspondence.ts'
import { byId } from '../route-parts.ts'

const ofAttachment = byId.extend({ attachmentId: Attachment.shape.id })

/** Files, messages and notes that belong to an instruction. */
export async function correspondenceRoutes(
  app: FastifyInstance,
  deps: RouteDeps & { enqueue: Enqueue; evidence: RecordEvidence; attachmentVault: Vault },
) {
  const route = routesWith(app, deps)
  const { enqueue, evidence, attachmentVault } = deps

  route({
    operationId: 'writeInstructionMessage',
    summary: 'A message to the other side about an instruction; it orders nothing (§8.3)',
    method: 'POST',
    url: '/instructions/:id/messages',
    permission: 'instructions.write',
    counts: 'messages',
    params: byId,
    body: Writing,
    answer: Instruction,
    status: 201,
    faults: ['illegal-move'],
    examples: { body: { text: 'Betrifft das auch die Ablage in med-drive.de?' } },
    handle: ({ params, body, ...context }) =>
      writeMessage({ ...context, enqueue, evidence }, params.id, body),
  })

  route({
    operationId: 'writeInstructionNote',
    summary: 'A note of the provider’s people for each other; clients never see it',
    method: 'POST',
    url: '/instructions/:id/notes',
    permission: 'instructions.process',
    counts: 'messages',
    params: byId,
    body: Writing,
    answer: Instruction,
    status: 201,
    faults: ['illegal-move'],
    examples: { body: { text: 'Mit Herrn Zerer besprochen; Sicherung vom Montag prüfen.' } },
    handle: ({ params, body, ...context }) => writeNote(context, params.id, body),
  })

  route({
    operationId: 'getInstructionAttachment',
    summary: 'The file itself, verified against its SHA-256; always as a download',
    method: 'GET',
    url: '/instructions/:id/attachments/:attachmentId',
    permission: 'instructions.read',
    params: ofAttachment,
    query: FileQuery,
    produces: 'application/octet-stream',
    answer: z.custom<LateFile>(),
    handle: ({ tx, params: { id, attachmentId }, request }) =>
      readAttachment(tx, attachmentVault, id, attachmentId, readingFor(deps, request)),
  })

  route({
    operationId: 'detachInstructionFile',
    summary: 'Takes a file off a draft',
    method: 'DELETE',
    url: '/instructions/:id/attachments/:attachmentId',
    permission: 'instructions.draft',
    params: ofAttachment,
    answer: Instruction,
    ifMatch: 'accepted',
    faults: ['illegal-move'],
    handle: ({ tx, actor, params, seen, now }) =>
      detachFile(tx, actor, params.id, params.attachmentId, seen, now),
  })

  await app.register(async (scope) => {
    await scope.register(uploads)
    routesWith(
      scope,
      deps,
    )({
      operationId: 'attachInstructionFile',
      summary: 'Adds a file of up to 20 MB to a draft or to the answer to a concern; ten at most',
      description:
        'The file is taken by what is in it, not by its name: PDF without encryption, scripts, launch actions or embedded files, PNG, JPEG, plain text. The same file twice is kept once.',
      method: 'POST',
      url: '/instructions/:id/attachments',
      permission: 'instructions.draft',
      counts: 'uploads',
      params: byId,
      form: (request, actor) => readCheckedForm(request, actor, { maxSize: largestAttachment }),
      body: CheckedForm,
      answer: Instruction,
      status: 201,
      ifMatch: 'accepted',
      faults: ['file-refused', 'unsupported-media-type', 'illegal-move'],
      examples: { body: { file: 'Korrekturbogen.pdf' } },
      handle: ({ tx, actor, params, body, seen, now }) =>
        attachFile(
          { tx, actor, evidence, now },
          attachmentVault,
          params.id,
          checkedFileOf(body),
          seen,
        ),
    })
  })
}

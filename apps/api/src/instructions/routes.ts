import {
  ChangeInstruction,
  DeclineInstruction,
  DraftInstruction,
  ExecuteInstruction,
  Instruction,
  InstructionId,
  InstructionItem,
  InstructionQuery,
  SubmitInstruction,
} from '@portal/domain/instructions/contract'
import { pageOf } from '@portal/domain/page'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Factors } from '../accounts/second-factor.ts'
import { whereaboutsOf } from '../accounts/whereabouts.ts'
import { FileQuery, type LateFile } from '../platform/files.ts'
import type { Enqueue } from '../platform/jobs.ts'
import type { PdfPool } from '../platform/pdf.ts'
import { type RouteDeps, routesWith } from '../platform/route.ts'
import { changeInstruction, discardInstruction, draftInstruction } from './drafting.ts'
import { getInstruction, getReceiptRecord, listInstructions } from './reading.ts'
import { createReceiptPrinter } from './receipt-printer.ts'
import {
  declineInstruction,
  executeInstruction,
  moveInstruction,
  submitInstruction,
} from './service.ts'

const byId = z.strictObject({ id: InstructionId })
const example = {
  kind: 'erasure',
  title: 'Löschung einer Patientenakte',
  text: 'Bitte löschen Sie die Akte mit der Nummer 4711 in thera-pi.online.',
  systems: ['thera-pi.online'],
}
type Deps = RouteDeps & { enqueue: Enqueue; factors: Factors; pdf: PdfPool }

export async function instructionRoutes(app: FastifyInstance, deps: Deps) {
  const route = routesWith(app, deps)
  const { enqueue, factors } = deps
  const printed = createReceiptPrinter(deps.pdf)

  route({
    operationId: 'listInstructions',
    summary: 'Instructions, what moved last first; the provider sees none before its submission',
    method: 'GET',
    url: '/instructions',
    permission: 'instructions.read',
    query: InstructionQuery,
    answer: pageOf(InstructionItem),
    handle: ({ tx, query }) => listInstructions(tx, query),
  })

  route({
    operationId: 'getInstruction',
    summary: 'One instruction with its way, its execution report and its receipt',
    method: 'GET',
    url: '/instructions/:id',
    permission: 'instructions.read',
    params: byId,
    answer: Instruction,
    handle: ({ tx, params }) => getInstruction(tx, params.id),
  })

  route({
    operationId: 'draftInstruction',
    summary: 'Starts an instruction; nobody outside the client sees it before it is submitted',
    method: 'POST',
    url: '/instructions',
    permission: 'instructions.draft',
    body: DraftInstruction,
    answer: Instruction,
    status: 201,
    examples: { body: example },
    handle: ({ tx, actor, body, now }) => draftInstruction(tx, actor, body, now),
  })

  route({
    operationId: 'changeInstruction',
    summary: 'Changes a draft',
    method: 'PATCH',
    url: '/instructions/:id',
    permission: 'instructions.draft',
    params: byId,
    body: ChangeInstruction,
    answer: Instruction,
    ifMatch: 'required',
    faults: ['illegal-move'],
    examples: { body: { wishedDate: '2026-12-18' } },
    handle: ({ tx, params, body, seen, now }) => changeInstruction(tx, params.id, body, seen, now),
  })

  route({
    operationId: 'discardInstruction',
    summary: 'Throws a draft away',
    method: 'DELETE',
    url: '/instructions/:id',
    permission: 'instructions.draft',
    params: byId,
    ifMatch: 'accepted',
    faults: ['illegal-move'],
    handle: ({ tx, params, seen }) => discardInstruction(tx, params.id, seen),
  })

  route({
    operationId: 'submitInstruction',
    summary:
      'Gives the instruction (§8.3), with a fresh second factor; answers with number and receipt',
    method: 'POST',
    url: '/instructions/:id/submission',
    permission: 'instructions.submit',
    params: byId,
    body: SubmitInstruction,
    answer: Instruction,
    ifMatch: 'required',
    idempotencyKey: 'required',
    faults: ['illegal-move', 'step-up-required', 'step-up-rejected', 'second-factor-disabled'],
    examples: { body: { secondFactor: { kind: 'totp', code: '123456' } } },
    handle: ({ params, body, ...context }) =>
      submitInstruction(
        { ...context, enqueue },
        { factors, where: whereaboutsOf(context.request) },
        params.id,
        body,
      ),
  })

  for (const [operationId, move, url, summary] of [
    [
      'acknowledgeInstruction',
      'acknowledge',
      'acknowledgement',
      'The provider takes the instruction up for review',
    ],
    ['startInstruction', 'start', 'start', 'The provider begins to carry it out'],
  ] as const) {
    route({
      operationId,
      summary,
      method: 'POST',
      url: `/instructions/:id/${url}`,
      permission: 'instructions.process',
      params: byId,
      answer: Instruction,
      ifMatch: 'accepted',
      faults: ['illegal-move'],
      handle: ({ params, ...context }) => moveInstruction({ ...context, enqueue }, params.id, move),
    })
  }

  route({
    operationId: 'executeInstruction',
    summary: 'The provider reports how it was carried out',
    method: 'POST',
    url: '/instructions/:id/execution',
    permission: 'instructions.process',
    params: byId,
    body: ExecuteInstruction,
    answer: Instruction,
    ifMatch: 'accepted',
    faults: ['illegal-move'],
    examples: {
      body: {
        report: 'Die Akte wurde gelöscht und die Löschung im Protokoll geprüft.',
        executedFrom: '2026-11-23T08:00:00.000Z',
        executedUntil: '2026-11-23T08:20:00.000Z',
        result: 'Vollständig ausgeführt',
      },
    },
    handle: ({ params, body, ...context }) =>
      executeInstruction({ ...context, enqueue }, params.id, body),
  })

  route({
    operationId: 'declineInstruction',
    summary:
      'The provider does not carry it out and says why; the client may end the agreement for it (§2)',
    method: 'POST',
    url: '/instructions/:id/declination',
    permission: 'instructions.process',
    params: byId,
    body: DeclineInstruction,
    answer: Instruction,
    ifMatch: 'accepted',
    faults: ['illegal-move'],
    examples: { body: { reason: 'Die Daten liegen nicht in unseren Systemen.' } },
    handle: ({ params, body, ...context }) =>
      declineInstruction({ ...context, enqueue }, params.id, body.reason),
  })

  route({
    operationId: 'getInstructionReceipt',
    summary: 'The receipt as PDF/A-3, with the record it proves attached',
    method: 'GET',
    url: '/instructions/:id/receipt',
    permission: 'instructions.read',
    params: byId,
    query: FileQuery,
    produces: 'application/pdf',
    answer: z.custom<LateFile>(),
    handle: async ({ tx, params }) => {
      const receipt = await getReceiptRecord(tx, params.id)
      return () => printed(receipt)
    },
  })
}

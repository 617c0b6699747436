import { InstructionRevision } from '@portal/domain/instructions/acts'
import {
  ChangeInstruction,
  DraftInstruction,
  Instruction,
  InstructionItem,
  InstructionQuery,
} from '@portal/domain/instructions/contract'
import { pageOf } from '@portal/domain/page'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type RouteDeps, routesWith } from '../../platform/http/route.ts'
import { markConcernRead } from '../answers/concerns.ts'
import { changeInstruction, discardInstruction, draftInstruction } from '../draft/drafting.ts'
import type { Means } from '../moves.ts'
import { byId } from '../route-parts.ts'
import { getInstruction, listInstructions, statusOf } from '../reading.ts'
import { listRevisions } from '../revisions.ts'

const example = {
  kind: 'erasure',
  title: 'Löschung einer Patientenakte',
  text: 'Bitte löschen Sie die Akte mit der Nummer 4711 in thera-pi.online.',
  systems: ['thera-pi.online'],
}

/** Reading instructions, and writing drafts of them. */
export async function instructionRoutes(app: FastifyInstance, deps: RouteDeps & Means) {
  const route = routesWith(app, deps)

  route({
    operationId: 'listInstructions',
    summary:
      'Instructions, what moved last first or by the day they are wished for; the provider sees none before its submission',
    method: 'GET',
    url: '/instructions',
    permission: 'instructions.read',
    query: InstructionQuery,
    answer: pageOf(InstructionItem),
    handle: ({ tx, query, now }) => listInstructions(tx, query, now),
  })

  route({
    operationId: 'getInstruction',
    summary:
      'One instruction with all that happened to it; that a client opens a concern for the first time is recorded',
    method: 'GET',
    url: '/instructions/:id',
    permission: 'instructions.read',
    params: byId,
    answer: Instruction,
    handle: ({ tx, actor, params }) => getInstruction(tx, actor, params.id),
    looking: {
      isToRecord: ({ concerns }, { client }) =>
        client !== null && concerns.some(({ firstReadAt }) => firstReadAt === null),
      record: ({ tx, actor, params, now }) =>
        markConcernRead({ tx, actor, evidence: deps.evidence, now }, params.id),
    },
  })

  route({
    operationId: 'listInstructionRevisions',
    summary: 'Every wording that was ever in force, the first one first',
    method: 'GET',
    url: '/instructions/:id/revisions',
    permission: 'instructions.read',
    params: byId,
    answer: z.object({ items: z.array(InstructionRevision), nextCursor: z.null() }),
    handle: async ({ tx, params }) => {
      await statusOf(tx, params.id)
      return { items: await listRevisions(tx, params.id), nextCursor: null }
    },
  })

  route({
    operationId: 'draftInstruction',
    summary: 'Starts an instruction; nobody outside the client sees it before it is submitted',
    method: 'POST',
    url: '/instructions',
    permission: 'instructions.draft',
    counts: 'drafts',
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
    handle: ({ tx, actor, params, body, seen, now }) =>
      changeInstruction(tx, actor, params.id, body, seen, now),
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
}

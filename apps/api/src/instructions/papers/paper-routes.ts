import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { FileQuery, type LateFile } from '../../platform/files/files.ts'
import { partyOf } from '../../platform/http/actor.ts'
import { type RouteDeps, routesWith } from '../../platform/http/route.ts'
import { byId } from '../route-parts.ts'
import { ownerOfConcern } from './concern.ts'
import { findProtocol } from './deletion-protocol.ts'
import type { InstructionPapers } from './sealed-papers.ts'

const ofConcern = byId.extend({
  sequence: z.coerce.number().int().min(1).max(10_000),
})

/** The provider's sealed documents about an instruction. */
export async function paperRoutes(
  app: FastifyInstance,
  { papers, ...deps }: RouteDeps & { papers: InstructionPapers },
) {
  const route = routesWith(app, deps)

  route({
    operationId: 'getConcernDocument',
    summary: 'A concern (§10.2) as sealed PDF/A-3, as it was sent; sealed once, and kept',
    method: 'GET',
    url: '/instructions/:id/concerns/:sequence/content',
    permission: 'instructions.read',
    counts: 'renderings',
    params: ofConcern,
    query: FileQuery,
    produces: 'application/pdf',
    answer: z.custom<LateFile>(),
    handle: async ({ tx, actor, params: { id, sequence } }) => {
      const clientId = await ownerOfConcern(tx, { instructionId: id, sequence })
      const paper = { clientId, instructionId: id, kind: 'concern' as const, sequence }
      return () => papers(paper, partyOf(actor))
    },
  })

  route({
    operationId: 'getDeletionProtocol',
    summary:
      'The deletion protocol of an erasure or return (§11.2) as sealed PDF/A-3; sealed once, and kept',
    method: 'GET',
    url: '/instructions/:id/deletion-protocol',
    permission: 'instructions.read',
    counts: 'renderings',
    params: byId,
    query: FileQuery,
    produces: 'application/pdf',
    answer: z.custom<LateFile>(),
    handle: async ({ tx, actor, params: { id } }) => {
      const { clientId, sequence } = await findProtocol(tx, id)
      const paper = { clientId, instructionId: id, kind: 'deletion-protocol' as const, sequence }
      return () => papers(paper, partyOf(actor))
    },
  })
}

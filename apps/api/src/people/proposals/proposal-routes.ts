import { ClientId } from '@portal/domain/accounts/contract'
import { proposalMoves } from '@portal/domain/moves/proposal'
import { PageQuery, pageOf } from '@portal/domain/page'
import { ConfirmProposal, Proposal, Propose, RefuseProposal } from '@portal/domain/people/proposals'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { actingWith, confirmationFaults } from '../../binding/route-parts.ts'
import { routesWith } from '../../platform/http/route.ts'
import { ofClient, type PeopleDeps } from '../route-parts.ts'
import { getProposal, listProposals } from './proposal-reading.ts'
import { confirmProposal, propose, refuseProposal, withdrawProposal } from './proposals.ts'

const ofProposal = z.strictObject({ id: ClientId, proposalId: z.uuid() })
const secondFactor = { kind: 'totp', code: '123456' }
const example = {
  proposed: {
    kind: 'entry.add',
    entry: {
      name: 'Lukas Huber',
      function: 'Praxisleitung',
      email: 'lukas.huber@example.org',
      validFrom: '2026-12-01',
    },
  },
  secondFactor,
}

export async function proposalRoutes(app: FastifyInstance, deps: PeopleDeps) {
  const route = routesWith(app, deps)
  const acting = actingWith(deps)

  route({
    operationId: 'listProposals',
    summary:
      'What the provider wrote down of a client’s people for it to confirm, the newest first',
    method: 'GET',
    url: '/clients/:id/proposals',
    permission: 'people.read',
    params: ofClient,
    query: PageQuery,
    answer: pageOf(Proposal),
    handle: ({ tx, actor, params, query }) => listProposals(tx, actor, params.id, query),
  })

  route({
    operationId: 'getProposal',
    summary: 'One of them',
    method: 'GET',
    url: '/clients/:id/proposals/:proposalId',
    permission: 'people.read',
    params: ofProposal,
    answer: Proposal,
    handle: ({ tx, actor, params }) => getProposal(tx, actor, params.id, params.proposalId),
  })

  route({
    operationId: 'propose',
    summary:
      'Writes down an entry of the §9 register, a manager or a role for the client to confirm',
    description:
      'Who speaks for a client is the client’s to say. Until a manager or an authorised person of the client has confirmed it with a second factor, it counts for nothing.',
    method: 'POST',
    url: '/clients/:id/proposals',
    permission: proposalMoves.propose.needs,
    params: ofClient,
    body: Propose,
    answer: Proposal,
    status: 201,
    idempotencyKey: 'required',
    faults: ['conflict', 'illegal-move', ...confirmationFaults],
    examples: { body: example },
    handle: ({ params, body, ...context }) => propose(acting(context), params.id, body),
  })

  route({
    operationId: 'confirmProposal',
    summary: 'The client’s yes, with a fresh second factor; what was written down is done then',
    method: 'POST',
    url: '/clients/:id/proposals/:proposalId/confirmation',
    permission: proposalMoves.confirm.needs,
    params: ofProposal,
    body: ConfirmProposal,
    answer: Proposal,
    idempotencyKey: 'required',
    faults: ['conflict', 'illegal-move', 'too-many-attempts', ...confirmationFaults],
    examples: { body: { secondFactor } },
    handle: ({ params, body, ...context }) =>
      confirmProposal(acting(context), params.id, params.proposalId, body),
  })

  route({
    operationId: 'refuseProposal',
    summary: 'The client’s no, with a reason; nothing comes of it',
    method: 'POST',
    url: '/clients/:id/proposals/:proposalId/refusal',
    permission: proposalMoves.refuse.needs,
    params: ofProposal,
    body: RefuseProposal,
    answer: Proposal,
    idempotencyKey: 'required',
    faults: ['illegal-move'],
    examples: { body: { reason: 'Diese Person gehört nicht zu uns.' } },
    handle: ({ params, body, ...context }) =>
      refuseProposal(acting(context), params.id, params.proposalId, body),
  })

  route({
    operationId: 'withdrawProposal',
    summary: 'The provider takes it back before it was decided',
    method: 'DELETE',
    url: '/clients/:id/proposals/:proposalId',
    permission: proposalMoves.withdraw.needs,
    params: ofProposal,
    faults: ['conflict', 'illegal-move'],
    handle: ({ params, ...context }) =>
      withdrawProposal(acting(context), params.id, params.proposalId),
  })
}

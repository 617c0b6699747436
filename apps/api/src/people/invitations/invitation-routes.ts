import { ClientId } from '@portal/domain/accounts/contract'
import { PageQuery, pageOf } from '@portal/domain/page'
import { Invitation, Invite } from '@portal/domain/people/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { routesWith } from '../../platform/http/route.ts'
import { invite, listInvitations, renewInvitation, revokeInvitation } from './invitations.ts'
import { actingWith } from '../../binding/route-parts.ts'
import { ofClient, type PeopleDeps } from '../route-parts.ts'

const ofInvitation = z.strictObject({ id: ClientId, invitationId: z.uuid() })

export async function invitationRoutes(app: FastifyInstance, deps: PeopleDeps) {
  const route = routesWith(app, deps)
  const acting = actingWith(deps)

  route({
    operationId: 'listInvitations',
    summary: 'Who was invited to a client, and what became of it, the newest first',
    method: 'GET',
    url: '/clients/:id/invitations',
    permission: 'people.read',
    params: ofClient,
    query: PageQuery,
    answer: pageOf(Invitation),
    handle: ({ tx, params, query, now }) => listInvitations(tx, params.id, query, now),
  })

  route({
    operationId: 'invite',
    summary: 'Invites somebody to a client with a link by mail, good for 72 hours and one use',
    description:
      'Who manages a client’s access is the client’s to say: the provider invites the first manager, and the access says so for ever; for another one `ground` names the client’s signed agreement or letter, or the provider proposes the invitation.',
    method: 'POST',
    url: '/clients/:id/invitations',
    permission: 'people.manage',
    params: ofClient,
    body: Invite,
    answer: Invitation,
    status: 201,
    faults: ['conflict', 'too-many-attempts'],
    examples: { body: { email: 'nina.graf@example.org', name: 'Nina Graf', role: 'member' } },
    handle: ({ params, body, ...context }) => invite(acting(context), params.id, body),
  })

  route({
    operationId: 'renewInvitation',
    summary: 'Mails a new link; the one before works no more',
    method: 'POST',
    url: '/clients/:id/invitations/:invitationId/renewal',
    permission: 'people.manage',
    params: ofInvitation,
    answer: Invitation,
    faults: ['conflict', 'illegal-move', 'too-many-attempts'],
    handle: ({ params, ...context }) =>
      renewInvitation(acting(context), params.id, params.invitationId),
  })

  route({
    operationId: 'revokeInvitation',
    summary: 'Takes an invitation back',
    method: 'DELETE',
    url: '/clients/:id/invitations/:invitationId',
    permission: 'people.manage',
    params: ofInvitation,
    faults: ['illegal-move'],
    handle: ({ params, ...context }) =>
      revokeInvitation(acting(context), params.id, params.invitationId),
  })
}

import { SecurityEvent, SecurityLogQuery } from '@portal/domain/accounts/security-log'
import { membershipMoves } from '@portal/domain/moves/membership'
import { PageQuery, pageOf } from '@portal/domain/page'
import { ChangeMember, Member } from '@portal/domain/people/contract'
import type { FastifyInstance } from 'fastify'
import { routesWith } from '../../platform/http/route.ts'
import { listClientEvents } from './client-log.ts'
import { changeMember, listMembers, removeMember } from './members.ts'
import { actingWith } from '../../binding/route-parts.ts'
import { whole } from '../../platform/http/pagination.ts'
import { ofClient, ofMember, type PeopleDeps } from '../route-parts.ts'
import { endMemberSessions } from '../staff/sessions.ts'

export async function memberRoutes(app: FastifyInstance, deps: PeopleDeps) {
  const route = routesWith(app, deps)
  const acting = actingWith(deps)

  route({
    operationId: 'listMembers',
    summary: 'Who has access to a client, in which role',
    method: 'GET',
    url: '/clients/:id/members',
    permission: 'people.read',
    params: ofClient,
    query: PageQuery,
    answer: pageOf(Member),
    handle: async ({ tx, params, now }) => whole(await listMembers(tx, params.id, now)),
  })

  route({
    operationId: 'changeMember',
    summary: 'Gives a member another role; the last manager stays one',
    description:
      'Who manages a client’s access is the client’s to say: for the provider, `ground` names the client’s signed agreement or letter; without one it proposes the role, and the client confirms it.',
    method: 'PATCH',
    url: '/clients/:id/members/:userId',
    permission: membershipMoves.change.needs,
    params: ofMember,
    body: ChangeMember,
    faults: ['conflict'],
    examples: { body: { role: 'manager' } },
    handle: ({ params, body, ...context }) =>
      changeMember(acting(context), params.id, params.userId, body),
  })

  route({
    operationId: 'removeMember',
    summary: 'Takes the access away, and with it sessions and the authority to instruct, at once',
    description:
      'The provider takes no access from a manager of a client or from somebody its register names: that authority ends first, by the client or on the ground of what it signed.',
    method: 'DELETE',
    url: '/clients/:id/members/:userId',
    permission: membershipMoves.remove.needs,
    params: ofMember,
    faults: ['conflict'],
    handle: ({ params, ...context }) => removeMember(acting(context), params.id, params.userId),
  })

  route({
    operationId: 'endMemberSessions',
    summary: 'Signs a member out everywhere, from their next request on; the access stays',
    method: 'DELETE',
    url: '/clients/:id/members/:userId/sessions',
    permission: 'people.manage',
    params: ofMember,
    faults: ['conflict'],
    handle: ({ params, ...context }) =>
      endMemberSessions(acting(context), params.id, params.userId),
  })

  route({
    operationId: 'listClientSecurityLog',
    summary: 'What happened to the accounts of a client’s people, the newest first',
    method: 'GET',
    url: '/clients/:id/security-log',
    permission: 'security-log.read',
    params: ofClient,
    query: SecurityLogQuery,
    answer: pageOf(SecurityEvent),
    handle: ({ tx, params, query }) => listClientEvents(tx, params.id, query),
  })
}

import { UserId } from '@portal/domain/accounts/contract'
import { PageQuery, pageOf } from '@portal/domain/page'
import {
  ChangeStaff,
  InviteStaff,
  StaffInvitation,
  StaffMember,
} from '@portal/domain/people/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { routesWith } from '../../platform/http/route.ts'
import { actingWith } from '../../binding/route-parts.ts'
import { whole } from '../../platform/http/pagination.ts'
import type { PeopleDeps } from '../route-parts.ts'
import { endStaffSessions } from './sessions.ts'
import {
  inviteStaff,
  listStaffInvitations,
  renewStaffInvitation,
  revokeStaffInvitation,
} from '../invitations/staff-invitations.ts'
import { changeStaff, listStaff, removeStaff } from './staff.ts'

const byUser = z.strictObject({ userId: UserId })
const byInvitation = z.strictObject({ invitationId: z.uuid() })

export async function staffRoutes(app: FastifyInstance, deps: PeopleDeps) {
  const route = routesWith(app, deps)
  const acting = actingWith(deps)

  route({
    operationId: 'listStaff',
    summary: "The provider's people",
    method: 'GET',
    url: '/staff',
    permission: 'staff.read',
    query: PageQuery,
    answer: pageOf(StaffMember),
    handle: async ({ tx }) => whole(await listStaff(tx)),
  })

  route({
    operationId: 'changeStaff',
    summary: 'Gives one of the provider’s people another role; the last owner stays one',
    method: 'PATCH',
    url: '/staff/:userId',
    permission: 'staff.manage',
    params: byUser,
    body: ChangeStaff,
    faults: ['conflict'],
    examples: { body: { role: 'staff' } },
    handle: ({ params, body, ...context }) =>
      changeStaff(acting(context), params.userId, body.role),
  })

  route({
    operationId: 'removeStaff',
    summary: 'Takes the access away; sessions are refused from the next request on',
    method: 'DELETE',
    url: '/staff/:userId',
    permission: 'staff.manage',
    params: byUser,
    faults: ['conflict'],
    handle: ({ params, ...context }) => removeStaff(acting(context), params.userId),
  })

  route({
    operationId: 'endStaffSessions',
    summary: 'Signs one of the provider’s people out everywhere; the access stays',
    method: 'DELETE',
    url: '/staff/:userId/sessions',
    permission: 'staff.manage',
    params: byUser,
    faults: ['conflict'],
    handle: ({ params, ...context }) => endStaffSessions(acting(context), params.userId),
  })

  route({
    operationId: 'listStaffInvitations',
    summary: 'Who was invited to work for the provider, the newest first',
    method: 'GET',
    url: '/staff/invitations',
    permission: 'staff.read',
    query: PageQuery,
    answer: pageOf(StaffInvitation),
    handle: ({ tx, query, now }) => listStaffInvitations(tx, query, now),
  })

  route({
    operationId: 'inviteStaff',
    summary: 'Invites somebody to work for the provider with a link, good for 72 hours and one use',
    method: 'POST',
    url: '/staff/invitations',
    permission: 'staff.manage',
    body: InviteStaff,
    answer: StaffInvitation,
    status: 201,
    faults: ['conflict', 'too-many-attempts'],
    examples: { body: { email: 'sophie.lang@example.org', name: 'Sophie Lang', role: 'staff' } },
    handle: ({ body, ...context }) => inviteStaff(acting(context), body),
  })

  route({
    operationId: 'renewStaffInvitation',
    summary: 'Mails a new link; the one before works no more',
    method: 'POST',
    url: '/staff/invitations/:invitationId/renewal',
    permission: 'staff.manage',
    params: byInvitation,
    answer: StaffInvitation,
    faults: ['illegal-move', 'too-many-attempts'],
    handle: ({ params, ...context }) => renewStaffInvitation(acting(context), params.invitationId),
  })

  route({
    operationId: 'revokeStaffInvitation',
    summary: 'Takes an invitation back',
    method: 'DELETE',
    url: '/staff/invitations/:invitationId',
    permission: 'staff.manage',
    params: byInvitation,
    faults: ['illegal-move'],
    handle: ({ params, ...context }) => revokeStaffInvitation(acting(context), params.invitationId),
  })
}

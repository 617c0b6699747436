import { UserId } from '@portal/domain/accounts/contract'
import { factorResetMoves } from '@portal/domain/moves/factor-reset'
import { PageQuery, pageOf } from '@portal/domain/page'
import {
  ApproveFactorReset,
  FactorReset,
  SentFactorReset,
  StartFactorReset,
} from '@portal/domain/people/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { routesWith } from '../../platform/http/route.ts'
import { listFactorResets } from './reset-reading.ts'
import {
  approveReset,
  cancelReset,
  renewReset,
  startMemberReset,
  startStaffReset,
} from './resets.ts'
import { actingWith, confirmationFaults } from '../../binding/route-parts.ts'
import { ofMember, type PeopleDeps } from '../route-parts.ts'

const byId = z.strictObject({ id: z.uuid() })
const secondFactor = { kind: 'totp', code: '123456' }
const example = {
  identityCheck: { method: 'known-number', note: 'Zurückgerufen unter der bekannten Nummer.' },
  secondFactor,
}

export async function resetRoutes(app: FastifyInstance, deps: PeopleDeps) {
  const route = routesWith(app, deps)
  const acting = actingWith(deps)

  route({
    operationId: 'startMemberFactorReset',
    summary: 'Starts the reset of a member’s second factor after an identity check',
    description:
      'A manager’s goes at once; the provider’s waits for a second person, where there is another one who can sign in. Whoever sends the link is shown six digits, which they read out to the person.',
    method: 'POST',
    url: '/clients/:id/members/:userId/second-factor-reset',
    permission: factorResetMoves.start.needs,
    params: ofMember,
    body: StartFactorReset,
    answer: SentFactorReset,
    status: 201,
    idempotencyKey: 'required',
    faults: ['conflict', 'illegal-move', 'too-many-attempts', ...confirmationFaults],
    examples: { body: example },
    handle: ({ params, body, ...context }) =>
      startMemberReset(acting(context), params.id, params.userId, body),
  })

  route({
    operationId: 'startStaffFactorReset',
    summary: 'The same for one of the provider’s people; an owner’s way is a command on the server',
    method: 'POST',
    url: '/staff/:userId/second-factor-reset',
    permission: factorResetMoves.start.needs,
    params: z.strictObject({ userId: UserId }),
    body: StartFactorReset,
    answer: SentFactorReset,
    status: 201,
    idempotencyKey: 'required',
    faults: ['conflict', 'illegal-move', 'too-many-attempts', ...confirmationFaults],
    examples: { body: example },
    handle: ({ params, body, ...context }) => startStaffReset(acting(context), params.userId, body),
  })

  route({
    operationId: 'listFactorResets',
    summary: 'Resets of second factors: those under way first, then the newest',
    method: 'GET',
    url: '/second-factor-resets',
    permission: 'staff.read',
    query: PageQuery,
    answer: pageOf(FactorReset),
    handle: ({ tx, actor, query }) => listFactorResets(tx, actor, query),
  })

  route({
    operationId: 'approveFactorReset',
    summary: 'The second person’s consent, with a fresh second factor; sends the link',
    method: 'POST',
    url: '/second-factor-resets/:id/approval',
    permission: factorResetMoves.approve.needs,
    params: byId,
    body: ApproveFactorReset,
    answer: SentFactorReset,
    idempotencyKey: 'required',
    faults: ['conflict', 'illegal-move', ...confirmationFaults],
    examples: { body: { secondFactor } },
    handle: ({ params, body, ...context }) => approveReset(acting(context), params.id, body),
  })

  route({
    operationId: 'renewFactorReset',
    summary: 'Sends the link again; the one before works no more',
    method: 'POST',
    url: '/second-factor-resets/:id/renewal',
    permission: 'people.manage',
    params: byId,
    answer: SentFactorReset,
    faults: ['illegal-move', 'too-many-attempts'],
    handle: ({ params, ...context }) => renewReset(acting(context), params.id),
  })

  route({
    operationId: 'cancelFactorReset',
    summary: 'Ends a reset before a new factor was bound',
    method: 'DELETE',
    url: '/second-factor-resets/:id',
    permission: factorResetMoves.cancel.needs,
    params: byId,
    faults: ['illegal-move'],
    handle: ({ params, ...context }) => cancelReset(acting(context), params.id),
  })
}

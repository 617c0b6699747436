import { PageQuery, pageOf } from '@portal/domain/page'
import {
  InvitationRound,
  InvitedPerson,
  InvitedQuery,
  RenewMany,
  Renewals,
  RoundQuery,
  StartRound,
  WholeRound,
} from '@portal/domain/people/rounds'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { actingWith } from '../../binding/route-parts.ts'
import { routesWith } from '../../platform/http/route.ts'
import type { PeopleDeps } from '../route-parts.ts'
import { listInvited } from './invited.ts'
import { renewMany } from './renewing.ts'
import { getRound, listRounds, previewRound, startRound } from './rounds.ts'

const byId = z.strictObject({ id: z.uuid() })

export async function roundRoutes(app: FastifyInstance, deps: PeopleDeps) {
  const route = routesWith(app, deps)
  const acting = actingWith(deps)
  const { enqueue } = deps.factors

  route({
    operationId: 'startInvitationRound',
    summary:
      'Invites the contact of each of many clients as its first manager; `dryRun=true` says whom, and of which clients nobody and why',
    description:
      'Up to 1,000 clients, chosen by id or by what they lack. A client that has a manager, or where somebody is invited already, is left out and named: the same round twice invites nobody twice. The worker mails them: ask `GET /invitation-rounds/{id}`.',
    method: 'POST',
    url: '/invitation-rounds',
    permission: 'invitations.manage',
    counts: 'rounds',
    query: RoundQuery,
    body: StartRound,
    answer: WholeRound,
    status: 201,
    faults: ['conflict'],
    examples: { body: { of: 'nobody-invited' } },
    handle: ({ tx, actor, body, query, now }) => {
      const starting = { tx, actor, enqueue, now }
      return query.dryRun ? previewRound(starting, body) : startRound(starting, body)
    },
  })

  route({
    operationId: 'listInvitationRounds',
    summary: 'Every round of invitations, the newest first',
    method: 'GET',
    url: '/invitation-rounds',
    permission: 'invitations.read',
    query: PageQuery,
    answer: pageOf(InvitationRound),
    handle: ({ tx, query }) => listRounds(tx, query),
  })

  route({
    operationId: 'getInvitationRound',
    summary: 'How far a round of invitations is, and of which clients nobody was invited',
    method: 'GET',
    url: '/invitation-rounds/:id',
    permission: 'invitations.read',
    params: byId,
    answer: WholeRound,
    handle: ({ tx, params }) => getRound(tx, params.id),
  })

  route({
    operationId: 'listInvitedPeople',
    summary:
      'Who was invited to any client and has not arrived yet, with phone number and how far each is',
    description:
      'The newest invitation first; archived clients are left out. `opened` is counted by what the page behind the link asks, not by its address: a scanner of mails that follows links does not count as a person.',
    method: 'GET',
    url: '/invited-people',
    permission: 'invitations.read',
    query: InvitedQuery,
    answer: pageOf(InvitedPerson),
    handle: ({ tx, query, now }) => listInvited(tx, query, now),
  })

  route({
    operationId: 'renewInvitations',
    summary:
      'Mails a new link to many, to each person at most once an hour; the one before works no more',
    method: 'POST',
    url: '/invitation-renewals',
    permission: 'invitations.manage',
    counts: 'rounds',
    body: RenewMany,
    answer: Renewals,
    examples: { body: { invitationIds: ['0192d3a4-0000-7000-8000-000000000000'] } },
    handle: ({ body, ...context }) => renewMany(acting(context), body.invitationIds),
  })
}

import { Account, AccountChange } from '@portal/domain/accounts/contract'
import { OpenSession } from '@portal/domain/accounts/factors'
import { ChangeEmail, ChangePassword } from '@portal/domain/accounts/links'
import { SecurityEvent, SecurityLogQuery } from '@portal/domain/accounts/security-log'
import { PageQuery, pageOf } from '@portal/domain/page'
import type { FastifyInstance } from 'fastify'
import { whole } from '../../platform/http/pagination.ts'
import { type RouteDeps, routesWith } from '../../platform/http/route.ts'
import type { Factors } from '../factors/second-factor.ts'
import { requestEmailChange } from '../links/email-change.ts'
import { byId, guarded, own, ownerOf } from '../route-parts.ts'
import { whereaboutsOf } from '../whereabouts.ts'
import { changePassword, endOtherSessions, endSession, listOwnSessions } from './own-account.ts'
import { accountOf, changeAccount } from './profile.ts'
import { listOwnEvents } from './security-log.ts'

/** The account of whoever is here, where it is signed in, and what happened to it. */
export async function accountRoutes(app: FastifyInstance, deps: RouteDeps & { factors: Factors }) {
  const route = routesWith(app, deps)
  const { factors } = deps
  const { auth, enqueue } = factors

  route({
    operationId: 'getAccount',
    summary: 'The own account',
    method: 'GET',
    url: '/account',
    ...own,
    answer: Account,
    handle: async ({ actor }) => accountOf(actor),
  })

  route({
    operationId: 'changeAccount',
    summary: 'Changes the language of interface and mails, or the name',
    method: 'PATCH',
    url: '/account',
    ...own,
    body: AccountChange,
    answer: Account,
    faults: ['reauthentication-required'],
    examples: { body: { locale: 'en' } },
    handle: ({ tx, actor, body, now, request }) =>
      changeAccount(tx, enqueue, actor, body, whereaboutsOf(request), now),
  })

  route({
    operationId: 'changePassword',
    summary: 'Changes the password; all other sessions end',
    method: 'POST',
    url: '/account/password',
    ...guarded,
    body: ChangePassword,
    faults: [...guarded.faults, 'password-refused'],
    examples: { body: { password: 'a long sentence nobody else uses' } },
    handle: ({ actor, body, now, request }) =>
      changePassword(factors, actor, whereaboutsOf(request), body.password, now),
  })

  route({
    operationId: 'changeEmail',
    summary: 'Asks for another email address; a link sent there makes it the account’s',
    method: 'POST',
    url: '/account/email',
    ...guarded,
    body: ChangeEmail,
    faults: [...guarded.faults, 'too-many-attempts'],
    examples: { body: { email: 'anna.neu@example.org' } },
    handle: ({ actor, body, now, request }) =>
      requestEmailChange(auth, enqueue, actor, body.email, whereaboutsOf(request), now),
  })

  route({
    operationId: 'listSessions',
    summary: 'Where the own account is signed in',
    method: 'GET',
    url: '/account/sessions',
    ...own,
    query: PageQuery,
    answer: pageOf(OpenSession),
    handle: async ({ actor, now }) => whole(await listOwnSessions(auth, actor, now)),
  })

  route({
    operationId: 'endSession',
    summary: 'Ends one of the own sessions',
    method: 'DELETE',
    url: '/account/sessions/:id',
    ...guarded,
    params: byId,
    handle: ({ actor, params, now, request }) =>
      endSession(factors, ownerOf(actor, request), params.id, now),
  })

  route({
    operationId: 'endOtherSessions',
    summary: 'Ends all own sessions but this one',
    method: 'DELETE',
    url: '/account/sessions',
    ...guarded,
    handle: ({ actor, now, request }) =>
      endOtherSessions(factors, actor, whereaboutsOf(request), now),
  })

  route({
    operationId: 'listOwnSecurityEvents',
    summary: 'The security log of the own account, the newest first',
    method: 'GET',
    url: '/account/security-log',
    ...own,
    query: SecurityLogQuery,
    answer: pageOf(SecurityEvent),
    handle: ({ tx, actor, query }) => listOwnEvents(tx, actor, query),
  })
}

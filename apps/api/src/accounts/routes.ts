import {
  AcceptInvitation,
  Account,
  AccountChange,
  Credentials,
  NextStep,
  Session,
  SwitchClient,
  TotpEnrolment,
  TotpStep,
} from '@portal/domain/accounts/contract'
import type { FaultCode } from '@portal/domain/fault'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { z } from 'zod'
import { type RouteDeps, routesWith } from '../platform/route.ts'
import { changeAccount, describeSession, switchClient } from './profile.ts'
import type { Factors } from './second-factor.ts'
import {
  acceptInvitation,
  finishEnrolment,
  giveCode,
  signIn,
  signOut,
  startEnrolment,
  type Stepped,
} from './service.ts'

type Deps = RouteDeps & { factors: Factors }

/** What every route without a session says of itself. */
const open = (
  operationId: string,
  summary: string,
  faults: FaultCode[],
  examples: object = {},
) => ({
  config: { permission: 'anyone' as const },
  schema: {
    operationId,
    summary,
    faults: [...faults, 'invalid', 'forbidden', 'unavailable', 'internal'] as FaultCode[],
    examples,
  },
})

/** Login and enrolment: the only routes that work without a full session. */
export async function signInRoutes(app: FastifyInstance, { factors, clock }: Deps) {
  const { auth } = factors

  const stepped = (reply: FastifyReply, { session, next }: Stepped): NextStep => {
    app.setSessionCookie(reply, session.id, session.expiresAt, clock())
    void reply.header('cache-control', 'no-store')
    return { next }
  }
  const login = open(
    'signIn',
    'First step of a login: e-mail address and password',
    ['credentials-rejected', 'too-many-attempts'],
    {
      body: { email: 'anna@example.org', password: 'correct horse battery staple' },
      answer: { next: 'totp' },
    },
  )
  app.post<{ Body: z.output<typeof Credentials> }>(
    '/session',
    { ...login, schema: { ...login.schema, body: Credentials, response: { 200: NextStep } } },
    async ({ body, ip, ticket }, reply) =>
      stepped(reply, await signIn(auth, body, { address: ip, ticket }, clock())),
  )

  const code = open(
    'giveTotpCode',
    'Second step of a login: a TOTP code',
    ['unauthenticated', 'code-rejected', 'second-factor-disabled'],
    {
      body: { code: '123456' },
      answer: { next: 'done' },
    },
  )
  app.post<{ Body: z.output<typeof TotpStep> }>(
    '/session/totp',
    { ...code, schema: { ...code.schema, body: TotpStep, response: { 200: NextStep } } },
    async ({ body, ticket }, reply) =>
      stepped(reply, await giveCode(factors, ticket, body.code, clock())),
  )

  const enrol = open(
    'startTotpEnrolment',
    'Shows a new TOTP secret, once, to somebody who has none',
    ['unauthenticated'],
  )
  app.post(
    '/account/totp',
    { ...enrol, schema: { ...enrol.schema, response: { 200: TotpEnrolment } } },
    async ({ ticket }, reply) => {
      void reply.header('cache-control', 'no-store')
      return startEnrolment(factors, ticket, clock())
    },
  )

  const confirm = open(
    'finishTotpEnrolment',
    'Binds the TOTP secret with its first code',
    ['unauthenticated', 'code-rejected'],
    {
      body: { code: '123456' },
      answer: { next: 'done' },
    },
  )
  app.put<{ Body: z.output<typeof TotpStep> }>(
    '/account/totp',
    { ...confirm, schema: { ...confirm.schema, body: TotpStep, response: { 200: NextStep } } },
    async ({ body, ticket }, reply) =>
      stepped(reply, await finishEnrolment(factors, ticket, body.code, clock())),
  )

  const accept = open(
    'acceptInvitation',
    'Sets the first password with a single-use link',
    ['token-rejected', 'password-refused'],
    {
      body: {
        token: 'the part of the link behind the #',
        password: 'a long sentence nobody else uses',
      },
      answer: { next: 'enrol' },
    },
  )
  app.post<{ Body: z.output<typeof AcceptInvitation> }>(
    '/invitations/accept',
    {
      ...accept,
      schema: { ...accept.schema, body: AcceptInvitation, response: { 200: NextStep } },
    },
    async ({ body }, reply) => stepped(reply, await acceptInvitation(auth, body, clock())),
  )

  app.delete('/session', open('signOut', 'Ends the session', []), async ({ ticket }, reply) => {
    await signOut(auth, ticket, clock())
    app.clearSessionCookie(reply)
    return reply.code(204).header('clear-site-data', '"cache", "cookies"').send()
  })
}

export async function accountRoutes(app: FastifyInstance, deps: Deps) {
  const route = routesWith(app, deps)

  route({
    operationId: 'getSession',
    summary: 'Who is here, for which client, and what they may do',
    method: 'GET',
    url: '/session',
    permission: 'account.manage',
    answer: Session,
    handle: ({ tx, actor, now }) => describeSession(tx, actor, now),
  })

  route({
    operationId: 'switchClient',
    summary: 'Makes another of the own clients the active one',
    method: 'POST',
    url: '/session/client',
    permission: 'account.manage',
    body: SwitchClient,
    faults: ['not-found'],
    examples: { body: { clientId: '0198c5a2-0000-7000-8000-000000000001' } },
    // The route's session was found by this ticket, so there is one.
    handle: ({ tx, body, request }) => switchClient(tx, request.ticket!, body.clientId),
  })

  route({
    operationId: 'getAccount',
    summary: 'The own account',
    method: 'GET',
    url: '/account',
    permission: 'account.manage',
    answer: Account,
    handle: async ({ actor }) => ({
      id: actor.userId,
      email: actor.email,
      name: actor.name,
      locale: actor.locale,
    }),
  })

  route({
    operationId: 'changeAccount',
    summary: 'Changes the language of interface and mails',
    method: 'PATCH',
    url: '/account',
    permission: 'account.manage',
    body: AccountChange,
    answer: Account,
    examples: { body: { locale: 'en' } },
    handle: ({ tx, actor, body }) => changeAccount(tx, actor, body),
  })
}

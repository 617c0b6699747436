import {
  AcceptFactorReset,
  AcceptInvitation,
  CompletePasswordReset,
  InvitationDetails,
  RequestPasswordReset,
  TokenOnly,
} from '@portal/domain/accounts/links'
import { NextStep } from '@portal/domain/accounts/factors'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { RecordEvidence } from '../../platform/evidence/evidence.ts'
import type { RouteDeps } from '../../platform/http/route.ts'
import { completeEmailChange } from './email-change.ts'
import { entryOf, open } from '../sign-in/entry.ts'
import { acceptFactorReset } from './factor-reset-acceptance.ts'
import { acceptInvitation, lookUpInvitation } from './invitation-acceptance.ts'
import { completePasswordReset, requestPasswordReset } from './password-reset.ts'
import type { Factors } from '../factors/second-factor.ts'

type Deps = RouteDeps & { factors: Factors; evidence: RecordEvidence; publicUrl: string }

const token = 'the part of the link behind the #'
const password = 'a long sentence nobody else uses'

/** What mailed links are opened with. Tokens travel in bodies, never in a path or a query. */
export async function linkRoutes(
  app: FastifyInstance,
  { factors, evidence, publicUrl, clock }: Deps,
) {
  const { auth } = factors
  const { visitOf, stepped } = entryOf(app, publicUrl, clock)

  const lookup = open('lookUpInvitation', 'What a link invites to', ['token-rejected'], {
    body: { token },
  })
  app.post<{ Body: z.output<typeof TokenOnly> }>(
    '/invitations/lookup',
    {
      ...lookup,
      schema: { ...lookup.schema, body: TokenOnly, response: { 200: InvitationDetails } },
    },
    async ({ body, ticket }, reply) => {
      void reply.header('cache-control', 'no-store')
      return lookUpInvitation(auth, body.token, ticket, clock())
    },
  )

  const accept = open(
    'acceptInvitation',
    'Accepts an invitation: with a new password, or with that of the account there is',
    ['token-rejected', 'password-refused', 'credentials-rejected', 'too-many-attempts', 'conflict'],
    { body: { token, password }, answer: { next: 'enrol' } },
  )
  app.post<{ Body: AcceptInvitation }>(
    '/invitations/accept',
    {
      ...accept,
      schema: { ...accept.schema, body: AcceptInvitation, response: { 200: NextStep } },
    },
    async (request, reply) =>
      stepped(
        reply,
        await acceptInvitation({ ...factors, evidence }, request.body, visitOf(request), clock()),
      ),
  )

  const request = open(
    'requestPasswordReset',
    'Mails a link for a new password to an address that has an account; the answer is the same for every address',
    ['too-many-attempts'],
    { body: { email: 'anna@example.org' } },
  )
  app.post<{ Body: RequestPasswordReset }>(
    '/password-resets',
    { ...request, schema: { ...request.schema, body: RequestPasswordReset } },
    async (sent, reply) => {
      await requestPasswordReset(factors, sent.body.email, visitOf(sent), clock())
      return reply.code(204).send()
    },
  )

  const complete = open(
    'completePasswordReset',
    'Sets a new password with a mailed link and ends every session',
    ['token-rejected', 'password-refused'],
    { body: { token, password } },
  )
  app.post<{ Body: CompletePasswordReset }>(
    '/password-resets/complete',
    { ...complete, schema: { ...complete.schema, body: CompletePasswordReset } },
    async (sent, reply) => {
      await completePasswordReset(factors, sent.body, visitOf(sent), clock())
      return reply.code(204).send()
    },
  )

  const reset = open(
    'acceptFactorReset',
    'Opens the enrolment of a new second factor in place of a lost one',
    ['token-rejected', 'credentials-rejected', 'too-many-attempts', 'conflict'],
    { body: { token, password }, answer: { next: 'enrol' } },
  )
  app.post<{ Body: AcceptFactorReset }>(
    '/second-factor-resets/accept',
    { ...reset, schema: { ...reset.schema, body: AcceptFactorReset, response: { 200: NextStep } } },
    async (sent, reply) =>
      stepped(reply, await acceptFactorReset(auth, sent.body, visitOf(sent), clock())),
  )

  const email = open(
    'completeEmailChange',
    'Makes the address the account’s that the link was mailed to',
    ['token-rejected', 'conflict'],
    { body: { token } },
  )
  app.post<{ Body: z.output<typeof TokenOnly> }>(
    '/email-changes/complete',
    { ...email, schema: { ...email.schema, body: TokenOnly } },
    async (sent, reply) => {
      await completeEmailChange(factors, sent.body.token, visitOf(sent), clock())
      return reply.code(204).send()
    },
  )
}

import {
  AcceptFactorReset,
  AcceptInvitation,
  CompletePasswordReset,
  InvitationDetails,
  LinkDetails,
  RequestPasswordReset,
  TokenOnly,
} from '@portal/domain/accounts/links'
import { NextStep } from '@portal/domain/accounts/factors'
import type { FastifyInstance } from 'fastify'
import type { RecordEvidence } from '../../platform/evidence/evidence.ts'
import { type RouteDeps, routesWith } from '../../platform/http/route.ts'
import type { Factors } from '../factors/second-factor.ts'
import { entryOf } from '../sign-in/entry.ts'
import { completeEmailChange } from './email-change.ts'
import { acceptFactorReset } from './factor-reset-acceptance.ts'
import { acceptInvitation, lookUpInvitation } from './invitation-acceptance.ts'
import { lookUpLink } from './link-lookup.ts'
import { completePasswordReset, requestPasswordReset } from './password-reset.ts'

type Deps = RouteDeps & { factors: Factors; evidence: RecordEvidence; publicUrl: string }

const open = { permission: 'anyone' as const, method: 'POST' as const }
const token = 'the part of the link behind the #'
const password = 'a long sentence nobody else uses'
const code = '123456'

/** What mailed links are opened with. Tokens travel in bodies, never in a path or a query. */
export async function linkRoutes(app: FastifyInstance, deps: Deps) {
  const route = routesWith(app, deps)
  const { factors, evidence, publicUrl, clock } = deps
  const { auth } = factors
  const { visitOf, stepped } = entryOf(app, publicUrl, clock)

  route({
    ...open,
    operationId: 'lookUpInvitation',
    summary: 'What a link invites to',
    url: '/invitations/lookup',
    body: TokenOnly,
    answer: InvitationDetails,
    faults: ['token-rejected'],
    examples: { body: { token } },
    handle: ({ body, request, now }) => lookUpInvitation(auth, body.token, request.ticket, now),
  })

  route({
    ...open,
    operationId: 'acceptInvitation',
    summary: 'Accepts an invitation: with a new password, or with that of the account there is',
    url: '/invitations/accept',
    body: AcceptInvitation,
    answer: NextStep,
    faults: [
      'token-rejected',
      'password-refused',
      'credentials-rejected',
      'password-disabled',
      'too-many-attempts',
      'conflict',
    ],
    examples: { body: { token, password }, answer: { next: 'enrol' } },
    handle: async ({ body, request, reply, now }) =>
      stepped(reply, await acceptInvitation({ ...factors, evidence }, body, visitOf(request), now)),
  })

  route({
    ...open,
    operationId: 'requestPasswordReset',
    summary:
      'Mails a link for a new password to an address that has an account; the answer is the same for every address',
    url: '/password-resets',
    body: RequestPasswordReset,
    faults: ['too-many-attempts'],
    examples: { body: { email: 'anna@example.org' } },
    handle: ({ body, request, now }) =>
      requestPasswordReset(factors, body.email, visitOf(request), now),
  })

  route({
    ...open,
    operationId: 'lookUpLink',
    summary: 'Whose account a link for a new password or a new second factor concerns',
    url: '/links/lookup',
    body: TokenOnly,
    answer: LinkDetails,
    faults: ['token-rejected'],
    examples: { body: { token }, answer: { email: 'anna@example.org' } },
    handle: ({ body, now }) => lookUpLink(auth, body.token, now),
  })

  route({
    ...open,
    operationId: 'completePasswordReset',
    summary: 'Sets a new password with a mailed link and ends every session',
    url: '/password-resets/complete',
    body: CompletePasswordReset,
    faults: ['token-rejected', 'password-refused'],
    examples: { body: { token, password } },
    handle: ({ body, request, now }) => completePasswordReset(factors, body, visitOf(request), now),
  })

  route({
    ...open,
    operationId: 'acceptFactorReset',
    summary: 'Opens the enrolment of a new second factor in place of a lost one',
    description:
      'Takes the link, the password, and the six digits that whoever sent the link reads out. The fifth wrong code ends the reset.',
    url: '/second-factor-resets/accept',
    body: AcceptFactorReset,
    answer: NextStep,
    faults: [
      'token-rejected',
      'credentials-rejected',
      'password-disabled',
      'code-rejected',
      'too-many-attempts',
      'conflict',
    ],
    examples: { body: { token, password, code }, answer: { next: 'enrol' } },
    handle: async ({ body, request, reply, now }) =>
      stepped(reply, await acceptFactorReset(factors, body, visitOf(request), now)),
  })

  route({
    ...open,
    operationId: 'completeEmailChange',
    summary: 'Makes the address the account’s that the link was mailed to',
    url: '/email-changes/complete',
    body: TokenOnly,
    faults: ['token-rejected', 'conflict'],
    examples: { body: { token } },
    handle: ({ body, request, now }) =>
      completeEmailChange(factors, body.token, visitOf(request), now),
  })
}

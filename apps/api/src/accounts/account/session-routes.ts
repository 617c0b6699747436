import { Session, SwitchClient } from '@portal/domain/accounts/contract'
import { ConfirmationChallenge, Reauthentication } from '@portal/domain/accounts/factors'
import { PasskeyRequest } from '@portal/domain/accounts/passkeys'
import { PlaceOfClients, PlaceQuery } from '@portal/domain/accounts/places'
import type { FastifyInstance } from 'fastify'
import { type RouteDeps, routesWith } from '../../platform/http/route.ts'
import type { Factors } from '../factors/second-factor.ts'
import { own } from '../route-parts.ts'
import { entryOf } from '../sign-in/entry.ts'
import { challengeOwnPasskey, reauthenticate } from '../sign-in/reauthentication.ts'
import { whereaboutsOf } from '../whereabouts.ts'
import { describeSession, findPlace, switchClient } from './profile.ts'

type Deps = RouteDeps & { factors: Factors; publicUrl: string }

/** The session of whoever is here: what it may do, for which client, and who is asked again. */
export async function sessionRoutes(app: FastifyInstance, deps: Deps) {
  const route = routesWith(app, deps)
  const { factors, publicUrl, clock } = deps
  const { setCookies } = entryOf(app, publicUrl, clock)

  route({
    operationId: 'getSession',
    summary: 'Who is here, for which client, and what they may do',
    method: 'GET',
    url: '/session',
    ...own,
    answer: Session,
    handle: ({ tx, actor, now }) => describeSession(tx, actor, now),
  })

  route({
    operationId: 'findPlace',
    summary:
      'At which of the own clients, but for the active one, something is found that a link led to',
    method: 'GET',
    url: '/session/places',
    ...own,
    query: PlaceQuery,
    answer: PlaceOfClients,
    handle: ({ tx, query, actor }) => findPlace(tx, actor, query),
  })

  route({
    operationId: 'switchClient',
    summary: 'Makes another of the own clients the active one',
    method: 'POST',
    url: '/session/client',
    ...own,
    body: SwitchClient,
    faults: ['not-found'],
    examples: { body: { clientId: '0198c5a2-0000-7000-8000-000000000001' } },
    // The route's session was found by this ticket, so there is one.
    handle: ({ tx, body, request }) => switchClient(tx, request.ticket!, body.clientId),
  })

  route({
    operationId: 'startReauthentication',
    summary: 'What a browser needs to ask for one of the own passkeys',
    method: 'POST',
    url: '/session/reauthentication-challenge',
    ...own,
    secret: true,
    answer: PasskeyRequest,
    faults: ['not-found'],
    handle: ({ actor, now }) => challengeOwnPasskey(factors, actor.userId, null, now),
  })

  route({
    operationId: 'reauthenticate',
    summary: 'Password and second factor once more: the account may be changed for ten minutes',
    method: 'POST',
    url: '/session/reauthentication',
    ...own,
    secret: true,
    body: Reauthentication,
    faults: [
      'credentials-rejected',
      'password-disabled',
      'too-many-attempts',
      'step-up-rejected',
      'code-rejected',
      'second-factor-disabled',
    ],
    examples: {
      body: {
        password: 'correct horse battery staple',
        secondFactor: { kind: 'totp', code: '123456' },
      },
    },
    handle: async ({ actor, body, now, request, reply }) => {
      const where = whereaboutsOf(request)
      const session = await reauthenticate(factors, actor, request.ticket!, body, where, now)
      setCookies(reply, { session })
    },
  })

  route({
    operationId: 'startConfirmation',
    summary: 'A challenge for a passkey, derived from the SHA-256 of the text it confirms',
    method: 'POST',
    url: '/session/confirmation-challenge',
    ...own,
    secret: true,
    body: ConfirmationChallenge,
    answer: PasskeyRequest,
    faults: ['not-found'],
    examples: {
      body: {
        act: 'instruction.submitted',
        subject: '0198c5a2-0000-7000-8000-000000000001',
        sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      },
    },
    handle: ({ actor, body, now }) => challengeOwnPasskey(factors, actor.userId, body, now),
  })
}

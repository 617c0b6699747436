import { ConfirmTotp, NextStep, TotpEnrolment } from '@portal/domain/accounts/factors'
import { AddPasskey, PasskeyCreation } from '@portal/domain/accounts/passkeys'
import type { FastifyInstance } from 'fastify'
import { type RouteDeps, routesWith } from '../../platform/http/route.ts'
import type { Factors } from '../factors/second-factor.ts'
import { bindFactor, startPasskey, startTotp } from './enrolment.ts'
import { entryOf } from './entry.ts'
import { assertion, done } from './examples.ts'

type Deps = RouteDeps & { factors: Factors; publicUrl: string }

// Whoever is on the way to a first factor has half a session: the service looks whose.
const open = { permission: 'anyone' as const }
const binding = ['unauthenticated', 'reauthentication-required'] as const

/** Binding a factor: forced on somebody without one, and open to the owner of a session who was just asked again. */
export async function enrolmentRoutes(app: FastifyInstance, deps: Deps) {
  const route = routesWith(app, deps)
  const { factors, publicUrl, clock, withSession } = deps
  const { visitOf, stepped } = entryOf(app, publicUrl, clock)

  route({
    ...open,
    operationId: 'startTotpEnrolment',
    summary: 'Shows a new TOTP secret, once',
    method: 'POST',
    url: '/account/totp',
    answer: TotpEnrolment,
    faults: binding,
    handle: ({ request, now }) => startTotp(factors, withSession, visitOf(request), now),
  })

  route({
    ...open,
    operationId: 'finishTotpEnrolment',
    summary:
      'Binds the TOTP secret with its first code; the first factor comes with ten recovery codes',
    method: 'PUT',
    url: '/account/totp',
    body: ConfirmTotp,
    answer: NextStep,
    faults: [...binding, 'code-rejected', 'conflict'],
    examples: { body: { code: '123456', name: 'Diensthandy' }, answer: done },
    handle: async ({ body, request, reply, now }) => {
      const { code, name = 'Authenticator-App' } = body
      const factor = { kind: 'authenticator' as const, code, name }
      return stepped(reply, await bindFactor(factors, withSession, factor, visitOf(request), now))
    },
  })

  route({
    ...open,
    operationId: 'startPasskeyEnrolment',
    summary: 'What a browser needs to make a passkey',
    method: 'POST',
    url: '/account/passkey-challenge',
    answer: PasskeyCreation,
    faults: binding,
    handle: ({ request, now }) => startPasskey(factors, withSession, visitOf(request), now),
  })

  route({
    ...open,
    operationId: 'addPasskey',
    summary: 'Binds a passkey; the first factor comes with ten recovery codes',
    method: 'POST',
    url: '/account/passkeys',
    body: AddPasskey,
    answer: NextStep,
    faults: [...binding, 'code-rejected', 'conflict'],
    examples: {
      body: {
        name: 'Praxis-PC',
        attestation: { ...assertion, response: { clientDataJSON: 'e30', attestationObject: 'AA' } },
      },
      answer: done,
    },
    handle: async ({ body, request, reply, now }) => {
      const factor = { kind: 'passkey' as const, ...body }
      return stepped(reply, await bindFactor(factors, withSession, factor, visitOf(request), now))
    },
  })
}

import { Credentials, TotpStep } from '@portal/domain/accounts/contract'
import { NextStep, RecoveryCodeStep } from '@portal/domain/accounts/factors'
import { PasskeyAssertion, PasskeyRequest } from '@portal/domain/accounts/passkeys'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type RouteDeps, routesWith } from '../../platform/http/route.ts'
import { askForPasskey } from '../factors/passkeys.ts'
import type { Factors } from '../factors/second-factor.ts'
import { networksOf } from '../../platform/networks.ts'
import { reserveQuota } from '../throttle.ts'
import { assertion, done } from './examples.ts'
import { entryOf } from './entry.ts'
import { giveCode, giveRecoveryCode, signIn, signInWithPasskey, signOut } from './sign-in.ts'

type Deps = RouteDeps & { factors: Factors; publicUrl: string }

const PasskeyStep = z.strictObject({ assertion: PasskeyAssertion })
const open = { permission: 'anyone' as const, method: 'POST' as const }

/** Login: with enrolment and links, all that works without a full session. */
export async function signInRoutes(app: FastifyInstance, deps: Deps) {
  const route = routesWith(app, deps)
  const { factors, publicUrl, clock } = deps
  const { auth, relyingParty } = factors
  const { visitOf, stepped } = entryOf(app, publicUrl, clock)

  route({
    ...open,
    operationId: 'signIn',
    summary: 'First step of signing in: email address and password',
    url: '/session',
    body: Credentials,
    answer: NextStep,
    faults: ['credentials-rejected', 'password-disabled', 'too-many-attempts'],
    examples: {
      body: { email: 'anna@example.org', password: 'correct horse battery staple' },
      answer: { next: 'totp' },
    },
    handle: async ({ body, request, reply, now }) =>
      stepped(reply, await signIn(factors, body, visitOf(request), now)),
  })

  route({
    ...open,
    operationId: 'giveTotpCode',
    summary: 'Second step of signing in: a TOTP code',
    url: '/session/totp',
    body: TotpStep,
    answer: NextStep,
    faults: ['unauthenticated', 'code-rejected', 'second-factor-disabled'],
    examples: { body: { code: '123456' }, answer: done },
    handle: async ({ body, request, reply, now }) =>
      stepped(reply, await giveCode(factors, body.code, visitOf(request), now)),
  })

  route({
    ...open,
    operationId: 'giveRecoveryCode',
    summary: 'Second step of signing in with the phone lost: a recovery code, used up by it',
    url: '/session/recovery-code',
    body: RecoveryCodeStep,
    answer: NextStep,
    faults: ['unauthenticated', 'code-rejected', 'too-many-attempts'],
    examples: { body: { code: 'ABCD-EFGH-JKMN-PQRS' }, answer: done },
    handle: async ({ body, request, reply, now }) =>
      stepped(reply, await giveRecoveryCode(factors, body.code, visitOf(request), now)),
  })

  route({
    ...open,
    operationId: 'startPasskeySignIn',
    summary: 'What a browser needs to ask for a passkey',
    url: '/session/passkey-challenge',
    answer: PasskeyRequest,
    faults: ['too-many-attempts'],
    handle: async ({ request: { ip }, now }) => {
      await reserveQuota(
        auth,
        { key: `challenge/${networksOf(ip).near}`, most: 300, seconds: 600 },
        now,
      )
      return auth.transaction(null, (tx) =>
        askForPasskey(tx, relyingParty, { purpose: 'sign-in', userId: null }, null, now),
      )
    },
  })

  route({
    ...open,
    operationId: 'signInWithPasskey',
    summary: 'Signing in with a passkey alone',
    url: '/session/passkey',
    body: PasskeyStep,
    answer: NextStep,
    faults: ['code-rejected'],
    examples: { body: { assertion }, answer: done },
    handle: async ({ body, request, reply, now }) =>
      stepped(reply, await signInWithPasskey(factors, body.assertion, visitOf(request), now)),
  })

  route({
    permission: 'anyone',
    operationId: 'signOut',
    summary: 'Ends the session',
    method: 'DELETE',
    url: '/session',
    handle: async ({ request, reply, now }) => {
      await signOut(auth, request.ticket, visitOf(request), now)
      app.clearSessionCookie(reply)
      void reply.header('clear-site-data', '"cache"')
    },
  })
}

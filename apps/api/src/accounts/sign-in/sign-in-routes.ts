import { Credentials, TotpStep } from '@portal/domain/accounts/contract'
import {
  ConfirmTotp,
  NextStep,
  RecoveryCodeStep,
  TotpEnrolment,
} from '@portal/domain/accounts/factors'
import {
  AddPasskey,
  PasskeyAssertion,
  PasskeyCreation,
  PasskeyRequest,
} from '@portal/domain/accounts/passkeys'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { RouteDeps } from '../../platform/http/route.ts'
import { bindFactor, startPasskey, startTotp } from './enrolment.ts'
import { entryOf, open } from './entry.ts'
import { askForPasskey } from '../factors/passkeys.ts'
import type { Factors } from '../factors/second-factor.ts'
import { giveCode, giveRecoveryCode, signIn, signInWithPasskey, signOut } from './sign-in.ts'
import { reserveQuota } from '../throttle.ts'

type Deps = RouteDeps & { factors: Factors; publicUrl: string }

const PasskeyStep = z.strictObject({ assertion: PasskeyAssertion })
const Nothing = z.strictObject({}).nullish()
const done = { next: 'done' }
const assertion = {
  id: 'c29tZSBjcmVkZW50aWFs',
  rawId: 'c29tZSBjcmVkZW50aWFs',
  type: 'public-key',
  response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' },
}

/** Login: the only routes, with those of enrolment and links, that work without a full session. */
export async function signInRoutes(app: FastifyInstance, { factors, publicUrl, clock }: Deps) {
  const { auth, relyingParty } = factors
  const { visitOf, stepped } = entryOf(app, publicUrl, clock)

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
    async (request, reply) =>
      stepped(reply, await signIn(auth, request.body, visitOf(request), clock())),
  )

  const code = open(
    'giveTotpCode',
    'Second step of a login: a TOTP code',
    ['unauthenticated', 'code-rejected', 'second-factor-disabled'],
    { body: { code: '123456' }, answer: done },
  )
  app.post<{ Body: z.output<typeof TotpStep> }>(
    '/session/totp',
    { ...code, schema: { ...code.schema, body: TotpStep, response: { 200: NextStep } } },
    async (request, reply) =>
      stepped(reply, await giveCode(factors, request.body.code, visitOf(request), clock())),
  )

  const recovery = open(
    'giveRecoveryCode',
    'Second step of a login with the phone lost: a recovery code, used up by it',
    ['unauthenticated', 'code-rejected', 'too-many-attempts'],
    { body: { code: 'ABCD-EFGH-JKMN-PQRS' }, answer: done },
  )
  app.post<{ Body: z.output<typeof RecoveryCodeStep> }>(
    '/session/recovery-code',
    {
      ...recovery,
      schema: { ...recovery.schema, body: RecoveryCodeStep, response: { 200: NextStep } },
    },
    async (request, reply) =>
      stepped(reply, await giveRecoveryCode(factors, request.body.code, visitOf(request), clock())),
  )

  const challenge = open('startPasskeySignIn', 'What a browser needs to ask for a passkey', [
    'too-many-attempts',
  ])
  app.post(
    '/session/passkey-challenge',
    {
      ...challenge,
      schema: { ...challenge.schema, body: Nothing, response: { 200: PasskeyRequest } },
    },
    async ({ ip }, reply) => {
      const now = clock()
      await reserveQuota(auth, { key: `challenge/${ip}`, most: 300, seconds: 600 }, now)
      void reply.header('cache-control', 'no-store')
      return auth.transaction(null, (tx) =>
        askForPasskey(tx, relyingParty, { purpose: 'sign-in', userId: null }, null, now),
      )
    },
  )

  const passkey = open('signInWithPasskey', 'A login with a passkey alone', ['code-rejected'], {
    body: { assertion },
    answer: done,
  })
  app.post<{ Body: z.output<typeof PasskeyStep> }>(
    '/session/passkey',
    { ...passkey, schema: { ...passkey.schema, body: PasskeyStep, response: { 200: NextStep } } },
    async (request, reply) =>
      stepped(
        reply,
        await signInWithPasskey(factors, request.body.assertion, visitOf(request), clock()),
      ),
  )

  app.delete('/session', open('signOut', 'Ends the session', []), async (request, reply) => {
    await signOut(auth, request.ticket, visitOf(request), clock())
    app.clearSessionCookie(reply)
    return reply.code(204).header('clear-site-data', '"cache"').send()
  })
}

const binding = ['unauthenticated', 'reauthentication-required'] as const

/** Binding a factor: forced on somebody without one, and open to the owner of a session who was just asked again. */
export async function enrolmentRoutes(
  app: FastifyInstance,
  { factors, publicUrl, clock, withSession }: Deps,
) {
  const { visitOf, stepped } = entryOf(app, publicUrl, clock)

  const enrol = open('startTotpEnrolment', 'Shows a new TOTP secret, once', [...binding])
  app.post(
    '/account/totp',
    { ...enrol, schema: { ...enrol.schema, body: Nothing, response: { 200: TotpEnrolment } } },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      return startTotp(factors, withSession, visitOf(request), clock())
    },
  )

  const confirm = open(
    'finishTotpEnrolment',
    'Binds the TOTP secret with its first code; the first factor comes with ten recovery codes',
    [...binding, 'code-rejected', 'conflict'],
    { body: { code: '123456', name: 'Diensthandy' }, answer: done },
  )
  app.put<{ Body: z.output<typeof ConfirmTotp> }>(
    '/account/totp',
    { ...confirm, schema: { ...confirm.schema, body: ConfirmTotp, response: { 200: NextStep } } },
    async (request, reply) => {
      const { code, name = 'Authenticator-App' } = request.body
      const factor = { kind: 'authenticator' as const, code, name }
      return stepped(
        reply,
        await bindFactor(factors, withSession, factor, visitOf(request), clock()),
      )
    },
  )

  const offer = open('startPasskeyEnrolment', 'What a browser needs to make a passkey', [
    ...binding,
  ])
  app.post(
    '/account/passkey-challenge',
    { ...offer, schema: { ...offer.schema, body: Nothing, response: { 200: PasskeyCreation } } },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      return startPasskey(factors, withSession, visitOf(request), clock())
    },
  )

  const add = open(
    'addPasskey',
    'Binds a passkey; the first factor comes with ten recovery codes',
    [...binding, 'code-rejected', 'conflict'],
    {
      body: {
        name: 'Praxis-PC',
        attestation: { ...assertion, response: { clientDataJSON: 'e30', attestationObject: 'AA' } },
      },
      answer: done,
    },
  )
  app.post<{ Body: z.output<typeof AddPasskey> }>(
    '/account/passkeys',
    { ...add, schema: { ...add.schema, body: AddPasskey, response: { 200: NextStep } } },
    async (request, reply) =>
      stepped(
        reply,
        await bindFactor(
          factors,
          withSession,
          { kind: 'passkey', ...request.body },
          visitOf(request),
          clock(),
        ),
      ),
  )
}

import { Account, AccountChange, Session, SwitchClient } from '@portal/domain/accounts/contract'
import {
  ConfirmationChallenge,
  FactorList,
  OpenSession,
  Reauthentication,
  RecoveryCodes,
  RecoveryCodeStep,
} from '@portal/domain/accounts/factors'
import { PlaceOfClients, PlaceQuery } from '@portal/domain/accounts/places'
import { ChangeEmail, ChangePassword } from '@portal/domain/accounts/links'
import { FactorName, PasskeyRequest } from '@portal/domain/accounts/passkeys'
import { SecurityEvent, SecurityLogQuery } from '@portal/domain/accounts/security-log'
import { PageQuery, pageOf } from '@portal/domain/page'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type RouteDeps, routesWith } from '../../platform/http/route.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { requestEmailChange } from '../links/email-change.ts'
import { entryOf } from '../sign-in/entry.ts'
import { changePassword, endOtherSessions, endSession, listOwnSessions } from './own-account.ts'
import {
  confirmCodes,
  listFactors,
  removeFactor,
  renameFactor,
  renewRecoveryCodes,
} from '../factors/own-factors.ts'
import { accountOf, changeAccount, describeSession, findPlace, switchClient } from './profile.ts'
import { challengeOwnPasskey, reauthenticate } from '../sign-in/reauthentication.ts'
import type { Factors } from '../factors/second-factor.ts'
import { listOwnEvents } from './security-log.ts'
import { whereaboutsOf } from '../whereabouts.ts'

type Deps = RouteDeps & { factors: Factors; publicUrl: string }

const byId = z.strictObject({ id: z.uuid() })
const code = { code: 'ABCD-EFGH-JKMN-PQRS' }
const own = { permission: 'account.manage' as const }
/** Of the account itself: its owner has to have been asked again, and nothing of it is kept. */
const guarded = {
  ...own,
  reauthenticated: true as const,
  secret: true as const,
  faults: ['reauthentication-required' as const],
}
const ownerOf = (actor: Actor, request: FastifyRequest) => ({
  userId: actor.userId,
  where: whereaboutsOf(request),
})

/** The session and the account of whoever is here. */
export async function accountRoutes(app: FastifyInstance, deps: Deps) {
  const route = routesWith(app, deps)
  const { factors, publicUrl, clock } = deps
  const { auth, enqueue } = factors
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
    summary: 'Asks for another mail address; a link sent there makes it the account’s',
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
    operationId: 'listFactors',
    summary: 'The own second factors and how many recovery codes are left',
    method: 'GET',
    url: '/account/factors',
    ...own,
    answer: FactorList,
    handle: ({ actor }) => auth.transaction(null, (tx) => listFactors(tx, actor.userId)),
  })

  for (const [kind, url] of [
    ['authenticator', '/account/totp/:id'],
    ['passkey', '/account/passkeys/:id'],
  ] as const) {
    const word = kind === 'passkey' ? 'Passkey' : 'Authenticator'
    route({
      operationId: `rename${word}`,
      summary: `Gives an own ${kind} another name`,
      method: 'PATCH',
      url,
      ...guarded,
      params: byId,
      body: FactorName,
      examples: { body: { name: 'Diensthandy' } },
      handle: ({ actor, params, body, now, request }) =>
        renameFactor(factors, ownerOf(actor, request), kind, params.id, body.name, now),
    })
    route({
      operationId: `remove${word}`,
      summary: `Removes an own ${kind}, unless it is the last second factor`,
      method: 'DELETE',
      url,
      ...guarded,
      params: byId,
      faults: [...guarded.faults, 'conflict'],
      handle: ({ actor, params, now, request }) =>
        removeFactor(factors, ownerOf(actor, request), kind, params.id, now),
    })
  }

  route({
    operationId: 'renewRecoveryCodes',
    summary: 'Ten new recovery codes, shown this once; those before count no more',
    method: 'POST',
    url: '/account/recovery-codes',
    ...guarded,
    answer: RecoveryCodes,
    handle: async ({ actor, now, request }) => ({
      codes: await renewRecoveryCodes(factors, ownerOf(actor, request), now),
    }),
  })

  route({
    operationId: 'confirmRecoveryCodes',
    summary: 'One of the codes, typed: they were kept. It stays unused',
    method: 'PUT',
    url: '/account/recovery-codes',
    ...own,
    secret: true,
    body: RecoveryCodeStep,
    faults: ['code-rejected'],
    examples: { body: code },
    handle: ({ actor, body, now, request }) =>
      confirmCodes(factors, ownerOf(actor, request), body.code, now),
  })

  route({
    operationId: 'listSessions',
    summary: 'Where the own account is signed in',
    method: 'GET',
    url: '/account/sessions',
    ...own,
    query: PageQuery,
    answer: pageOf(OpenSession),
    handle: async ({ actor, now }) => ({
      items: await listOwnSessions(auth, actor, now),
      nextCursor: null,
    }),
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

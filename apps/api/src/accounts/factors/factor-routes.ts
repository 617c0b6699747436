import { FactorList, RecoveryCodes, RecoveryCodeStep } from '@portal/domain/accounts/factors'
import { FactorName } from '@portal/domain/accounts/passkeys'
import type { FastifyInstance } from 'fastify'
import { type RouteDeps, routesWith } from '../../platform/http/route.ts'
import { byId, guarded, own, ownerOf } from '../route-parts.ts'
import {
  confirmCodes,
  listFactors,
  removeFactor,
  renameFactor,
  renewRecoveryCodes,
} from './own-factors.ts'
import type { Factors } from './second-factor.ts'

/** The own second factors and recovery codes; binding one more is the enrolment's. */
export async function factorRoutes(app: FastifyInstance, deps: RouteDeps & { factors: Factors }) {
  const route = routesWith(app, deps)
  const { factors } = deps

  route({
    operationId: 'listFactors',
    summary: 'The own second factors and how many recovery codes are left',
    method: 'GET',
    url: '/account/factors',
    ...own,
    answer: FactorList,
    handle: ({ actor }) => factors.auth.transaction(null, (tx) => listFactors(tx, actor.userId)),
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
    examples: { body: { code: 'ABCD-EFGH-JKMN-PQRS' } },
    handle: ({ actor, body, now, request }) =>
      confirmCodes(factors, ownerOf(actor, request), body.code, now),
  })
}

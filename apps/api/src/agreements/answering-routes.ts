import { ConfirmAgreement, ContestAgreement } from '@portal/domain/agreements/answers'
import { AgreementDetail } from '@portal/domain/agreements/contract'
import { agreementMoves } from '@portal/domain/moves/agreement'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type ActingDeps, actingWith, confirmationFaults } from '../binding/route-parts.ts'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { type Answering, confirmAgreement, contestAgreement } from './answering.ts'

const byId = z.strictObject({ id: z.uuid() })
const example = {
  documentSha256: 'a'.repeat(64),
  termsSha256: 'b'.repeat(64),
  secondFactor: { kind: 'totp', code: '123456' },
}

/** What the client says of an agreement that the provider recorded from paper: an act that binds it, with a receipt. */
export async function answeringRoutes(
  app: FastifyInstance,
  deps: RouteDeps & ActingDeps & Pick<Answering, 'enqueue' | 'signer' | 'recordVault'>,
) {
  const route = routesWith(app, deps)
  const { enqueue, signer, recordVault } = deps
  const acting = actingWith(deps)
  const means = { enqueue, signer, recordVault }
  const common = {
    method: 'POST',
    params: byId,
    answer: AgreementDetail,
    ifMatch: 'required',
    idempotencyKey: 'required',
    faults: ['illegal-move', ...confirmationFaults],
  } as const

  route({
    ...common,
    operationId: 'confirmAgreement',
    summary:
      'Says for the client that what was recorded is what was signed, with a fresh second factor',
    description:
      '`documentSha256` and `termsSha256` name what was before the person: the scan, and what was recorded of it.',
    url: '/agreements/:id/confirmation',
    permission: agreementMoves.confirm.needs,
    body: ConfirmAgreement,
    examples: { body: example },
    handle: ({ params, body, ...context }) =>
      confirmAgreement({ ...acting(context), ...means }, params.id, body),
  })

  route({
    ...common,
    operationId: 'contestAgreement',
    summary: 'Says for the client that what was recorded is not what was signed, with the reason',
    description:
      'It stops nothing: the agreement that was signed holds, whatever was recorded of it.',
    url: '/agreements/:id/contest',
    permission: agreementMoves.contest.needs,
    body: ContestAgreement,
    examples: { body: { ...example, reason: 'Die Kündigungsfrist beträgt drei Monate.' } },
    handle: ({ params, body, ...context }) =>
      contestAgreement({ ...acting(context), ...means }, params.id, body),
  })
}

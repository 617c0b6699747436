import { Instruction, InstructionId } from '@portal/domain/instructions/contract'
import { type BindingMoveName, instructionMoves } from '@portal/domain/moves/instruction'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type ActingDeps, actingWith, confirmationFaults } from '../binding/route-parts.ts'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import type { Binding } from './binding.ts'
import type { Means } from './moves.ts'

export const byId = z.strictObject({ id: InstructionId })

export type BindingDeps = RouteDeps & Means & ActingDeps

export const exampleFactor = { kind: 'totp', code: '123456' }

/** What routes of binding acts on instructions are made with. */
export function bindingRoutesWith(app: FastifyInstance, deps: BindingDeps) {
  const route = routesWith(app, deps)
  const { enqueue, evidence, signer, recordVault } = deps
  const means: Means = { enqueue, evidence, signer, recordVault }
  const acting = actingWith(deps)
  /** A binding act: a fresh second factor, the version that was seen, and never twice for one key. */
  function act<B extends z.ZodType>(
    move: BindingMoveName,
    operationId: string,
    summary: string,
    url: string,
    body: B,
    example: object,
    handle: (acting: Binding, id: string, body: z.output<B>) => Promise<Instruction>,
  ) {
    route({
      operationId,
      summary,
      method: 'POST',
      url: `/instructions/:id/${url}`,
      permission: instructionMoves[move].needs,
      params: byId,
      body,
      answer: Instruction,
      ifMatch: 'required',
      idempotencyKey: 'required',
      faults: ['illegal-move', 'conflict', ...confirmationFaults],
      examples: { body: { ...example, secondFactor: exampleFactor } },
      handle: ({ params, body: given, ...context }) =>
        handle({ ...acting(context), ...means }, params.id, given),
    })
  }
  return { route, act, acting, means }
}

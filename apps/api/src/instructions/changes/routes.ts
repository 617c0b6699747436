import {
  AgreeToChange,
  ProposeChange,
  RefuseChange,
  RetractChange,
  ReviseChange,
} from '@portal/domain/instructions/acts'
import { Instruction } from '@portal/domain/instructions/contract'
import { instructionMoves } from '@portal/domain/moves/instruction'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { type ActingDeps, actingWith, confirmationFaults } from '../../binding/route-parts.ts'
import { type RouteDeps, routesWith } from '../../platform/http/route.ts'
import type { Binding } from '../binding.ts'
import type { Means } from '../moves.ts'
import { byId } from '../route-parts.ts'
import { agreeToChange, refuseChange, retractChange, reviseChange } from './changes.ts'
import { proposeToClient } from './proposing.ts'

type Deps = RouteDeps & Means & ActingDeps

const secondFactor = { kind: 'totp', code: '123456' }

/** What both sides do alike with a change of the processing (§8.2, §16): it takes effect once the other one has agreed. */
export async function changeRoutes(app: FastifyInstance, deps: Deps) {
  const route = routesWith(app, deps)
  const { enqueue, evidence, signer, recordVault } = deps
  const means: Means = { enqueue, evidence, signer, recordVault }
  const acting = actingWith(deps)

  route({
    operationId: 'proposeChange',
    summary:
      'The provider proposes a change of the processing (§8.2); the client sees it from now on',
    description:
      'A client’s people propose one by submitting a draft of the kind `processing_change`. Nothing of it begins before the other side has agreed.',
    method: 'POST',
    url: '/instructions/changes',
    // A client's people propose by submitting a draft.
    permission: 'instructions.process',
    counts: 'drafts',
    body: ProposeChange,
    answer: Instruction,
    status: 201,
    idempotencyKey: 'required',
    faults: ['not-found', ...confirmationFaults],
    examples: {
      body: {
        clientId: '01936d5e-0000-7000-8000-000000000001',
        title: 'Sicherungen 60 Tage aufbewahren',
        text: 'Die nächtlichen Sicherungen werden 60 statt 30 Tage aufbewahrt.',
        systems: ['thera-pi.online'],
        secondFactor,
      },
    },
    handle: ({ body, ...context }) => proposeToClient({ ...acting(context), ...means }, body),
  })

  function act<B extends z.ZodType>(
    move: 'revise' | 'retract' | 'agree' | 'refuse',
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
      examples: { body: { ...example, secondFactor } },
      handle: ({ params, body: given, ...context }) =>
        handle({ ...acting(context), ...means }, params.id, given),
    })
  }

  act(
    'agree',
    'agreeToChange',
    'The side that did not propose it agrees: from then on it stands for both (§8.2)',
    'agreement',
    AgreeToChange,
    { revision: 1 },
    agreeToChange,
  )
  act(
    'refuse',
    'refuseChange',
    'The side that did not propose it does not agree, and says why',
    'refusal',
    RefuseChange,
    { reason: 'Die bisherige Dauer reicht uns.' },
    refuseChange,
  )
  act(
    'revise',
    'reviseChange',
    'Another wording of the own proposal, before it is agreed; the one before stays on record',
    'revision',
    ReviseChange,
    { text: 'Die nächtlichen Sicherungen werden 45 statt 30 Tage aufbewahrt.' },
    reviseChange,
  )
  act(
    'retract',
    'retractChange',
    'Takes the own proposal back before it is agreed',
    'retraction',
    RetractChange,
    { reason: 'Wir brauchen es nicht mehr.' },
    retractChange,
  )
}

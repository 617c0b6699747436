import {
  AcceptExecution,
  AmendInstruction,
  ConfirmInstruction,
  CountersignInstruction,
  DecideCosts,
  RejectInstruction,
  ReportDefect,
  SendBackInstruction,
  SubmitInstruction,
  WithdrawInstruction,
} from '@portal/domain/instructions/acts'
import { Instruction } from '@portal/domain/instructions/contract'
import type { FaultCode } from '@portal/domain/fault'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Factors } from '../../accounts/factors/second-factor.ts'
import { whereaboutsOf } from '../../accounts/whereabouts.ts'
import { type RouteDeps, routesWith } from '../../platform/http/route.ts'
import type { Confirming } from '../binding.ts'
import { confirmDespite } from './concerns.ts'
import { decideCosts } from './costs.ts'
import { acceptExecution, reportDefect, withdrawInstruction } from './ending.ts'
import {
  amendInstruction,
  confirmTold,
  countersignInstruction,
  rejectTold,
  sendBack,
  submitInstruction,
} from './giving.ts'
import type { Acting, Means } from '../moves.ts'
import { byId } from '../route-parts.ts'
import { statusOf } from '../reading.ts'

type Deps = RouteDeps & Means & { factors: Factors }
type Act<B> = (
  acting: Acting,
  confirming: Confirming,
  id: string,
  body: B,
) => Promise<z.output<typeof Instruction>>

const faults: FaultCode[] = [
  'illegal-move',
  'conflict',
  'step-up-required',
  'step-up-rejected',
  'second-factor-disabled',
]
const secondFactor = { kind: 'totp', code: '123456' }

/** What an authorised person (§9) does with an instruction: each act binds the client and has a receipt. */
export async function clientInstructionRoutes(app: FastifyInstance, deps: Deps) {
  const route = routesWith(app, deps)
  const { enqueue, evidence, signer, factors } = deps
  const means: Means = { enqueue, evidence, signer }

  /** A binding act: a fresh second factor, the version that was seen, and never twice for one key. */
  function act<B extends z.ZodType>(
    operationId: string,
    summary: string,
    url: string,
    body: B,
    example: object,
    handle: Act<z.output<B>>,
  ) {
    route({
      operationId,
      summary,
      method: 'POST',
      url: `/instructions/:id/${url}`,
      permission: 'instructions.submit',
      params: byId,
      body,
      answer: Instruction,
      ifMatch: 'required',
      idempotencyKey: 'required',
      faults,
      examples: { body: { ...example, secondFactor } },
      handle: ({ params, body: given, ...context }) =>
        handle(
          { ...context, ...means },
          { factors, where: whereaboutsOf(context.request) },
          params.id,
          given,
        ),
    })
  }

  act(
    'submitInstruction',
    'Gives the instruction (§8.3), with a fresh second factor; answers with number and receipt',
    'submission',
    SubmitInstruction,
    {},
    submitInstruction,
  )
  act(
    'countersignInstruction',
    'The second authorised person signs what a first one presented',
    'countersignature',
    CountersignInstruction,
    {},
    countersignInstruction,
  )
  act(
    'confirmInstruction',
    'Confirms what was told to the provider (§8.3), or holds on to it in spite of a concern (§10.2)',
    'confirmation',
    ConfirmInstruction,
    {},
    async (acting, confirming, id, body) =>
      (await statusOf(acting.tx, id)) === 'awaiting_confirmation'
        ? confirmTold(acting, confirming, id, body)
        : confirmDespite(acting, confirming, id, body),
  )
  act(
    'rejectInstruction',
    'Nobody of the client stands by what was told; it is void',
    'rejection',
    RejectInstruction,
    { reason: 'Niemand von uns hat das gesagt.' },
    rejectTold,
  )
  act(
    'amendInstruction',
    'Another wording in answer to a concern (§10.2); the old one is kept',
    'amendment',
    AmendInstruction,
    { text: 'Bitte sperren Sie die Akte mit der Nummer 4711 bis zum 31.12.2036.' },
    amendInstruction,
  )
  act(
    'withdrawInstruction',
    'Takes the instruction back',
    'withdrawal',
    WithdrawInstruction,
    { reason: 'Hat sich erledigt.' },
    withdrawInstruction,
  )
  act(
    'decideInstructionCosts',
    'Takes the estimated costs on, or does not (§10.3)',
    'cost-approval',
    DecideCosts,
    { approved: true, amountCents: 12_000 },
    decideCosts,
  )
  act(
    'acceptInstruction',
    'Accepts what was done',
    'acceptance',
    AcceptExecution,
    {},
    acceptExecution,
  )

  route({
    operationId: 'sendBackInstruction',
    summary: 'The second person does not sign; it goes back to where it came from',
    method: 'POST',
    url: '/instructions/:id/return',
    permission: 'instructions.submit',
    params: byId,
    body: SendBackInstruction,
    answer: Instruction,
    ifMatch: 'accepted',
    faults: ['illegal-move'],
    examples: { body: { reason: 'Die Aktennummer stimmt nicht.' } },
    handle: ({ params, body, ...context }) =>
      sendBack({ ...context, ...means }, params.id, body.reason),
  })

  route({
    operationId: 'reportInstructionDefect',
    summary: 'Something of the execution is missing or wrong; the provider goes on with it',
    method: 'POST',
    url: '/instructions/:id/defect',
    permission: 'instructions.submit',
    params: byId,
    body: ReportDefect,
    answer: Instruction,
    ifMatch: 'accepted',
    faults: ['illegal-move'],
    examples: { body: { defect: 'Die Akte ist in med-drive.de noch da.' } },
    handle: ({ params, body, ...context }) =>
      reportDefect({ ...context, ...means }, params.id, body.defect),
  })
}

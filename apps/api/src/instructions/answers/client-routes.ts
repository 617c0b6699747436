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
import { instructionMoves } from '@portal/domain/moves/instruction'
import type { FastifyInstance } from 'fastify'
import { statusOf } from '../reading.ts'
import { type BindingDeps, bindingRoutesWith, byId } from '../route-parts.ts'
import { confirmDespite, confirmTold, contestLetter, rejectTold } from './confirming.ts'
import { decideCosts } from './costs.ts'
import { acceptExecution, reportDefect, withdrawInstruction } from './ending.ts'
import { amendInstruction, countersignInstruction, sendBack, submitInstruction } from './giving.ts'

/** What an authorised person (§9) does with an instruction: each act binds the client and has a receipt. */
export async function clientInstructionRoutes(app: FastifyInstance, deps: BindingDeps) {
  const { route, act, means } = bindingRoutesWith(app, deps)

  act(
    'submit',
    'submitInstruction',
    'Gives the instruction (§8.3), with a fresh second factor; answers with number and receipt',
    'submission',
    SubmitInstruction,
    {},
    submitInstruction,
  )
  act(
    'countersign',
    'countersignInstruction',
    'The second authorised person signs what a first one presented',
    'countersignature',
    CountersignInstruction,
    {},
    countersignInstruction,
  )
  act(
    'confirm',
    'confirmInstruction',
    'Confirms what was told to the provider (§8.3), or holds on to it in spite of a concern (§10.2)',
    'confirmation',
    ConfirmInstruction,
    {},
    async (person, id, body) =>
      (await statusOf(person.tx, id)) === 'suspended'
        ? confirmDespite(person, id, body)
        : confirmTold(person, id, body),
  )
  act(
    'reject',
    'rejectInstruction',
    'Nobody of the client stands by what was told; it is void, or contested when it is carried out already',
    'rejection',
    RejectInstruction,
    { reason: 'Niemand von uns hat das gesagt.' },
    rejectTold,
  )
  act(
    'contest',
    'contestInstruction',
    'A letter or an email is not from the client; it is void, or contested when it is carried out already (§9)',
    'contest',
    RejectInstruction,
    { reason: 'Der Brief ist nicht von uns.' },
    contestLetter,
  )
  act(
    'amend',
    'amendInstruction',
    'Another wording in answer to a concern (§10.2); the old one is kept',
    'amendment',
    AmendInstruction,
    { text: 'Bitte sperren Sie die Akte mit der Nummer 4711 bis zum 31.12.2036.' },
    amendInstruction,
  )
  act(
    'withdraw',
    'withdrawInstruction',
    'Takes the instruction back',
    'withdrawal',
    WithdrawInstruction,
    { reason: 'Hat sich erledigt.' },
    withdrawInstruction,
  )
  act(
    'approve_costs',
    'decideInstructionCosts',
    'Takes the estimated costs on, or does not (§10.3)',
    'cost-approval',
    DecideCosts,
    { approved: true, amountCents: 12_000 },
    decideCosts,
  )
  act(
    'accept',
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
    permission: instructionMoves.send_back.needs,
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
    permission: instructionMoves.report_defect.needs,
    params: byId,
    body: ReportDefect,
    answer: Instruction,
    ifMatch: 'accepted',
    faults: ['illegal-move'],
    examples: { body: { defect: 'Die Akte ist in med-drive.de noch da.' } },
    handle: ({ params, body, ...context }) =>
      reportDefect({ ...context, ...means }, params.id, body),
  })
}

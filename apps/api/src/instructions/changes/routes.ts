import {
  AgreeToChange,
  ProposeChange,
  RefuseChange,
  RetractChange,
  ReviseChange,
} from '@portal/domain/instructions/acts'
import { Instruction } from '@portal/domain/instructions/contract'
import type { FastifyInstance } from 'fastify'
import { confirmationFaults } from '../../binding/route-parts.ts'
import { type BindingDeps, bindingRoutesWith, exampleFactor } from '../route-parts.ts'
import { agreeToChange, refuseChange, retractChange, reviseChange } from './changes.ts'
import { proposeToClient } from './proposing.ts'

/** What both sides do alike with a change of the processing (§8.2, §16): it takes effect once the other one has agreed. */
export async function changeRoutes(app: FastifyInstance, deps: BindingDeps) {
  const { route, act, acting, means } = bindingRoutesWith(app, deps)

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
        secondFactor: exampleFactor,
      },
    },
    handle: ({ body, ...context }) => proposeToClient({ ...acting(context), ...means }, body),
  })

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

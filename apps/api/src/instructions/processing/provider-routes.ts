import {
  DeclineInstruction,
  QuoteCosts,
  RaiseConcern,
  SettleContest,
  StartInEmergency,
} from '@portal/domain/instructions/acts'
import { Instruction } from '@portal/domain/instructions/contract'
import { ExecuteInstruction } from '@portal/domain/instructions/execution'
import { instructionMoves } from '@portal/domain/moves/instruction'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type RouteDeps, routesWith } from '../../platform/http/route.ts'
import { raiseConcern } from '../answers/concerns.ts'
import { quoteCosts } from '../answers/costs.ts'
import { type Acting, type Means, moveInstruction } from '../moves.ts'
import {
  declineInstruction,
  executeInstruction,
  settleContest,
  startInEmergency,
} from './processing.ts'
import { byId } from '../route-parts.ts'

type ProviderMove =
  | 'acknowledge'
  | 'raise_concern'
  | 'quote'
  | 'start'
  | 'start_emergency'
  | 'execute'
  | 'decline'
  | 'settle_contest'
const Nothing = z.strictObject({}).nullish()

type Deps = RouteDeps & Means

/** What the provider does with an instruction. */
export async function providerInstructionRoutes(app: FastifyInstance, deps: Deps) {
  const route = routesWith(app, deps)
  const { enqueue, evidence, signer, recordVault } = deps
  const means: Means = { enqueue, evidence, signer, recordVault }

  function move<B extends z.ZodType>(
    name: ProviderMove,
    operationId: string,
    summary: string,
    url: string,
    body: B,
    example: object | null,
    handle: (
      acting: Acting,
      id: string,
      body: z.output<B>,
    ) => Promise<z.output<typeof Instruction>>,
  ) {
    route({
      operationId,
      summary,
      method: 'POST',
      url: `/instructions/:id/${url}`,
      permission: instructionMoves[name].needs,
      params: byId,
      body,
      answer: Instruction,
      ifMatch: 'accepted',
      faults: ['illegal-move'],
      ...(example && { examples: { body: example } }),
      handle: ({ params, body: given, ...context }) =>
        handle({ ...context, ...means }, params.id, given),
    })
  }

  move(
    'acknowledge',
    'acknowledgeInstruction',
    'The provider takes the instruction up for review',
    'acknowledgement',
    Nothing,
    null,
    (acting, id) => moveInstruction(acting, id, 'acknowledge'),
  )
  move(
    'raise_concern',
    'raiseConcern',
    'The provider holds it to be unlawful and says why (§10.2); it rests until the client answers',
    'concern',
    RaiseConcern,
    {
      norm: '§ 630f Abs. 3 BGB',
      reasoning: 'Die Aufbewahrungsfrist von zehn Jahren ist noch nicht abgelaufen.',
      suspended: 'Das Löschen der Akte.',
      continues: 'Die Sperrung der Akte für den laufenden Betrieb.',
      askedOfClient: 'Bitte bestätigen, ändern oder widerrufen Sie die Weisung.',
    },
    raiseConcern,
  )
  move(
    'quote',
    'quoteInstructionCosts',
    'The provider says what it will cost (§10.3); nothing waits for the decision by itself',
    'cost-estimate',
    QuoteCosts,
    { amountCents: 12_000, vatPercent: 19, basis: 'Zwei Stunden zu 60 Euro.', workWaits: false },
    quoteCosts,
  )
  move(
    'start',
    'startInstruction',
    'The provider begins to carry it out',
    'start',
    Nothing,
    null,
    (acting, id) => moveInstruction(acting, id, 'start'),
  )
  move(
    'start_emergency',
    'startInstructionInEmergency',
    'The provider begins what it was only told before anybody confirmed it, and says why it cannot wait (§8.3)',
    'emergency-start',
    StartInEmergency,
    { reason: 'Die Daten sind im Netz zu sehen, bis der Zugang gesperrt ist.' },
    (acting, id, { reason }) => startInEmergency(acting, id, reason),
  )
  move(
    'execute',
    'executeInstruction',
    'The provider reports how it was carried out; for erasure and return with the deletion protocol (§11.2)',
    'execution',
    ExecuteInstruction,
    {
      report: 'Die Akte wurde gelöscht und die Löschung im Protokoll geprüft.',
      executedFrom: '2026-11-23T08:00:00.000Z',
      executedUntil: '2026-11-23T08:20:00.000Z',
      result: 'Vollständig ausgeführt',
    },
    executeInstruction,
  )
  move(
    'decline',
    'declineInstruction',
    'The provider does not carry it out and says why; the client may end the agreement for it (§2)',
    'declination',
    DeclineInstruction,
    { reason: 'Die Daten liegen nicht in unseren Systemen.' },
    (acting, id, { reason }) => declineInstruction(acting, id, reason),
  )

  move(
    'settle_contest',
    'settleContest',
    'What was carried out and is not from the client is settled: the provider says how',
    'contest-settlement',
    SettleContest,
    { outcome: 'Die gelöschten Daten sind aus der Sicherung zurückgespielt.' },
    (acting, id, { outcome }) => settleContest(acting, id, outcome),
  )
}

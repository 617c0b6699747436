import {
  DeclineInstruction,
  QuoteCosts,
  RaiseConcern,
  RecordInstruction,
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
import { declineInstruction, executeInstruction } from './processing.ts'
import { byId } from '../route-parts.ts'
import { recordTold } from './telling.ts'

type ProviderMove = 'acknowledge' | 'raise_concern' | 'quote' | 'start' | 'execute' | 'decline'
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

  route({
    operationId: 'recordInstruction',
    summary:
      'Writes down what was told by word of mouth, letter or mail (§8.3); void until the client confirms it',
    method: 'POST',
    url: '/instructions/oral',
    permission: instructionMoves.record.needs,
    counts: 'drafts',
    body: RecordInstruction,
    answer: Instruction,
    status: 201,
    faults: ['not-found'],
    examples: {
      body: {
        clientId: '01936d5e-0000-7000-8000-000000000001',
        kind: 'restriction',
        title: 'Akte sperren',
        text: 'Die Akte 4711 bitte bis auf Weiteres sperren.',
        channel: 'oral',
        toldBy: 'Dr. Anna Berger',
        toldAt: '2026-11-23T08:00:00.000Z',
        note: 'Am Telefon, Rückruf unter der bekannten Nummer.',
      },
    },
    handle: ({ body, ...context }) => recordTold({ ...context, ...means }, body),
  })

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
    'The provider says what it will cost before it begins (§10.3)',
    'cost-estimate',
    QuoteCosts,
    { amountCents: 12_000, basis: 'Zwei Stunden zu 60 Euro.' },
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
}

import { ReplyToContest, StrikeAgreement } from '@portal/domain/agreements/answers'
import { AgreementDetail } from '@portal/domain/agreements/contract'
import { RecordAgreement, ReviseAgreement } from '@portal/domain/agreements/recording'
import { agreementMoves } from '@portal/domain/moves/agreement'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { examplePaper } from './example.ts'
import {
  recordAgreement,
  type Recording,
  replyToContest,
  reviseAgreement,
  strikeAgreement,
} from './recording.ts'

const byId = z.strictObject({ id: z.uuid() })

/** What the provider does with agreements that were signed on paper. */
export async function recordingRoutes(
  app: FastifyInstance,
  deps: RouteDeps & Pick<Recording, 'enqueue' | 'evidence'>,
) {
  const route = routesWith(app, deps)
  const { enqueue, evidence } = deps
  const means = { enqueue, evidence }

  route({
    operationId: 'recordAgreement',
    summary:
      'Records an agreement that was signed on paper, with its scan; the client is asked to check it',
    description:
      'The scan is kept before, as a document of the kind `agreement`. The agreement holds from the day it says, whether or not its client has answered. Who is named in it under §9 gets an entry of the register by `POST /clients/{id}/authorised-persons`, which cites the scan.',
    method: 'POST',
    url: '/agreements',
    permission: agreementMoves.record.needs,
    body: RecordAgreement,
    answer: AgreementDetail,
    status: 201,
    idempotencyKey: 'required',
    faults: ['conflict'],
    examples: {
      body: {
        way: 'recorded',
        clientId: '0198c5a2-0000-7000-8000-000000000001',
        ...examplePaper,
      },
    },
    handle: ({ tx, actor, body, now, seen }) =>
      recordAgreement({ tx, actor, now, seen, ...means }, body),
  })

  route({
    operationId: 'reviseAgreement',
    summary:
      'Records a version that supersedes the newest: the same paper anew, or a later one that both have signed',
    description:
      'A `correction` says that what was recorded was wrong: the version before it never held. An `amendment` (§8.2, §16) begins after it. Nobody has answered the new version yet; the old one stays to be read.',
    method: 'POST',
    url: '/agreements/:id/versions',
    permission: agreementMoves.correct.needs,
    params: byId,
    body: ReviseAgreement,
    answer: AgreementDetail,
    status: 201,
    ifMatch: 'required',
    idempotencyKey: 'required',
    faults: ['illegal-move'],
    examples: { body: { supersedes: 'correction', ...examplePaper } },
    handle: ({ tx, actor, params, body, now, seen }) =>
      reviseAgreement({ tx, actor, now, seen, ...means }, params.id, body),
  })

  route({
    operationId: 'replyToContest',
    summary:
      'Stays with what was recorded in spite of the client’s “that is not right”, with the reason',
    method: 'POST',
    url: '/agreements/:id/reply',
    permission: agreementMoves.reply.needs,
    params: byId,
    body: ReplyToContest,
    answer: AgreementDetail,
    ifMatch: 'required',
    idempotencyKey: 'required',
    faults: ['illegal-move'],
    examples: { body: { reason: 'So steht es auf Seite 2 des unterschriebenen Vertrags.' } },
    handle: ({ tx, actor, params, body, now, seen }) =>
      replyToContest({ tx, actor, now, seen, ...means }, params.id, body.reason),
  })

  route({
    operationId: 'strikeAgreement',
    summary:
      'Strikes what was recorded by mistake, as for another client; it stays, and says so for ever',
    method: 'POST',
    url: '/agreements/:id/striking',
    permission: agreementMoves.strike.needs,
    params: byId,
    body: StrikeAgreement,
    answer: AgreementDetail,
    ifMatch: 'required',
    idempotencyKey: 'required',
    faults: ['illegal-move'],
    examples: { body: { reason: 'Dieser Vertrag gehört zu einem anderen Auftraggeber.' } },
    handle: ({ tx, actor, params, body, now, seen }) =>
      strikeAgreement({ tx, actor, now, seen, ...means }, params.id, body.reason),
  })
}

import { EndFailedMail } from '@portal/domain/endings/contract'
import { endingMoves } from '@portal/domain/moves/ending'
import { Mail, MailQuery, TrialMail } from '@portal/domain/mails/contract'
import { pageOf } from '@portal/domain/page'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { queueAccountMail } from '../accounts/service.ts'
import type { Proof } from '../endings/service.ts'
import type { Enqueue } from '../platform/database/jobs.ts'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { endFailedMail } from './failure-ending.ts'
import { listMails } from './service.ts'

export async function mailRoutes(
  app: FastifyInstance,
  deps: RouteDeps & Proof & { publicUrl: string; enqueue: Enqueue },
) {
  const route = routesWith(app, deps)
  const { signer, evidence, enqueue } = deps

  route({
    operationId: 'listMails',
    summary:
      'The outbox: every mail with its text as it left, where it is on its way and what the mail server answered',
    method: 'GET',
    url: '/mails',
    permission: 'mails.read',
    query: MailQuery,
    answer: pageOf(Mail),
    handle: ({ tx, query }) => listMails(tx, query, deps.publicUrl),
  })

  route({
    operationId: 'endFailedMail',
    summary: 'Ends that a mail could not be delivered, with a reason, which is evidence',
    description:
      '`others`: of every other mail that failed to the same person for the same client, too, up to a thousand. The line stands in that client’s log; of a mail that concerns none, in the provider’s own.',
    method: 'POST',
    url: '/mails/:id/ending',
    permission: endingMoves.mail.needs,
    params: z.strictObject({ id: z.uuid() }),
    body: EndFailedMail,
    idempotencyKey: 'required',
    faults: ['illegal-move'],
    examples: { body: { reason: 'Adresse am Telefon berichtigt, Frau Berger weiß Bescheid.' } },
    handle: ({ tx, actor, params, body, now }) =>
      endFailedMail({ tx, actor, now, signer, evidence }, params.id, body),
  })

  route({
    operationId: 'sendTrialMail',
    summary: 'Sends a mail to one’s own address, to see what the mail server answers',
    description:
      'It leaves like any other mail: `GET /mails` shows it under this `id` with where it is on its way and what the mail server answered, each attempt that failed included.',
    method: 'POST',
    url: '/mails/trials',
    permission: 'provider.manage',
    idempotencyKey: 'required',
    counts: 'trials',
    status: 201,
    answer: TrialMail,
    handle: async ({ tx, actor, now }) => ({
      id: await queueAccountMail(tx, enqueue, { kind: 'mail.trial', userId: actor.userId }, now),
    }),
  })
}

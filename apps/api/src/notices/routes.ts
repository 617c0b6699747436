import { ClientId } from '@portal/domain/accounts/contract'
import { EndTask, TellOtherwise } from '@portal/domain/endings/contract'
import { endingMoves } from '@portal/domain/moves/ending'
import {
  ChangeNotice,
  DraftNotice,
  Notice,
  NoticeHanding,
  NoticeId,
  NoticeItem,
  NoticeQuery,
  NoticeRecipient,
} from '@portal/domain/notices/contract'
import { PageQuery, pageOf } from '@portal/domain/page'
import { noticeMoves } from '@portal/domain/moves/notice'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Proof } from '../endings/service.ts'
import type { Enqueue } from '../platform/database/jobs.ts'
import { FileQuery, type LateFile } from '../platform/files/files.ts'
import { partyOf } from '../platform/http/actor.ts'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { endHanding, tellOtherwise } from './endings.ts'
import { getHanding, handAgain } from './handing.ts'
import type { SealedNotices } from './sealed-notices.ts'
import { findDocument, getNotice, listNotices } from './reading.ts'
import { listRecipients } from './recipients.ts'
import { changeNotice, discardNotice, draftNotice, publishNotice } from './service.ts'
import { acknowledgeNotice, isToRecord, recordOpening } from './taking-note.ts'

const byId = z.strictObject({ id: NoticeId })
const example = {
  kind: 'disruption',
  severity: 'important',
  title: 'Wartung am Samstag',
  body: 'Am **Samstag** ist thera-pi.online von 20 bis 22 Uhr nicht erreichbar.',
  audience: 'all',
}

type Deps = RouteDeps & Proof & { enqueue: Enqueue; notices: SealedNotices }

export async function noticeRoutes(app: FastifyInstance, deps: Deps) {
  const route = routesWith(app, deps)
  const { enqueue, evidence, signer, notices: sealed } = deps
  /** Files that are opened by being downloaded. */
  const unopened = new WeakSet<LateFile>()

  route({
    operationId: 'listNotices',
    summary: "The client's notices, newest first; for the provider everybody's, drafts included",
    method: 'GET',
    url: '/notices',
    permission: 'notices.read',
    query: NoticeQuery,
    answer: pageOf(NoticeItem),
    handle: ({ tx, actor, query }) => listNotices(tx, actor, query),
  })

  route({
    operationId: 'getNotice',
    summary:
      'One notice; that a person opened it is kept for that person, and the first opening by somebody who may act for the client is recorded',
    method: 'GET',
    url: '/notices/:id',
    permission: noticeMoves.open.needs,
    params: byId,
    answer: Notice,
    handle: ({ tx, actor, params }) => getNotice(tx, actor, params.id),
    looking: {
      isToRecord: (notice, actor) => isToRecord(notice, actor),
      record: ({ tx, actor, params, now }) =>
        recordOpening({ tx, actor, evidence, now }, params.id),
    },
  })

  route({
    operationId: 'getNoticeDocument',
    summary:
      'A published notice as sealed PDF/A-3, to the letter; sealed once, and the same for all clients that have it; whoever downloads it has opened it',
    method: 'GET',
    url: '/notices/:id/document',
    permission: noticeMoves.open.needs,
    counts: 'renderings',
    params: byId,
    query: FileQuery,
    produces: 'application/pdf',
    answer: z.custom<LateFile>(),
    handle: async ({ tx, actor, params: { id } }) => {
      const notice = await findDocument(tx, actor, id)
      const file: LateFile = () => sealed.document(id, actor.client?.id ?? null, partyOf(actor))
      if (isToRecord(notice, actor)) unopened.add(file)
      return file
    },
    looking: {
      isToRecord: (file) => unopened.has(file),
      record: ({ tx, actor, params, now }) =>
        recordOpening({ tx, actor, evidence, now }, params.id),
    },
  })

  route({
    operationId: 'acknowledgeNotice',
    summary: 'Confirms that the person has taken note, and the first time that the client has',
    method: 'POST',
    url: '/notices/:id/acknowledgement',
    permission: noticeMoves.acknowledge.needs,
    params: byId,
    answer: Notice,
    handle: ({ tx, actor, params, now }) =>
      acknowledgeNotice({ tx, actor, evidence, now }, params.id),
  })

  route({
    operationId: 'draftNotice',
    summary: 'Starts a notice; nobody sees it before it is published',
    method: 'POST',
    url: '/notices',
    permission: 'notices.write',
    counts: 'drafts',
    body: DraftNotice,
    answer: Notice,
    status: 201,
    examples: { body: example },
    handle: ({ tx, actor, body, now }) => draftNotice(tx, actor, body, now),
  })

  route({
    operationId: 'changeNotice',
    summary: 'Changes a draft',
    method: 'PATCH',
    url: '/notices/:id',
    permission: 'notices.write',
    params: byId,
    body: ChangeNotice,
    answer: Notice,
    ifMatch: 'required',
    faults: ['illegal-move'],
    examples: { body: { title: 'Wartung am Sonntag' } },
    handle: ({ tx, actor, params, body, seen, now }) =>
      changeNotice(tx, actor, params.id, body, seen, now),
  })

  route({
    operationId: 'discardNotice',
    summary: 'Throws a draft away',
    method: 'DELETE',
    url: '/notices/:id',
    permission: 'notices.write',
    params: byId,
    ifMatch: 'accepted',
    faults: ['illegal-move'],
    handle: ({ tx, params, seen }) => discardNotice(tx, params.id, seen),
  })

  route({
    operationId: 'publishNotice',
    summary:
      'Numbers the notice, hands it to its clients and queues their mails; frozen from then on',
    method: 'POST',
    url: '/notices/:id/publication',
    permission: noticeMoves.publish.needs,
    params: byId,
    answer: Notice,
    ifMatch: 'accepted',
    faults: ['illegal-move', 'no-recipients'],
    handle: ({ tx, actor, params, seen, now }) =>
      publishNotice({ tx, actor, enqueue, evidence, now }, params.id, seen),
  })

  route({
    operationId: 'getNoticeHanding',
    summary: 'How far a published notice is on its way to its clients',
    method: 'GET',
    url: '/notices/:id/handing',
    permission: 'mails.read',
    params: byId,
    answer: NoticeHanding,
    handle: ({ tx, params }) => getHanding(tx, params.id),
  })

  route({
    operationId: 'handNoticeAgain',
    summary:
      'Hands a notice at once to the clients it did not reach, where several attempts failed',
    method: 'POST',
    url: '/notices/:id/handing',
    permission: noticeMoves.publish.needs,
    params: byId,
    answer: NoticeHanding,
    handle: ({ tx, params }) => handAgain(tx, enqueue, params.id),
  })

  route({
    operationId: 'listNoticeRecipients',
    summary: 'Client by client: mailed, opened, acknowledged; of a draft, whom it would reach',
    method: 'GET',
    url: '/notices/:id/recipients',
    permission: 'mails.read',
    params: byId,
    query: PageQuery,
    answer: pageOf(NoticeRecipient),
    handle: ({ tx, actor, params, query }) => listRecipients(tx, actor, params.id, query),
  })

  route({
    operationId: 'tellOfNoticeOtherwise',
    summary:
      'Records that a client was told of a notice on another way, with its proof, or why nobody is to be told',
    description:
      'For a client that has nobody with access, whose mails fail or who does not react. What windows depend on the receipt of the notice starts from `told.at` at the latest.',
    method: 'POST',
    url: '/notices/:id/recipients/:clientId/ending',
    permission: endingMoves.notice.needs,
    params: z.strictObject({ id: NoticeId, clientId: ClientId }),
    body: TellOtherwise,
    idempotencyKey: 'required',
    faults: ['illegal-move'],
    examples: {
      body: {
        channel: 'letter',
        told: { at: '2026-11-24T09:30:00.000Z', whom: 'Anna Berger' },
        reason: 'Einwurf-Einschreiben RT 1234 5678 9DE, zugestellt laut Auslieferungsbeleg.',
      },
    },
    handle: ({ tx, actor, params, body, now }) =>
      tellOtherwise({ tx, actor, now, signer, evidence }, params.id, params.clientId, body),
  })

  route({
    operationId: 'endNoticeHanding',
    summary: 'Ends, with a reason, that a notice could not be handed to all its clients',
    description: 'The line stands in the provider’s own log. Another failure is red anew.',
    method: 'POST',
    url: '/notices/:id/handing/ending',
    permission: endingMoves.handing.needs,
    params: byId,
    body: EndTask,
    answer: NoticeHanding,
    idempotencyKey: 'required',
    faults: ['illegal-move'],
    examples: { body: { reason: 'Die fehlenden Auftraggeber haben gekündigt.' } },
    handle: ({ tx, actor, params, body, now }) =>
      endHanding({ tx, actor, now, signer, evidence }, params.id, body),
  })
}

import {
  CountersignOffer,
  DeclineOffer,
  FilledIn,
  Offer,
  OfferAgreements,
  OfferBatch,
  OfferBatchDetail,
  OfferBatchMade,
  OfferDetail,
  OfferEvent,
  OfferingQuery,
  OfferQuery,
  SignOffer,
  WithdrawOffer,
} from '@portal/domain/agreements/offers'
import { offerMoves } from '@portal/domain/moves/agreement'
import { PageQuery, pageOf } from '@portal/domain/page'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type ActingDeps, actingWith, confirmationFaults } from '../../binding/route-parts.ts'
import { sha256Hex } from '../../platform/crypto.ts'
import { FileQuery, type LateFile } from '../../platform/files/files.ts'
import { partyOf } from '../../platform/http/actor.ts'
import { whole } from '../../platform/http/pagination.ts'
import { type RouteDeps, routesWith } from '../../platform/http/route.ts'
import { examplePaper } from '../example.ts'
import { type Concluding, countersignOffer } from './countersigning.ts'
import { draftOf } from './draft.ts'
import { declineOffer, type Moving, remindClient, withdrawOffer } from './ending.ts'
import { listOfferEvents } from './events.ts'
import { fillOffer } from './filling.ts'
import { offerAgreements } from './offering.ts'
import { getOffer, getOfferBatch, listOfferBatches, listOffers } from './reading.ts'
import { signOffer } from './signing.ts'

const byId = z.strictObject({ id: z.uuid() })
const {
  controller: _,
  processor: __,
  authorisedPersons: ___,
  objectionPeriod: ____,
  ...terms
} = examplePaper.terms
const exampleSignature = {
  contractSha256: 'a'.repeat(64),
  function: 'Inhaber',
  place: 'Passau',
  authority: { kind: 'owner', note: null },
  secondFactor: { kind: 'totp', code: '123456' },
}
const exampleReason = { reason: 'Wir haben uns auf andere Leistungen geeinigt.' }

type Deps = RouteDeps &
  ActingDeps &
  Pick<Moving, 'enqueue' | 'evidence'> &
  Pick<Concluding, 'signer' | 'recordVault' | 'documentVault' | 'printer' | 'sealSha256' | 'putOff'>

/** How an agreement is concluded in the portal. */
export async function offerRoutes(app: FastifyInstance, deps: Deps) {
  const route = routesWith(app, deps)
  const { enqueue, evidence, signer, recordVault, documentVault, printer, sealSha256, putOff } =
    deps
  const means = { enqueue, evidence }
  const acting = actingWith(deps)
  const moving = {
    method: 'POST',
    params: byId,
    answer: OfferDetail,
    ifMatch: 'required',
    idempotencyKey: 'required',
  } as const

  route({
    operationId: 'offerAgreements',
    summary: 'Offers an agreement to one client or many; the worker makes each client’s own',
    description:
      'Up to 1,000 clients by their ids, or all that are `without-agreement`. Whoever has an agreement or an open offer is left out, by name. `withoutSigner` names the clients for whom nobody who may sign can sign in: invite a manager there. `dryRun=true` says before anything is sent who would be left out and for whom nobody could sign. Ask `GET /agreement-offer-batches/{id}` how far it is.',
    method: 'POST',
    url: '/agreement-offer-batches',
    permission: offerMoves.offer.needs,
    query: OfferingQuery,
    body: OfferAgreements,
    answer: OfferBatchMade,
    status: 201,
    idempotencyKey: 'required',
    counts: 'rounds',
    faults: ['conflict'],
    examples: {
      body: {
        clients: ['0198c5a2-0000-7000-8000-000000000001'],
        openUntil: '2099-12-31',
        bindingDays: 14,
        terms: { ...terms, startsOn: null },
        subprocessorIds: ['0198c5a2-0000-7000-8000-000000000003'],
      },
    },
    handle: ({ tx, actor, body, query, now }) =>
      offerAgreements({ tx, actor, enqueue, now }, body, query.dryRun),
  })

  route({
    operationId: 'listOfferBatches',
    summary: 'Offers that were made to clients at once, the newest first',
    method: 'GET',
    url: '/agreement-offer-batches',
    permission: offerMoves.offer.needs,
    query: PageQuery,
    answer: pageOf(OfferBatch),
    handle: ({ tx, query }) => listOfferBatches(tx, query),
  })

  route({
    operationId: 'getOfferBatch',
    summary: 'How far offers to many clients are, who was left out, and for whom nobody can sign',
    method: 'GET',
    url: '/agreement-offer-batches/:id',
    permission: offerMoves.offer.needs,
    params: byId,
    answer: OfferBatchDetail,
    handle: ({ tx, params }) => getOfferBatch(tx, params.id),
  })

  route({
    operationId: 'listOffers',
    summary: 'Offered agreements, newest first; `standing` for those that wait for one side',
    method: 'GET',
    url: '/agreement-offers',
    permission: 'agreements.read',
    query: OfferQuery,
    answer: pageOf(Offer),
    handle: ({ tx, query }) => listOffers(tx, query),
  })

  route({
    operationId: 'getOffer',
    summary: 'One offered agreement, as it would be signed now or as it was signed',
    method: 'GET',
    url: '/agreement-offers/:id',
    permission: 'agreements.read',
    params: byId,
    answer: OfferDetail,
    handle: ({ tx, params, now }) => getOffer(tx, params.id, now),
  })

  route({
    operationId: 'listOfferHistory',
    summary: 'What was done to an offered agreement, and by whom, oldest first',
    method: 'GET',
    url: '/agreement-offers/:id/history',
    permission: 'agreements.read',
    params: byId,
    query: PageQuery,
    answer: pageOf(OfferEvent),
    handle: async ({ tx, params }) => whole(await listOfferEvents(tx, params.id)),
  })

  route({
    operationId: 'getOfferDocument',
    summary: 'The contract as PDF as it would be signed now, marked as a draft',
    description:
      'The sealed one is that of the agreement, which has the same id: `GET /agreements/{id}/document`.',
    method: 'GET',
    url: '/agreement-offers/:id/document',
    permission: 'agreements.read',
    counts: 'renderings',
    params: byId,
    query: FileQuery,
    produces: 'application/pdf',
    answer: z.custom<LateFile>(),
    faults: ['illegal-move', 'unavailable'],
    handle: async ({ tx, actor, params, now }) => {
      const { terms: drafted, of } = await draftOf(tx, params.id, now)
      return async () => {
        const content = Buffer.from(await printer.draft(drafted, of, partyOf(actor)))
        return {
          content,
          fileName: `Entwurf ${of.number}.pdf`,
          mediaType: 'application/pdf',
          sha256: sha256Hex(content),
        }
      }
    },
  })

  route({
    operationId: 'fillOffer',
    summary: 'Keeps what the client has filled in so far; it declares nothing',
    method: 'PUT',
    url: '/agreement-offers/:id/details',
    permission: offerMoves.sign.needs,
    params: byId,
    body: FilledIn,
    answer: OfferDetail,
    ifMatch: 'required',
    faults: ['illegal-move'],
    examples: {
      body: {
        name: examplePaper.terms.controller.name,
        address: examplePaper.terms.controller.address,
        professionalSecrecy: true,
        serviceAgreement: null,
        dataCategories: ['master-data', 'health-data'],
        dataSubjects: ['employees', 'patients'],
        liability: null,
        authorisedPersons: [
          {
            name: 'Lukas Huber',
            function: 'Praxisleitung',
            phone: '0851 000 101',
            email: 'lukas.huber@sonnenhof.example',
          },
        ],
      },
    },
    handle: ({ tx, params, body, now, seen }) => fillOffer({ tx, now, seen }, params.id, body),
  })

  route({
    ...moving,
    operationId: 'signOffer',
    summary: 'Signs an offered agreement for the client, with a fresh second factor',
    description:
      '`contractSha256` names what was before the person, and `boundUntil` until when it was told that its signature binds it (`boundIfSignedToday`; §§ 145, 148 BGB). The name is that of the account; by what it represents the client, the person says.',
    url: '/agreement-offers/:id/signature',
    permission: offerMoves.sign.needs,
    body: SignOffer,
    faults: ['illegal-move', 'conflict', ...confirmationFaults],
    examples: { body: { ...exampleSignature, boundUntil: '2026-12-14' } },
    handle: ({ params, body, ...context }) =>
      signOffer(
        { ...acting(context), tx: context.tx, enqueue, signer, recordVault },
        params.id,
        body,
      ),
  })

  route({
    ...moving,
    operationId: 'countersignOffer',
    summary:
      'Signs for the provider what the client has signed: with that the agreement is in force',
    description:
      'Until the end of `boundUntil`; later is refused as `bound-no-more`. The sealed contract stands among the client’s documents from then on, and the agreement has the id of the offer.',
    url: '/agreement-offers/:id/countersignature',
    permission: offerMoves.countersign.needs,
    body: CountersignOffer,
    faults: ['illegal-move', 'conflict', 'unavailable', ...confirmationFaults],
    examples: { body: { ...exampleSignature, function: 'Geschäftsführer' } },
    handle: ({ params, body, ...context }) =>
      countersignOffer(
        {
          ...acting(context),
          tx: context.tx,
          enqueue,
          signer,
          recordVault,
          documentVault,
          printer,
          sealSha256,
          putOff,
        },
        params.id,
        body,
      ),
  })

  route({
    ...moving,
    operationId: 'declineOffer',
    summary: 'Says for the client that it does not want the offered agreement, and why',
    url: '/agreement-offers/:id/refusal',
    permission: offerMoves.decline.needs,
    body: DeclineOffer,
    faults: ['illegal-move'],
    examples: { body: exampleReason },
    handle: ({ tx, actor, params, body, now, seen }) =>
      declineOffer({ tx, actor, now, seen, ...means }, params.id, body.reason),
  })

  route({
    ...moving,
    operationId: 'withdrawOffer',
    summary: 'Takes an offered agreement back, signed by the client or not, and says why',
    url: '/agreement-offers/:id/withdrawal',
    permission: offerMoves.withdraw.needs,
    body: WithdrawOffer,
    faults: ['illegal-move', 'conflict'],
    examples: { body: exampleReason },
    handle: ({ tx, actor, params, body, now, seen }) =>
      withdrawOffer({ tx, actor, now, seen, ...means }, params.id, body.reason),
  })

  route({
    ...moving,
    operationId: 'remindOfOffer',
    summary: 'Mails the client’s people once more that an agreement waits for them',
    description: 'At most once a day.',
    url: '/agreement-offers/:id/reminder',
    permission: offerMoves.offer.needs,
    faults: ['illegal-move', 'conflict'],
    handle: ({ tx, actor, params, now, seen }) =>
      remindClient({ tx, actor, now, seen, ...means }, params.id),
  })
}

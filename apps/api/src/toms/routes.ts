import { PageQuery, pageOf } from '@portal/domain/page'
import { tomMoves } from '@portal/domain/moves/document'
import {
  ChangeTomDraft,
  StartToms,
  TomDraft,
  TomVersion,
  TomVersionDetail,
} from '@portal/domain/toms/contract'
import { VersionNumber } from '@portal/domain/version'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { whole } from '../platform/http/pagination.ts'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import type { RecordEvidence } from '../platform/evidence/evidence.ts'
import { changeTomDraft, discardTomDraft, findTomDraft, startToms } from './drafting.ts'
import { publishToms } from './publishing.ts'
import { getCurrentToms, getTomVersion, listTomVersions } from './service.ts'

const byVersion = z.strictObject({ version: VersionNumber })

export async function tomRoutes(
  app: FastifyInstance,
  deps: RouteDeps & { evidence: RecordEvidence },
) {
  const route = routesWith(app, deps)

  route({
    operationId: 'listTomVersions',
    summary: 'Every version of the technical and organisational measures, newest first',
    method: 'GET',
    url: '/toms',
    permission: 'toms.read',
    query: PageQuery,
    answer: pageOf(TomVersion),
    handle: async ({ tx }) => whole(await listTomVersions(tx)),
  })

  route({
    operationId: 'getCurrentToms',
    summary: 'The measures in force today (§4), in the order of annex III',
    method: 'GET',
    url: '/toms/current',
    permission: 'toms.read',
    answer: TomVersionDetail,
    handle: ({ tx, now }) => getCurrentToms(tx, now),
  })

  route({
    operationId: 'getTomVersion',
    summary: 'One version with its measures',
    method: 'GET',
    url: '/toms/:version',
    permission: 'toms.read',
    params: byVersion,
    answer: TomVersionDetail,
    handle: ({ tx, params }) => getTomVersion(tx, params.version),
  })

  route({
    operationId: 'getTomDraft',
    summary:
      'The next version while it is written, null where none is; nobody else sees it before it is published',
    method: 'GET',
    url: '/toms/draft',
    permission: 'toms.write',
    answer: z.object({ draft: TomDraft.nullable() }),
    handle: async ({ tx }) => ({ draft: await findTomDraft(tx) }),
  })

  route({
    operationId: 'startToms',
    summary: 'Starts the next version, one at a time: empty, from the contract, or from a list',
    description:
      'Of a list each line becomes a measure, without its bullet or number; where it belongs is said before it is published. A draft that is there already: `conflict`, `draft-exists`.',
    method: 'POST',
    url: '/toms',
    permission: 'toms.write',
    counts: 'drafts',
    body: StartToms,
    answer: TomDraft,
    status: 201,
    examples: { body: { start: 'contract' } },
    handle: ({ tx, actor, body, now }) => startToms(tx, actor, body, now),
  })

  route({
    operationId: 'changeTomDraft',
    summary: 'Changes the draft of this version; measures are sent whole, in their order',
    method: 'PATCH',
    url: '/toms/:version',
    permission: tomMoves.publish.needs,
    params: byVersion,
    body: ChangeTomDraft,
    answer: TomDraft,
    ifMatch: 'required',
    examples: {
      body: {
        measures: [
          {
            key: 'firewall',
            heading: 'confidentiality-integrity-availability-resilience',
            text: 'Alle nicht benötigten Ports werden in der Firewall blockiert.',
            systems: ['thera-pi.online'],
            implementedSince: '2021-04-01',
          },
        ],
      },
    },
    handle: ({ tx, actor, params, body, seen, now }) =>
      changeTomDraft(tx, actor, params.version, body, seen, now),
  })

  route({
    operationId: 'discardTomDraft',
    summary: 'Throws the draft of this version away',
    method: 'DELETE',
    url: '/toms/:version',
    permission: tomMoves.publish.needs,
    params: byVersion,
    ifMatch: 'accepted',
    handle: ({ tx, params, seen }) => discardTomDraft(tx, params.version, seen),
  })

  route({
    operationId: 'publishToms',
    summary: 'Publishes the draft of this version: frozen, in the log of each client, read by all',
    description:
      'Everything that is missing is said at once (`invalid`). While a version is published another one is refused (`conflict`, `tom-in-force`): it takes comparison and acceptance (§4.2).',
    method: 'POST',
    url: '/toms/:version/publication',
    permission: tomMoves.publish.needs,
    params: byVersion,
    answer: TomVersionDetail,
    ifMatch: 'required',
    handle: ({ tx, actor, params, seen, now }) =>
      publishToms({ tx, actor, evidence: deps.evidence, now }, params.version, seen),
  })
}

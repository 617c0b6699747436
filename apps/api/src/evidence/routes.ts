import {
  EvidenceItem,
  EvidenceOwner,
  EvidenceQuery,
  HeadMailing,
  SignedEvidenceHead,
} from '@portal/domain/evidence/contract'
import { SealInUse } from '@portal/domain/evidence/seal'
import { pageOf } from '@portal/domain/page'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { LateFile } from '../platform/files/files.ts'
import { readingFor, type RouteDeps, routesWith } from '../platform/http/route.ts'
import { published } from '../platform/evidence/signing-keys.ts'
import type { Signer } from '../platform/evidence/signing.ts'
import { exportEvidence, mediaType } from './export.ts'
import { changeHeadMailing, getHeadMailing } from './head-mailing.ts'
import { publishedKeys } from './keys.ts'
import { getEvidenceHead, listEvidence, ownerOf } from './service.ts'

const ofClients =
  'For a client’s people, each for themselves and the active client; the provider’s have none.'
const whose = 'A client’s session reads its own log; the provider’s people name the client.'

export async function evidenceRoutes(
  app: FastifyInstance,
  deps: RouteDeps & { signer: Signer; seal: SealInUse },
) {
  const route = routesWith(app, deps)

  route({
    operationId: 'listEvidence',
    summary: 'The evidence log, newest first: what happened, with the hashes that tie it together',
    description: whose,
    method: 'GET',
    url: '/evidence',
    permission: 'evidence.read',
    query: EvidenceQuery,
    answer: pageOf(EvidenceItem),
    faults: ['not-found'],
    handle: ({ tx, actor, query }) => listEvidence(tx, actor, query),
  })

  route({
    operationId: 'getEvidenceHead',
    summary: 'The newest event’s hash, signed; kept, it proves later that nothing was cut off',
    description: whose,
    method: 'GET',
    url: '/evidence/head',
    permission: 'evidence.read',
    query: EvidenceOwner,
    answer: SignedEvidenceHead,
    faults: ['not-found'],
    handle: async ({ tx, actor, query }) =>
      getEvidenceHead(tx, await ownerOf(tx, actor, query.clientId)),
  })

  route({
    operationId: 'getHeadMailing',
    summary: 'How often one has the number and hash of the newest event mailed',
    description: ofClients,
    method: 'GET',
    url: '/evidence/head-mailing',
    permission: 'evidence.receive',
    answer: HeadMailing,
    handle: ({ tx, actor }) => getHeadMailing(tx, actor),
  })

  route({
    operationId: 'changeHeadMailing',
    summary: 'Has the number and hash of the newest event mailed daily or monthly, or no more',
    description: `${ofClients} At most one mail for each day or month by the German calendar, also where nothing happened.`,
    method: 'PUT',
    url: '/evidence/head-mailing',
    permission: 'evidence.receive',
    body: HeadMailing,
    answer: HeadMailing,
    examples: { body: { rhythm: 'monthly' } },
    handle: ({ tx, actor, body }) => changeHeadMailing(tx, actor, body),
  })

  route({
    operationId: 'exportEvidence',
    summary: 'The whole log in one file that `avv-verify` checks without the portal',
    description: `${whose} One JSON text a line: head and public keys, then each event to the letter, followed by what it says of people as long as that was not erased, and by the time stamp (RFC 3161) of the head it makes where there is one; at the end the rows that the log holds by hash, each with its salt.`,
    method: 'GET',
    url: '/evidence/export',
    permission: 'evidence.read',
    query: EvidenceOwner,
    produces: mediaType,
    answer: z.custom<LateFile>(),
    faults: ['not-found'],
    handle: async ({ tx, actor, query, request }) => {
      const clientId = await ownerOf(tx, actor, query.clientId)
      const keys = published(await publishedKeys(tx, deps.signer))
      const wanted = { clientId, side: actor.holder.side, keys }
      return exportEvidence(tx, wanted, readingFor(deps, request))
    },
  })

  route({
    operationId: 'getSeal',
    summary: 'The certificate that seals documents: whom it names, and the fingerprint to compare',
    method: 'GET',
    url: '/seal',
    permission: 'evidence.read',
    answer: SealInUse,
    handle: async () => deps.seal,
  })
}

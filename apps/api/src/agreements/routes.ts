import { AgreementEvent } from '@portal/domain/agreements/answers'
import {
  Agreement,
  AgreementDetail,
  AgreementQuery,
  AgreementVersion,
} from '@portal/domain/agreements/contract'
import { AppError } from '@portal/domain/fault'
import { PageQuery, pageOf } from '@portal/domain/page'
import { VersionNumber } from '@portal/domain/version'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { readDocument } from '../documents/service.ts'
import type { Vault } from '../platform/crypto.ts'
import { FileQuery, type LateFile } from '../platform/files/files.ts'
import { whole } from '../platform/http/pagination.ts'
import { readingFor, type RouteDeps, routesWith } from '../platform/http/route.ts'
import { listEvents } from './events.ts'
import { getAgreement, listAgreements, listVersions } from './service.ts'

const byId = z.strictObject({ id: z.uuid() })

export async function agreementRoutes(
  app: FastifyInstance,
  deps: RouteDeps & { documentVault: Vault },
) {
  const route = routesWith(app, deps)

  route({
    operationId: 'listAgreements',
    summary:
      'The agreements (AVV) in their newest version; `standing` for those nobody has answered, contested ones, those in force or ended',
    method: 'GET',
    url: '/agreements',
    permission: 'agreements.read',
    query: AgreementQuery,
    answer: pageOf(Agreement),
    handle: ({ tx, query, now }) => listAgreements(tx, query, now),
  })

  route({
    operationId: 'getAgreement',
    summary:
      'One agreement with what the parties agreed, clause by clause; `version` for an earlier one',
    method: 'GET',
    url: '/agreements/:id',
    permission: 'agreements.read',
    params: byId,
    query: z.strictObject({ version: VersionNumber.optional() }),
    answer: AgreementDetail,
    handle: ({ tx, params, query, now }) => getAgreement(tx, { ...params, ...query }, now),
  })

  route({
    operationId: 'listAgreementVersions',
    summary: 'Every version of an agreement, newest first',
    method: 'GET',
    url: '/agreements/:id/versions',
    permission: 'agreements.read',
    params: byId,
    query: PageQuery,
    answer: pageOf(AgreementVersion),
    handle: async ({ tx, params }) => whole(await listVersions(tx, params.id)),
  })

  route({
    operationId: 'listAgreementHistory',
    summary:
      'What was done to an agreement that was recorded from paper, and by whom, oldest first',
    method: 'GET',
    url: '/agreements/:id/history',
    permission: 'agreements.read',
    params: byId,
    query: PageQuery,
    answer: pageOf(AgreementEvent),
    handle: async ({ tx, params }) => whole(await listEvents(tx, params.id)),
  })

  route({
    operationId: 'getAgreementDocument',
    summary: 'The signed agreement as PDF; `version` for an earlier one',
    method: 'GET',
    url: '/agreements/:id/document',
    permission: 'agreements.read',
    params: byId,
    query: FileQuery.extend({ version: VersionNumber.optional() }),
    produces: 'application/pdf',
    answer: z.custom<LateFile>(),
    handle: async ({ tx, params, query, now, request }) => {
      const documentId = query.version
        ? (await listVersions(tx, params.id)).find(({ version }) => version === query.version)
            ?.documentId
        : (await getAgreement(tx, params, now)).documentId
      if (!documentId) throw new AppError({ code: 'not-found', entity: 'agreement-version' })
      return readDocument(tx, deps.documentVault, documentId, readingFor(deps, request))
    },
  })
}

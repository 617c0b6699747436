import { PageQuery, pageOf } from '@portal/domain/page'
import { TomVersion, TomVersionDetail } from '@portal/domain/toms/contract'
import { VersionNumber } from '@portal/domain/version'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { whole } from '../platform/http/pagination.ts'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { getCurrentToms, getTomVersion, listTomVersions } from './service.ts'

export async function tomRoutes(app: FastifyInstance, deps: RouteDeps) {
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
    params: z.strictObject({
      version: VersionNumber,
    }),
    answer: TomVersionDetail,
    handle: ({ tx, params }) => getTomVersion(tx, params.version),
  })
}

import { ClientId } from '@portal/domain/accounts/contract'
import { Client } from '@portal/domain/clients/contract'
import { PageQuery, pageOf } from '@portal/domain/page'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { getClient, listClients } from './service.ts'

const byId = z.strictObject({ id: ClientId })

export async function clientRoutes(app: FastifyInstance, deps: RouteDeps) {
  const route = routesWith(app, deps)

  route({
    operationId: 'listClients',
    summary: 'The clients this session may see, A to Z',
    method: 'GET',
    url: '/clients',
    permission: 'clients.read',
    query: PageQuery,
    answer: pageOf(Client),
    handle: ({ tx, actor, query }) => listClients(tx, actor, query),
  })

  route({
    operationId: 'getClient',
    summary: 'One client',
    method: 'GET',
    url: '/clients/:id',
    permission: 'clients.read',
    params: byId,
    answer: Client,
    handle: ({ tx, actor, params }) => getClient(tx, actor, params.id),
  })
}

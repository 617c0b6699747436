import { ClientId } from '@portal/domain/accounts/contract'
import { Client, ClientQuery } from '@portal/domain/clients/contract'
import { pageOf } from '@portal/domain/page'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { listClients } from './list.ts'
import { getClient } from './service.ts'

const byId = z.strictObject({ id: ClientId })

export async function clientRoutes(app: FastifyInstance, deps: RouteDeps) {
  const route = routesWith(app, deps)

  route({
    operationId: 'listClients',
    summary: 'The clients this session may see: A to Z, by number, or the newest first',
    description:
      'Without a filter the provider is shown those that are not archived. `no-agreement`: none is in force or begins later · `nobody-logged-in`: nobody of it was in the portal · `open`: an instruction is open or a notice unread · `archived`. `sort=name` is German order (DIN 5007-1).',
    method: 'GET',
    url: '/clients',
    permission: 'clients.read',
    query: ClientQuery,
    answer: pageOf(Client),
    handle: ({ tx, actor, query, now }) => listClients(tx, actor, query, now),
  })

  route({
    operationId: 'getClient',
    summary: 'One client',
    method: 'GET',
    url: '/clients/:id',
    permission: 'clients.read',
    params: byId,
    answer: Client,
    handle: ({ tx, actor, params, now }) => getClient(tx, actor, params.id, now),
  })
}

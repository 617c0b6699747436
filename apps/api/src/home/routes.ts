import { Home } from '@portal/domain/home/contract'
import type { FastifyInstance } from 'fastify'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { getHome } from './service.ts'

export async function homeRoutes(app: FastifyInstance, deps: RouteDeps) {
  const route = routesWith(app, deps)

  route({
    operationId: 'getHome',
    summary: 'The first screen: what needs doing, and what the other side has in hand',
    method: 'GET',
    url: '/home',
    permission: 'home.read',
    answer: Home,
    handle: ({ tx, actor }) => getHome(tx, actor),
  })
}

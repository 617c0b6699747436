import { Home } from '@portal/domain/home/contract'
import type { FastifyInstance } from 'fastify'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { getHome, takeFirstLook } from './service.ts'

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

  route({
    operationId: 'takeFirstLook',
    summary:
      'Remembers that whoever asks was shown the client’s agreement in short; it declares nothing',
    method: 'PUT',
    url: '/first-look',
    permission: 'first-look.take',
    handle: ({ tx, actor, now }) => takeFirstLook(tx, actor, now),
  })
}

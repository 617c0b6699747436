import { Provider } from '@portal/domain/provider/contract'
import type { FastifyInstance } from 'fastify'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { getProvider } from './service.ts'

export async function providerRoutes(app: FastifyInstance, deps: RouteDeps) {
  const route = routesWith(app, deps)

  route({
    operationId: 'getProvider',
    summary: 'The provider: who it is, whom to ask (§6.3), who receives instructions (§9)',
    method: 'GET',
    url: '/provider',
    permission: 'provider.read',
    answer: Provider,
    handle: ({ tx }) => getProvider(tx),
  })
}

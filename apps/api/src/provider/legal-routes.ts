import { LegalLinks } from '@portal/domain/provider/contract'
import type { FastifyInstance } from 'fastify'
import type { Connections } from '../platform/database/db.ts'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { shared } from '../platform/shared.ts'
import { findProvider } from './service.ts'

/** Legal notice and privacy statement, which whoever stands before the login may read too. */
export async function legalRoutes(
  app: FastifyInstance,
  deps: RouteDeps & { connections: Connections },
) {
  const route = routesWith(app, deps)
  // However many ask at once, the database is asked once.
  const links = shared(() => deps.connections.transaction(null, findProvider))

  route({
    operationId: 'getLegalLinks',
    summary: 'Where the provider’s legal notice and privacy statement are; null: it has not said',
    method: 'GET',
    url: '/provider/legal-links',
    permission: 'anyone',
    answer: LegalLinks,
    handle: async () => {
      const found = await links()
      return {
        legalNoticeUrl: found?.legalNoticeUrl ?? null,
        privacyUrl: found?.privacyUrl ?? null,
      }
    },
  })
}

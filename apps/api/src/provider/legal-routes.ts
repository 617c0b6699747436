import { LegalLinks } from '@portal/domain/provider/contract'
import type { FastifyInstance } from 'fastify'
import type { Connections } from '../platform/database/db.ts'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { shared } from '../platform/shared.ts'
import { findProvider } from './service.ts'

/** Legal notice and privacy statement, and whose logo it shows, which whoever stands before the login may read too. */
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
    description: 'With a logo at the head of every page also whose it is.',
    method: 'GET',
    url: '/provider/legal-links',
    permission: 'anyone',
    answer: LegalLinks,
    handle: async () => {
      const found = await links()
      return {
        legalNoticeUrl: found?.legalNoticeUrl ?? null,
        privacyUrl: found?.privacyUrl ?? null,
        logoOf: found?.logo ? found.name : null,
      }
    },
  })
}

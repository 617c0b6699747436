import { ClientId } from '@portal/domain/accounts/contract'
import { PageQuery, pageOf } from '@portal/domain/page'
import { Subprocessor } from '@portal/domain/subprocessors/contract'
import { CalendarDate } from '@portal/domain/time'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { whole } from '../platform/http/pagination.ts'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { getSubprocessor, listSubprocessors } from './service.ts'

export async function subprocessorRoutes(app: FastifyInstance, deps: RouteDeps) {
  const route = routesWith(app, deps)

  route({
    operationId: 'listSubprocessors',
    summary: 'The subprocessors in place on a day (§7.2); today without `on`',
    method: 'GET',
    url: '/subprocessors',
    permission: 'subprocessors.read',
    query: PageQuery.extend({ on: CalendarDate.optional(), clientId: ClientId.optional() }),
    answer: pageOf(Subprocessor),
    handle: async ({ tx, query, now }) => whole(await listSubprocessors(tx, query, now)),
  })

  route({
    operationId: 'getSubprocessor',
    summary: 'One subprocessor with everything annex IV asks to know',
    method: 'GET',
    url: '/subprocessors/:id',
    permission: 'subprocessors.read',
    params: z.strictObject({ id: z.uuid() }),
    answer: Subprocessor,
    handle: ({ tx, params, now }) => getSubprocessor(tx, params.id, now),
  })
}

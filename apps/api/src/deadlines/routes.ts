import {
  DeadlinePreview,
  DeadlinePreviewQuery,
  previewDeadline,
} from '@portal/domain/agreements/deadline-previews'
import type { FastifyInstance } from 'fastify'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'

export async function deadlineRoutes(app: FastifyInstance, deps: RouteDeps) {
  const route = routesWith(app, deps)

  route({
    operationId: 'previewDeadline',
    summary:
      'A deadline with its reasoning, by the rules the portal itself goes by; nothing is kept',
    description:
      '`from`: the day of the event, or its moment. `period`: of an objection or a termination, where the agreement says another one. Holidays are those of the provider’s Land.',
    method: 'POST',
    url: '/deadline-previews',
    permission: 'agreements.read',
    body: DeadlinePreviewQuery,
    answer: DeadlinePreview,
    examples: { body: { rule: 'objection', from: '2026-12-03' } },
    handle: async ({ body }) => previewDeadline(body),
  })
}

import {
  DeadlinePreview,
  DeadlinePreviewQuery,
  dayOf,
  previewDeadline,
} from '@portal/domain/agreements/deadline-previews'
import { replacementMode } from '@portal/domain/agreements/terms'
import { invalid } from '@portal/domain/fault'
import type { FastifyInstance } from 'fastify'
import { termsOn } from '../agreements/service.ts'
import { holidayPlace } from '../provider/service.ts'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'

export async function deadlineRoutes(app: FastifyInstance, deps: RouteDeps) {
  const route = routesWith(app, deps)

  route({
    operationId: 'previewDeadline',
    summary:
      'A deadline with its reasoning, by the rules the portal itself goes by; nothing is kept',
    description:
      '`from`: the day of the event, or its moment. The period of an objection or a termination is that of the agreement named by `agreementId`, with what was agreed otherwise, or `period`, or what the contract’s text says. Holidays are those of the provider’s Land.',
    method: 'POST',
    url: '/deadline-previews',
    permission: 'agreements.read',
    body: DeadlinePreviewQuery,
    answer: DeadlinePreview,
    examples: { body: { rule: 'objection', from: '2026-12-03' } },
    handle: async ({ tx, body }) => {
      const { rule, from, agreementId } = body
      const place = await holidayPlace(tx)
      if (agreementId === undefined) return previewDeadline(body, place)
      const terms = await termsOn(tx, agreementId, dayOf(from))
      if (rule === 'objection' && replacementMode(terms) === 'consent')
        throw invalid('/agreementId', 'no-period', 'asks for consent, which has no period')
      return previewDeadline(body, place, terms)
    },
  })
}

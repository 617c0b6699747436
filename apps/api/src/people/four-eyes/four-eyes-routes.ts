import { Client } from '@portal/domain/clients/contract'
import { fourEyesMoves } from '@portal/domain/moves/four-eyes'
import { FourEyes } from '@portal/domain/people/contract'
import type { FastifyInstance } from 'fastify'
import { routesWith } from '../../platform/http/route.ts'
import { actingWith, confirmationFaults } from '../../binding/route-parts.ts'
import { ofClient, type PeopleDeps } from '../route-parts.ts'
import { setFourEyes } from './four-eyes.ts'

export async function fourEyesRoutes(app: FastifyInstance, deps: PeopleDeps) {
  const route = routesWith(app, deps)
  const acting = actingWith(deps)

  route({
    operationId: 'setFourEyes',
    summary: 'Whether a second authorised person signs what the client orders; its manager decides',
    method: 'PUT',
    url: '/clients/:id/four-eyes',
    permission: fourEyesMoves.set.needs,
    params: ofClient,
    body: FourEyes,
    answer: Client,
    faults: ['conflict', ...confirmationFaults],
    examples: { body: { required: true, secondFactor: { kind: 'totp', code: '123456' } } },
    handle: ({ params, body, ...context }) => setFourEyes(acting(context), params.id, body),
  })
}

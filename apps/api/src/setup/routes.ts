import { Setup, SetupStep } from '@portal/domain/setup/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { BackupSetup } from '../backups/status.ts'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { finish, getSetup, postpone, resume } from './service.ts'

const ofStep = z.strictObject({ step: SetupStep })

export async function setupRoutes(
  app: FastifyInstance,
  deps: RouteDeps & { backups: BackupSetup },
) {
  const route = routesWith(app, deps)
  const { backups } = deps

  route({
    operationId: 'getSetup',
    summary: 'How far the portal is set up: each step, as it is found in what there is',
    method: 'GET',
    url: '/setup',
    permission: 'setup.manage',
    answer: Setup,
    handle: ({ tx, now }) => getSetup(tx, backups, now),
  })

  route({
    operationId: 'postponeSetupStep',
    summary: 'Puts a step of the set-up off',
    method: 'PUT',
    url: '/setup/:step/postponement',
    permission: 'setup.manage',
    params: ofStep,
    handle: ({ tx, actor, params, now }) => postpone(tx, actor, params.step, now),
  })

  route({
    operationId: 'resumeSetupStep',
    summary: 'Takes a step of the set-up up again that was put off',
    method: 'DELETE',
    url: '/setup/:step/postponement',
    permission: 'setup.manage',
    params: ofStep,
    handle: ({ tx, params }) => resume(tx, params.step),
  })

  route({
    operationId: 'finishSetup',
    summary: 'Closes the list of the set-up, once every step is done or put off',
    method: 'PUT',
    url: '/setup/completion',
    permission: 'setup.manage',
    faults: ['illegal-move'],
    handle: ({ tx, now }) => finish(tx, backups, now),
  })
}

import { Backups } from '@portal/domain/backups/contract'
import { EndTask } from '@portal/domain/endings/contract'
import type { FastifyInstance } from 'fastify'
import type { Proof } from '../endings/service.ts'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { endBackupWarning } from './warning-ending.ts'
import { type BackupSetup, getBackups } from './status.ts'

export async function backupRoutes(
  app: FastifyInstance,
  deps: RouteDeps & Proof & { backups: BackupSetup },
) {
  const route = routesWith(app, deps)
  const { signer, evidence } = deps

  route({
    operationId: 'getBackups',
    summary: 'How the backups stand: when the last whole one was made, and by which keys it opens',
    method: 'GET',
    url: '/backups',
    permission: 'backups.read',
    answer: Backups,
    handle: ({ tx, now }) => getBackups(tx, deps.backups, now),
  })

  route({
    operationId: 'endBackupWarning',
    summary: 'Ends the warning that there is no whole backup, with a reason, for a while',
    description:
      'Until the next attempt, and for thirty days at most. The line stands in the provider’s own log. For owners.',
    method: 'POST',
    url: '/backups/ending',
    permission: 'backups.read',
    body: EndTask,
    answer: Backups,
    idempotencyKey: 'required',
    faults: ['illegal-move'],
    examples: { body: { reason: 'Der Rechenzentrumsbetreiber sichert die Datenbank stündlich.' } },
    handle: ({ tx, actor, body, now }) =>
      endBackupWarning({ tx, actor, now, signer, evidence }, deps.backups, body),
  })
}

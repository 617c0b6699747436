import { Backups } from '@portal/domain/backups/contract'
import type { FastifyInstance } from 'fastify'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { type BackupSetup, getBackups } from './status.ts'

export async function backupRoutes(
  app: FastifyInstance,
  deps: RouteDeps & { backups: BackupSetup },
) {
  const route = routesWith(app, deps)

  route({
    operationId: 'getBackups',
    summary: 'How the backups stand: when the last whole one was made, and by which keys it opens',
    method: 'GET',
    url: '/backups',
    permission: 'backups.read',
    answer: Backups,
    handle: ({ tx, now }) => getBackups(tx, deps.backups, now),
  })
}

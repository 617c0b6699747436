import { Mail, MailQuery } from '@portal/domain/mails/contract'
import { pageOf } from '@portal/domain/page'
import type { FastifyInstance } from 'fastify'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { listMails } from './service.ts'

export async function mailRoutes(app: FastifyInstance, deps: RouteDeps & { publicUrl: string }) {
  const route = routesWith(app, deps)

  route({
    operationId: 'listMails',
    summary:
      'The outbox: every mail with its text as it left, where it is on its way and what the mail server answered',
    method: 'GET',
    url: '/mails',
    permission: 'mails.read',
    query: MailQuery,
    answer: pageOf(Mail),
    handle: ({ tx, query }) => listMails(tx, query, deps.publicUrl),
  })
}

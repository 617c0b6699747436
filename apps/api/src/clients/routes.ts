import { ClientId } from '@portal/domain/accounts/contract'
import {
  AuthorisedPerson,
  Client,
  Member,
  Provider,
  StaffMember,
} from '@portal/domain/clients/contract'
import { PageQuery, pageOf } from '@portal/domain/page'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type RouteDeps, routesWith } from '../platform/route.ts'
import {
  getClient,
  getProvider,
  listAuthorisedPersons,
  listClients,
  listMembers,
  listStaff,
} from './service.ts'

const byId = z.strictObject({ id: ClientId })
// A handful of people each: one page always, in the shape of every list.
const whole = <T>(items: T[]) => ({ items, nextCursor: null })

export async function clientRoutes(app: FastifyInstance, deps: RouteDeps) {
  const route = routesWith(app, deps)

  route({
    operationId: 'listClients',
    summary: 'The clients this session may see, A to Z',
    method: 'GET',
    url: '/clients',
    permission: 'clients.read',
    query: PageQuery,
    answer: pageOf(Client),
    handle: ({ tx, actor, query }) => listClients(tx, actor, query),
  })

  route({
    operationId: 'getClient',
    summary: 'One client',
    method: 'GET',
    url: '/clients/:id',
    permission: 'clients.read',
    params: byId,
    answer: Client,
    handle: ({ tx, actor, params }) => getClient(tx, actor, params.id),
  })

  route({
    operationId: 'listMembers',
    summary: 'Who has access to a client, in which role',
    method: 'GET',
    url: '/clients/:id/members',
    permission: 'people.read',
    params: byId,
    query: PageQuery,
    answer: pageOf(Member),
    handle: async ({ tx, actor, params, now }) => {
      await getClient(tx, actor, params.id)
      return whole(await listMembers(tx, params.id, now))
    },
  })

  route({
    operationId: 'listAuthorisedPersons',
    summary: 'The register of authorised persons (§9), past entries included',
    method: 'GET',
    url: '/clients/:id/authorised-persons',
    permission: 'people.read',
    params: byId,
    query: PageQuery,
    answer: pageOf(AuthorisedPerson),
    handle: async ({ tx, actor, params, now }) => {
      await getClient(tx, actor, params.id)
      return whole(await listAuthorisedPersons(tx, params.id, now))
    },
  })

  route({
    operationId: 'getProvider',
    summary: 'The processor: who it is, whom to ask (§6.3), who receives instructions (§9)',
    method: 'GET',
    url: '/provider',
    permission: 'provider.read',
    answer: Provider,
    handle: ({ tx }) => getProvider(tx),
  })

  route({
    operationId: 'listStaff',
    summary: "The provider's people",
    method: 'GET',
    url: '/staff',
    permission: 'staff.read',
    query: PageQuery,
    answer: pageOf(StaffMember),
    handle: async ({ tx }) => whole(await listStaff(tx)),
  })
}

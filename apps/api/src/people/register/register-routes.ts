import { ClientId } from '@portal/domain/accounts/contract'
import { registerMoves } from '@portal/domain/moves/register'
import { PageQuery, pageOf } from '@portal/domain/page'
import {
  AuthorisedPerson,
  AuthorisedPersonChange,
  ContestEntry,
  EndAuthorisedPerson,
  RegisterEntry,
} from '@portal/domain/people/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { routesWith } from '../../platform/http/route.ts'
import {
  addAuthorisedPerson,
  changeAuthorisedPerson,
  contestAuthorisedPerson,
  endAuthorisedPerson,
} from './register.ts'
import { listAuthorisedPersons, listEntryChanges } from './register-reading.ts'
import { actingWith, confirmationFaults } from '../../binding/route-parts.ts'
import { whole } from '../../platform/http/pagination.ts'
import { ofClient, type PeopleDeps } from '../route-parts.ts'

const ofEntry = z.strictObject({ id: ClientId, personId: z.uuid() })
const example = {
  name: 'Lukas Huber',
  function: 'Praxisleitung',
  phone: '0851 000 101',
  email: 'lukas.huber@example.org',
  validFrom: '2026-12-01',
  secondFactor: { kind: 'totp', code: '123456' },
}
const wording = {
  description:
    'Nobody becomes authorised for the past: a new entry begins today at the earliest, the beginning of one that has begun stays. Who may instruct is the client’s to say: for the provider, `ground` names the client’s signed agreement or letter; without one it proposes the entry, which counts for nothing until the client has confirmed it.',
}

export async function registerRoutes(app: FastifyInstance, deps: PeopleDeps) {
  const route = routesWith(app, deps)
  const acting = actingWith(deps)

  route({
    operationId: 'listAuthorisedPersons',
    summary: 'The register of authorised persons (§9), past entries included',
    method: 'GET',
    url: '/clients/:id/authorised-persons',
    permission: 'people.read',
    params: ofClient,
    query: PageQuery,
    answer: pageOf(AuthorisedPerson),
    handle: async ({ tx, params, now }) => whole(await listAuthorisedPersons(tx, params.id, now)),
  })

  route({
    operationId: 'listAuthorisedPersonHistory',
    summary: 'What became of an entry, with the entry as it stood after each change',
    method: 'GET',
    url: '/clients/:id/authorised-persons/:personId/history',
    permission: 'people.read',
    params: ofEntry,
    query: PageQuery,
    answer: pageOf(AuthorisedPersonChange),
    handle: async ({ tx, params }) => whole(await listEntryChanges(tx, params.id, params.personId)),
  })

  route({
    operationId: 'addAuthorisedPerson',
    summary: 'Names somebody who may instruct (§9), with a fresh second factor',
    ...wording,
    method: 'POST',
    url: '/clients/:id/authorised-persons',
    permission: registerMoves.add.needs,
    params: ofClient,
    body: RegisterEntry,
    answer: AuthorisedPerson,
    status: 201,
    idempotencyKey: 'required',
    faults: ['conflict', ...confirmationFaults],
    examples: { body: example },
    handle: ({ params, body, ...context }) => addAuthorisedPerson(acting(context), params.id, body),
  })

  route({
    operationId: 'changeAuthorisedPerson',
    summary: 'Writes an entry anew, with a fresh second factor; what it was stays in its history',
    ...wording,
    method: 'PUT',
    url: '/clients/:id/authorised-persons/:personId',
    permission: registerMoves.change.needs,
    params: ofEntry,
    body: RegisterEntry,
    answer: AuthorisedPerson,
    ifMatch: 'required',
    faults: ['conflict', 'illegal-move', ...confirmationFaults],
    examples: { body: { ...example, function: 'Inhaber' } },
    handle: ({ params, body, ...context }) =>
      changeAuthorisedPerson(acting(context), params.id, params.personId, body),
  })

  route({
    operationId: 'endAuthorisedPerson',
    summary: 'Ends an entry, after a day or at once, with a fresh second factor',
    description:
      'The provider names the client’s signed agreement or letter as `ground`, or proposes the end.',
    method: 'POST',
    url: '/clients/:id/authorised-persons/:personId/end',
    permission: registerMoves.end.needs,
    params: ofEntry,
    body: EndAuthorisedPerson,
    answer: AuthorisedPerson,
    ifMatch: 'required',
    idempotencyKey: 'required',
    faults: ['conflict', 'illegal-move', ...confirmationFaults],
    examples: { body: { lastDay: '2026-12-31', secondFactor: example.secondFactor } },
    handle: ({ params, body, ...context }) =>
      endAuthorisedPerson(acting(context), params.id, params.personId, body),
  })

  route({
    operationId: 'contestAuthorisedPerson',
    summary:
      'Says for the client that what the provider cites for an entry is not its own; the entry ends at once',
    method: 'POST',
    url: '/clients/:id/authorised-persons/:personId/contest',
    permission: registerMoves.contest.needs,
    params: ofEntry,
    body: ContestEntry,
    answer: AuthorisedPerson,
    ifMatch: 'required',
    idempotencyKey: 'required',
    faults: ['conflict', 'illegal-move', ...confirmationFaults],
    examples: {
      body: { reason: 'Dieses Schreiben ist nicht von uns.', secondFactor: example.secondFactor },
    },
    handle: ({ params, body, ...context }) =>
      contestAuthorisedPerson(acting(context), params.id, params.personId, body),
  })
}

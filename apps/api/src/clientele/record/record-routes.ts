import { ClientId } from '@portal/domain/accounts/contract'
import { Client } from '@portal/domain/clients/contract'
import {
  ArchiveClient,
  ChangeClient,
  ClientChange,
  ClientNote,
  NewClient,
  OwnDetails,
  WriteNote,
} from '@portal/domain/clients/record'
import { clientMoves } from '@portal/domain/moves/client'
import { PageQuery, pageOf } from '@portal/domain/page'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type RouteDeps, routesWith } from '../../platform/http/route.ts'
import type { Acting } from './acting.ts'
import { archiveClient, restoreClient } from './archiving.ts'
import { changeClient, changeOwnDetails } from './changing.ts'
import { createClient } from './creating.ts'
import { listChanges } from './history.ts'
import { getNote, writeNote } from './notes.ts'

const byId = z.strictObject({ id: ClientId })
const address = { street: 'Gartenweg 4', postalCode: '94034', city: 'Passau', country: 'DE' }
const contact = { name: 'Julia Kern', email: 'julia.kern@example.org', phone: '0851 000 401' }
const example = { name: 'Physiotherapie am Gartenweg', address, contact, region: 'DE-BY' }

export type RecordDeps = RouteDeps & Pick<Acting, 'enqueue' | 'evidence'>

export async function recordRoutes(app: FastifyInstance, deps: RecordDeps) {
  const route = routesWith(app, deps)
  const { enqueue, evidence } = deps

  route({
    operationId: 'createClient',
    summary: 'Enters a client',
    description:
      'A number that another client has is refused, and so is a name and postal code that one has, unless `despiteTwin` says that this is another one: `existing` of the refusal names it.',
    method: 'POST',
    url: '/clients',
    permission: clientMoves.create.needs,
    body: NewClient,
    answer: Client,
    status: 201,
    faults: ['conflict'],
    examples: { body: example },
    handle: (context) => createClient({ ...context, enqueue, evidence }, context.body),
  })

  route({
    operationId: 'changeClient',
    summary: 'Changes what is known of a client; what was left out stays as it is',
    method: 'PATCH',
    url: '/clients/:id',
    permission: clientMoves.change.needs,
    params: byId,
    body: ChangeClient,
    answer: Client,
    ifMatch: 'required',
    faults: ['conflict'],
    examples: { body: { phone: '0851 000 402' } },
    handle: (context) =>
      changeClient({ ...context, enqueue, evidence }, context.params.id, context.body),
  })

  route({
    operationId: 'changeOwnDetails',
    summary:
      'Address, phone and data protection officer, changed by the client’s own manager; the provider is told',
    method: 'PATCH',
    url: '/clients/:id/own-details',
    permission: clientMoves.change_own.needs,
    params: byId,
    body: OwnDetails,
    answer: Client,
    ifMatch: 'required',
    faults: ['conflict'],
    examples: { body: { phone: '0851 000 402' } },
    handle: (context) =>
      changeOwnDetails({ ...context, enqueue, evidence }, context.params.id, context.body),
  })

  route({
    operationId: 'archiveClient',
    summary:
      'Archives a client: in no list by itself, no new notice, no new access; all stays readable',
    description:
      'Refused while an agreement is in force, unless `despiteAgreement` says that this is known. `POST …/restoration` takes it back.',
    method: 'POST',
    url: '/clients/:id/archival',
    permission: clientMoves.archive.needs,
    params: byId,
    body: ArchiveClient,
    answer: Client,
    ifMatch: 'required',
    faults: ['conflict', 'illegal-move'],
    examples: { body: { despiteAgreement: false } },
    handle: (context) =>
      archiveClient({ ...context, enqueue, evidence }, context.params.id, context.body),
  })

  route({
    operationId: 'restoreClient',
    summary: 'Takes a client out of the archive',
    method: 'POST',
    url: '/clients/:id/restoration',
    permission: clientMoves.restore.needs,
    params: byId,
    answer: Client,
    ifMatch: 'required',
    faults: ['illegal-move'],
    handle: (context) => restoreClient({ ...context, enqueue, evidence }, context.params.id),
  })

  route({
    operationId: 'listClientHistory',
    summary: 'What became of a client: who changed what, when, from what to what',
    method: 'GET',
    url: '/clients/:id/history',
    permission: 'clients.read',
    params: byId,
    query: PageQuery,
    answer: pageOf(ClientChange),
    handle: ({ tx, params, query }) => listChanges(tx, params.id, query),
  })

  route({
    operationId: 'getClientNote',
    summary: 'What the provider notes about a client for itself; no client ever sees it',
    method: 'GET',
    url: '/clients/:id/note',
    permission: 'client-notes.read',
    params: byId,
    answer: ClientNote,
    handle: ({ tx, params }) => getNote(tx, params.id),
  })

  route({
    operationId: 'writeClientNote',
    summary: 'Writes the provider’s own note about a client; version 0 where there is none yet',
    method: 'PUT',
    url: '/clients/:id/note',
    permission: clientMoves.change.needs,
    params: byId,
    body: WriteNote,
    answer: ClientNote,
    ifMatch: 'required',
    examples: { body: { text: 'Ruft lieber an.' } },
    handle: (context) =>
      writeNote({ ...context, enqueue, evidence }, context.params.id, context.body),
  })
}

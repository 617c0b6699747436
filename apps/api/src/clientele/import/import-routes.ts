import { ClientImport, ImportQuery } from '@portal/domain/clients/import'
import { clientMoves } from '@portal/domain/moves/client'
import { PageQuery, pageOf } from '@portal/domain/page'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { csvForm } from '../../platform/csv/csv-file.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import { FileQuery, type LateFile } from '../../platform/files/files.ts'
import { FileField, uploads } from '../../platform/files/upload.ts'
import { type RouteDeps, routesWith } from '../../platform/http/route.ts'
import { importClients } from './importing.ts'
import { readFile } from './read-file.ts'
import { getImport, listImports } from './reading.ts'
import { template } from './template.ts'

const byId = z.strictObject({ id: z.uuid() })
const ImportForm = z.strictObject({ file: FileField })

const csv = csvForm(readFile)

export async function importRoutes(app: FastifyInstance, deps: RouteDeps & { enqueue: Enqueue }) {
  const route = routesWith(app, deps)

  route({
    operationId: 'getImportTemplate',
    summary: 'A file to fill in with clients, for a spreadsheet: semicolons, UTF-8 with its mark',
    method: 'GET',
    url: '/client-imports/template.csv',
    permission: clientMoves.create.needs,
    query: FileQuery,
    produces: 'text/csv',
    answer: z.custom<LateFile>(),
    handle: async () => template,
  })

  route({
    operationId: 'listClientImports',
    summary: 'Every file of clients that was taken in or is on its way, the newest first',
    method: 'GET',
    url: '/client-imports',
    permission: clientMoves.create.needs,
    query: PageQuery,
    answer: pageOf(ClientImport),
    handle: ({ tx, query }) => listImports(tx, query),
  })

  route({
    operationId: 'getClientImport',
    summary: 'How far a file of clients is, and what came of it',
    method: 'GET',
    url: '/client-imports/:id',
    permission: clientMoves.create.needs,
    params: byId,
    answer: ClientImport,
    handle: ({ tx, params }) => getImport(tx, params.id),
  })

  await app.register(async (scope) => {
    await scope.register(uploads)

    routesWith(
      scope,
      deps,
    )({
      operationId: 'importClients',
      summary:
        'Takes a CSV file of clients in, all of it or nothing; `dryRun=true` says what would happen',
      description:
        'Up to 2 MB and 5,000 clients, in UTF-8 or Windows-1252, with semicolons, commas or tabs, headers in German or English (`/client-imports/template.csv`). Every mistake is named with line, column and what is expected; nothing is taken unless all is right. A client that is there (by number, else by name and postal code) is left as it is where nothing differs; what becomes of the others `onDifference` says. The worker takes the file in: ask `GET /client-imports/{id}`.',
      method: 'POST',
      url: '/client-imports',
      permission: clientMoves.create.needs,
      counts: 'uploads',
      query: ImportQuery,
      form: csv.form,
      body: ImportForm,
      answer: ClientImport,
      status: 201,
      faults: ['file-refused', 'unsupported-media-type'],
      examples: { body: { file: 'Auftraggeber.csv' } },
      handle: ({ tx, actor, body: { file }, query, now }) =>
        importClients({ tx, actor, enqueue: deps.enqueue, now }, file, csv.readOf(file), query),
    })
  })
}

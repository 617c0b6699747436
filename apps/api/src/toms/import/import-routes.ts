import { TomImport, TomImportQuery } from '@portal/domain/toms/import'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { csvForm, csvTemplate } from '../../platform/csv/csv-file.ts'
import { FileQuery, type LateFile } from '../../platform/files/files.ts'
import { FileField, uploads } from '../../platform/files/upload.ts'
import { type RouteDeps, routesWith } from '../../platform/http/route.ts'
import { columns } from './columns.ts'
import { importMeasures } from './importing.ts'
import { readFile } from './read-file.ts'

const csv = csvForm(readFile)

/** A file to fill in, with a measure by number and one by the wording of its heading. */
const template = csvTemplate('Massnahmen.csv', columns, [
  [
    '1',
    'Alle Laufwerke mit Daten der Auftraggeber sind verschlüsselt.',
    'Server, Notebooks',
    '01.04.2021',
  ],
  [
    'Maßnahmen zur Identifizierung und Autorisierung der Nutzer',
    'Administrator-Zugänge nur mit Mehr-Faktor-Authentifizierung.',
    '',
    '',
  ],
])

export async function tomImportRoutes(app: FastifyInstance, deps: RouteDeps) {
  const route = routesWith(app, deps)

  route({
    operationId: 'getTomImportTemplate',
    summary: 'A file to fill in with measures, for a spreadsheet: semicolons, UTF-8 with its mark',
    method: 'GET',
    url: '/tom-imports/template.csv',
    permission: 'toms.write',
    query: FileQuery,
    produces: 'text/csv',
    answer: z.custom<LateFile>(),
    handle: async () => template,
  })

  await app.register(async (scope) => {
    await scope.register(uploads)

    routesWith(
      scope,
      deps,
    )({
      operationId: 'importMeasures',
      summary:
        'Takes the measures of a CSV file into the draft, all of them or none; `dryRun=true` says what the file holds',
      description:
        'Up to 2 MB and 90 measures, in UTF-8 or Windows-1252, with semicolons, commas or tabs (`/tom-imports/template.csv`). Columns: Überschrift (heading: its number in annex III from 1 to 17, or its wording in German or English; empty to place the measure later), Maßnahme (text), Gilt für (systems, by commas), Umgesetzt seit (since). Every mistake is named with line, column and what is expected; nothing is taken unless all is right. Where no draft is there one is started; where it holds measures already, `onMeasures` says whether these replace them or come behind them. With `If-Match` a draft that somebody changed meanwhile stays as it is.',
      method: 'POST',
      url: '/tom-imports',
      permission: 'toms.write',
      counts: 'uploads',
      ifMatch: 'accepted',
      query: TomImportQuery,
      form: csv.form,
      body: z.strictObject({ file: FileField }),
      answer: TomImport,
      faults: ['file-refused', 'unsupported-media-type'],
      examples: { body: { file: 'Massnahmen.csv' } },
      handle: ({ tx, actor, body: { file }, query, seen, now }) =>
        importMeasures({ tx, actor, seen, now }, file, csv.readOf(file), query),
    })
  })
}

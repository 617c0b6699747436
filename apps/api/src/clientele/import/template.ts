import { csvTemplate } from '../../platform/csv/csv-file.ts'
import { columns } from './columns.ts'

const example = [
  '',
  'Praxis Gartenweg',
  'GbR',
  'Gartenweg 4',
  '94034',
  'Passau',
  'DE',
  'Bayern',
  '0851 000400',
  'Julia Kern',
  'julia.kern@example.org',
  '0851 000401',
  '',
  '',
  '',
  '',
]

/** A file to fill in, with one client as an example. */
export const template = csvTemplate('Auftraggeber.csv', columns, [example])

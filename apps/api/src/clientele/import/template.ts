import { columnNames, columns } from './columns.ts'

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
const lineOf = (values: readonly string[]) => `${values.join(';')}\r\n`

/** A file to fill in: with the mark that tells a German Excel its encoding, and one client as an example. */
export const template = Buffer.from(
  `\ufeff${lineOf(columnNames.map((column) => columns[column].is))}${lineOf(example)}`,
)

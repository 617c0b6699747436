import type { CsvReading } from '@portal/domain/csv'
import { CsvFile } from '../ui/csv/csv-file.tsx'
import { MistakeList } from '../ui/csv/mistake-list.tsx'

const reading: CsvReading = {
  fileName: 'list.csv',
  encoding: 'windows-1252',
  delimiter: ';',
  lines: 3,
  mistakes: [
    { line: 2, column: 'Name', code: 'missing', message: 'A value is missing here.' },
    { line: 4, column: null, code: 'unreadable', message: 'A quote is not closed.' },
  ],
  moreMistakes: 7,
}

export const csv = {
  'csv/csv-file': (
    <CsvFile
      description="What the file may hold."
      check={async () => reading}
      renderChecked={() => null}
    />
  ),
  'csv/mistake-list': <MistakeList reading={reading} />,
}

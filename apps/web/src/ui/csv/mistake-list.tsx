import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { CsvReading, Mistake } from '@portal/domain/csv'
import { formatNumber } from '../../platform/language/format.ts'
import { Banner } from '../basics/banner.tsx'
import { type Column, DataTable } from '../data/data-table.tsx'
import { Section } from '../page/page.tsx'
import styles from './csv.module.css'

const columns: Column<Mistake & { key: string }>[] = [
  {
    key: 'line',
    header: msg`Zeile`,
    isRowHeader: true,
    cell: ({ line }) => (
      <span className={styles.line}>
        <Trans>Zeile {formatNumber(line)}</Trans>
      </span>
    ),
  },
  {
    key: 'column',
    header: msg`Spalte`,
    cell: ({ column }) => <span className={styles.line}>{column ?? '–'}</span>,
  },
  { key: 'message', header: msg`Was falsch ist`, cell: ({ message }) => message },
]

/** Everything wrong with a file, the first line first; nothing of it was taken. */
export function MistakeList({
  reading: { mistakes, moreMistakes, fileName },
}: {
  reading: CsvReading
}) {
  const { t } = useLingui()
  return (
    <Section title={<Trans>Was zu berichtigen ist</Trans>}>
      <Banner
        tone="alarm"
        title={
          <Plural
            value={mistakes.length + moreMistakes}
            one="Ein Fehler in der Datei; es ist nichts übernommen."
            other="# Fehler in der Datei; es ist nichts übernommen."
          />
        }
      >
        <Trans>Berichtigen Sie {fileName} und wählen Sie die Datei noch einmal.</Trans>
      </Banner>
      <DataTable
        caption={t`Fehler in der Datei`}
        columns={columns}
        rows={mistakes.map((mistake, at) => ({ ...mistake, key: String(at) }))}
        rowKey={({ key }) => key}
      />
      {moreMistakes > 0 && (
        <p>
          <Trans>und {formatNumber(moreMistakes)} weitere</Trans>
        </p>
      )}
    </Section>
  )
}

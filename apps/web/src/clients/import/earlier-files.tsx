import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import type { ClientImport } from '@portal/domain/clients/import'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { formatNumber } from '../../platform/language/format.ts'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { Moment } from '../../ui/basics/moment.tsx'
import { type Column, DataTable } from '../../ui/data/data-table.tsx'
import { LoadMore } from '../../ui/data/load-more.tsx'
import { Section } from '../../ui/page/page.tsx'
import styles from '../clients.module.css'
import { importsQuery } from './queries.ts'

const columns: Column<ClientImport>[] = [
  {
    key: 'file',
    header: msg`Datei`,
    isRowHeader: true,
    cell: ({ id, fileName, by, createdAt }) => (
      <>
        <a href={withQuery(pages.clients.import, { vorgang: id })}>{fileName}</a>
        <span className={styles.below}>
          {by}, <Moment at={createdAt} />
        </span>
      </>
    ),
  },
  {
    key: 'outcome',
    header: msg`Was daraus wurde`,
    cell: ({ status, result }) => {
      if (status === 'failed') return <Trans>nichts übernommen</Trans>
      if (!result) return <Trans>wird übernommen</Trans>
      const [created, updated] = [formatNumber(result.created), formatNumber(result.updated)]
      return (
        <Trans>
          {created} angelegt, {updated} geändert
        </Trans>
      )
    },
  },
]

/** Files that were taken in before, or are on their way; nothing where there are none. */
export function EarlierFiles() {
  const { t } = useLingui()
  const { data: files, ...more } = useSuspenseInfiniteQuery(importsQuery())
  if (files.length === 0) return null
  return (
    <Section title={<Trans>Schon eingelesen</Trans>}>
      <DataTable
        caption={t`Eingelesene Dateien`}
        columns={columns}
        rows={files}
        rowKey={({ id }) => String(id)}
      />
      <LoadMore {...more} />
    </Section>
  )
}

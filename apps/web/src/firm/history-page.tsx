import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { ProviderVersion } from '@portal/domain/provider/contract'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { say } from '../platform/language/i18n.ts'
import { providerVersionsQuery } from '../provider/queries.ts'
import { changedPartWords } from '../provider/words.ts'
import { EmptyState } from '../ui/basics/empty-state.tsx'
import { Moment } from '../ui/basics/moment.tsx'
import { type Column, DataTable } from '../ui/data/data-table.tsx'
import { LoadMore } from '../ui/data/load-more.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import styles from './firm.module.css'
import { ByWhom, NoticeLink } from './version-facts.tsx'

const columns: Column<ProviderVersion>[] = [
  {
    key: 'version',
    header: msg`Fassung`,
    isRowHeader: true,
    cell: ({ version }) => (
      <a className={styles.short} href={at(pages.firm.version, { version })}>
        <Trans>Fassung {version}</Trans>
      </a>
    ),
  },
  { key: 'at', header: msg`Wann`, cell: ({ at: when }) => <Moment at={when} /> },
  { key: 'by', header: msg`Wer`, cell: (version) => <ByWhom version={version} /> },
  {
    key: 'changed',
    header: msg`Geändert`,
    cell: ({ changed }) =>
      changed.length === 0 ? (
        <Trans>erste Fassung</Trans>
      ) : (
        changed.map((part) => say(changedPartWords[part])).join(', ')
      ),
  },
  { key: 'notice', header: msg`Mitteilung`, cell: (version) => <NoticeLink version={version} /> },
]

/** Who changed what the provider says of itself, and when; the newest first. */
export function FirmHistoryPage() {
  const { t } = useLingui()
  const { data: versions, ...more } = useSuspenseInfiniteQuery(providerVersionsQuery())
  return (
    <Page>
      <PageHeader
        title={t`Verlauf der Angaben zur Firma`}
        clause="§§ 6.3, 9"
        back={
          <a href={pages.firm.one}>
            <Trans>Ihre Firma</Trans>
          </a>
        }
        lead={<Trans>Jede Fassung bleibt, wie sie war, auch die vor dem letzten Wechsel.</Trans>}
      />
      <Section>
        {versions.length === 0 ? (
          <EmptyState title={<Trans>Noch ist nichts eingetragen.</Trans>} />
        ) : (
          <DataTable
            caption={t`Fassungen`}
            columns={columns}
            rows={versions}
            rowKey={({ version }) => String(version)}
          />
        )}
        <LoadMore {...more} />
      </Section>
    </Page>
  )
}

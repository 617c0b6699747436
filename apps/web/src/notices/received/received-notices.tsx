import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { EmptyState } from '../../ui/basics/empty-state.tsx'
import { Filter } from '../../ui/form/filter.tsx'
import { FilterSelect } from '../../ui/form/filter-select.tsx'
import { LoadMore } from '../../ui/data/load-more.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { hrefOf, kindOptions } from '../notice-filter.ts'
import styles from '../notices.module.css'
import { OpenBreaches, useBreachesFirst } from '../open-breaches.tsx'
import type { NoticeFilter } from '../queries.ts'
import { ReceivedRow } from './received-row.tsx'

/** What the provider told this client, newest first. */
export function ReceivedNotices({
  filter: { open = null, kind = null },
  go,
}: {
  filter: NoticeFilter
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const { isEmpty, others, more, top } = useBreachesFirst({ open, kind })
  return (
    <Page>
      <PageHeader
        title={t`Mitteilungen`}
        lead={
          <Trans>
            Was wir Ihnen nach dem Vertrag mitteilen müssen: Vorfälle, Störungen und Änderungen.
          </Trans>
        }
      />
      <OpenBreaches {...top} />
      <Section>
        <Filter
          label={t`Mitteilungen filtern`}
          views={[
            { href: hrefOf({ kind }), label: t`Alle`, isCurrent: !open },
            {
              href: hrefOf({ open: true, kind }),
              label: t`Noch nicht bestätigt`,
              isCurrent: open === true,
            },
          ]}
        />
        <div className={styles.filters}>
          <FilterSelect
            label={t`Art`}
            value={kind}
            onChange={(chosen) => go(hrefOf({ open, kind: chosen }))}
            options={kindOptions()}
          />
        </div>
      </Section>
      {isEmpty ? (
        <Section>
          <NothingHere filter={{ open, kind }} />
        </Section>
      ) : (
        <ul className={styles.list} aria-label={t`Mitteilungen`}>
          {others.map((notice) => (
            <ReceivedRow key={notice.id} notice={notice} />
          ))}
        </ul>
      )}
      <Section>
        <LoadMore {...more} />
      </Section>
    </Page>
  )
}

function NothingHere({ filter: { open, kind } }: { filter: NoticeFilter }) {
  if (kind)
    return (
      <EmptyState title={<Trans>Dazu liegt keine Mitteilung vor.</Trans>}>
        <p>
          <a href={pages.notices.list}>
            <Trans>Alle Mitteilungen zeigen</Trans>
          </a>
        </p>
      </EmptyState>
    )
  return open ? (
    <EmptyState title={<Trans>Sie haben jede Mitteilung bestätigt.</Trans>}>
      <p>
        <Trans>Kommt eine neue, erhalten Sie eine E-Mail, und sie steht hier.</Trans>
      </p>
    </EmptyState>
  ) : (
    <EmptyState title={<Trans>Wir haben Ihnen noch nichts mitgeteilt.</Trans>}>
      <p>
        <Trans>
          Sobald es etwas gibt, etwa einen Vorfall oder einen neuen Unterauftragnehmer, erhalten Sie
          eine E-Mail, und die Mitteilung steht hier.
        </Trans>
      </p>
    </EmptyState>
  )
}

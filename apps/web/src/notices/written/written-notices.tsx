import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { NoticeItem } from '@portal/domain/notices/contract'
import { Badge } from '../../ui/basics/badge.tsx'
import { LinkButton } from '../../ui/basics/button.tsx'
import { ClientFilter } from '../../clients/client-filter.tsx'
import { type Column, DataTable } from '../../ui/data/data-table.tsx'
import { Filter } from '../../ui/form/filter.tsx'
import { FilterSelect } from '../../ui/form/filter-select.tsx'
import { LoadMore } from '../../ui/data/load-more.tsx'
import { MomentDay } from '../../ui/basics/moment.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { hrefOf, kindOptions } from '../notice-filter.ts'
import lists from '../notices.module.css'
import { NothingWritten } from './nothing-written.tsx'
import { OpenBreaches, useBreachesFirst } from '../open-breaches.tsx'
import type { NoticeFilter } from '../queries.ts'
import { ReachBar } from './reach-bar.tsx'
import styles from './reach.module.css'
import { sayKind } from '../say-kind.ts'
import { SeverityBadge } from '../severity-badge.tsx'
import { Exact } from '../../ui/basics/exact.tsx'

const columns: Column<NoticeItem>[] = [
  {
    key: 'title',
    header: msg`Mitteilung`,
    isRowHeader: true,
    cell: ({ id, title, number, kind, severity }) => (
      <>
        <a href={at(pages.notices.one, { id })}>
          <Exact>{title}</Exact>
        </a>
        <span className={styles.facts}>
          {number && <Exact>{number}</Exact>}
          <span>{sayKind(kind)}</span>
          {severity !== 'info' && <SeverityBadge severity={severity} />}
        </span>
      </>
    ),
  },
  {
    key: 'published',
    header: msg`Veröffentlicht`,
    cell: ({ publishedAt }) =>
      publishedAt ? (
        <MomentDay at={publishedAt} />
      ) : (
        <Badge>
          <Trans>Entwurf</Trans>
        </Badge>
      ),
  },
  {
    key: 'reach',
    header: msg`Bei den Auftraggebern`,
    cell: ({ reach }) =>
      reach ? (
        <div className={styles.reach}>
          <span className={styles.figure}>
            <Trans>
              {reach.opened} von {reach.clients} geöffnet
            </Trans>
          </span>
          <span className={styles.figure}>
            <Trans>
              {reach.acknowledged} von {reach.clients} bestätigt
            </Trans>
          </span>
          <ReachBar {...reach} />
        </div>
      ) : (
        <span className={styles.soft}>
          <Trans>noch niemand sieht sie</Trans>
        </span>
      ),
  },
]

/** What the provider wrote, drafts included, and how far each notice got. */
export function WrittenNotices({
  filter,
  mayWrite,
  go,
}: {
  filter: NoticeFilter
  mayWrite: boolean
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const { isEmpty, others, more, top } = useBreachesFirst(filter)
  const { open, status, kind, clientId } = filter
  const views: (NoticeFilter & { label: string })[] = [
    { label: t`Alle` },
    { label: t`Entwürfe`, status: 'draft' },
    { label: t`Nicht von allen bestätigt`, open: true },
  ]
  return (
    <Page>
      <PageHeader title={t`Mitteilungen`}>
        {mayWrite && (
          <LinkButton href={pages.notices.new} look="primary" icon="plus">
            <Trans>Mitteilung schreiben</Trans>
          </LinkButton>
        )}
      </PageHeader>
      <OpenBreaches {...top} />
      <Section>
        <Filter
          label={t`Mitteilungen filtern`}
          views={views.map(({ label, ...view }) => ({
            label,
            href: hrefOf({ ...view, kind: kind ?? null, clientId: clientId ?? null }),
            isCurrent: (view.open ?? null) === open && (view.status ?? null) === status,
          }))}
        />
        <div className={lists.filters}>
          <FilterSelect
            label={t`Art`}
            value={kind ?? null}
            onChange={(chosen) => go(hrefOf({ ...filter, kind: chosen }))}
            options={kindOptions()}
          />
          <ClientFilter
            value={clientId ?? null}
            onChange={(chosen) => go(hrefOf({ ...filter, clientId: chosen }))}
          />
        </div>
        {isEmpty ? (
          <NothingWritten filter={filter} />
        ) : (
          <DataTable
            caption={t`Mitteilungen`}
            columns={columns}
            rows={others}
            rowKey={({ id }) => id}
          />
        )}
        <LoadMore {...more} />
      </Section>
    </Page>
  )
}

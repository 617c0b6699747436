import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { NoticeItem } from '@portal/domain/notices/contract'
import { usePrefetchInfiniteQuery, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { MomentDay } from '../ui/basics/moment.tsx'
import { LoadMore } from '../ui/data/load-more.tsx'
import { Section } from '../ui/page/page.tsx'
import styles from './breach.module.css'
import { type NoticeFilter, noticesQuery } from './queries.ts'
import { sayKind } from './say-kind.ts'
import { SeverityBadge } from './severity-badge.tsx'
import { Exact } from '../ui/basics/exact.tsx'

/** Beside a list: the breaches that are not done, and of the list what is not among them. */
export function useBreachesFirst(filter: NoticeFilter) {
  const open = noticesQuery({ kind: 'incident', open: true })
  usePrefetchInfiniteQuery(open)
  const { data: notices, ...more } = useSuspenseInfiniteQuery(noticesQuery(filter))
  const { data: breaches, ...moreBreaches } = useSuspenseInfiniteQuery(open)
  const first = new Set(breaches.map(({ id }) => id))
  return {
    isEmpty: notices.length === 0,
    others: notices.filter(({ id }) => !first.has(id)),
    more,
    top: { breaches, more: moreBreaches },
  }
}

/** Breaches that are not done, above every list and whatever it shows. */
export function OpenBreaches({ breaches, more }: ReturnType<typeof useBreachesFirst>['top']) {
  const { t } = useLingui()
  if (breaches.length === 0) return null
  return (
    <Section>
      <ul className={styles.list} aria-label={t`Offene Datenschutzvorfälle`}>
        {breaches.map((breach) => (
          <Breach key={breach.id} breach={breach} />
        ))}
      </ul>
      <LoadMore {...more} />
    </Section>
  )
}

const Breach = ({
  breach: { id, title, number, kind, severity, publishedAt, reach },
}: {
  breach: NoticeItem
}) => (
  <li className={styles.breach}>
    <p className={styles.marks}>
      <strong>{sayKind(kind)}</strong>
      <SeverityBadge severity={severity} />
      <Exact>{number}</Exact>
      {publishedAt && <MomentDay at={publishedAt} />}
    </p>
    <h2 className={styles.title}>
      <a href={at(pages.notices.one, { id })}>
        <Exact>{title}</Exact>
      </a>
    </h2>
    <p>
      {reach ? (
        <Trans>
          {reach.opened} von {reach.clients} Auftraggebern haben sie geöffnet, {reach.acknowledged}{' '}
          von {reach.clients} bestätigt.
        </Trans>
      ) : (
        <Trans>Kenntnisnahme noch nicht bestätigt</Trans>
      )}
    </p>
  </li>
)

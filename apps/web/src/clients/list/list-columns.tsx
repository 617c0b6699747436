import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { Client } from '@portal/domain/clients/contract'
import type { Figure } from '@portal/domain/figure'
import type { ReactNode } from 'react'
import { formatFigure } from '../../platform/language/format.ts'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { Badge } from '../../ui/basics/badge.tsx'
import { Hidden } from '../../ui/basics/hidden.tsx'
import type { Column } from '../../ui/data/data-table.tsx'
import styles from '../clients.module.css'

const figureLink = (figure: Figure, href: string, what: ReactNode) =>
  figure.count === 0 ? (
    <span className={styles.soft}>0</span>
  ) : (
    <a className={styles.figure} href={href}>
      {formatFigure(figure)} <Hidden>{what}</Hidden>
    </a>
  )

export const columns: Column<Client>[] = [
  {
    key: 'name',
    header: msg`Auftraggeber`,
    isRowHeader: true,
    cell: ({ id, name, number, address, archivedAt }) => (
      <>
        <a href={at(pages.clients.one, { id })}>{name}</a>
        <span className={styles.below}>
          {number} · {address.city}
        </span>
        {archivedAt && (
          <Badge>
            <Trans>archiviert</Trans>
          </Badge>
        )}
      </>
    ),
  },
  {
    key: 'agreement',
    header: msg`AVV`,
    cell: ({ hasAgreement }) =>
      hasAgreement ? (
        <span className={styles.soft}>
          <Trans>vorhanden</Trans>
        </span>
      ) : (
        <Badge tone="caution">
          <Trans>kein AVV</Trans>
        </Badge>
      ),
  },
  {
    key: 'instructions',
    header: msg`Offene Weisungen`,
    align: 'end',
    cell: ({ id, open }) =>
      open &&
      figureLink(
        open.instructions,
        withQuery(pages.instructions.list, { clientId: id }),
        <Trans>offene Weisungen</Trans>,
      ),
  },
  {
    key: 'notices',
    header: msg`Ungelesene Mitteilungen`,
    align: 'end',
    cell: ({ id, open }) =>
      open &&
      figureLink(
        open.unreadNotices,
        withQuery(pages.notices.list, { clientId: id }),
        <Trans>ungelesene Mitteilungen</Trans>,
      ),
  },
  {
    key: 'people',
    header: msg`Zugänge`,
    align: 'end',
    cell: ({ open, hasEntered }) => (
      <>
        {open && formatFigure(open.people)}
        {!hasEntered && (
          <span className={styles.below}>
            <Trans>noch niemand angemeldet</Trans>
          </span>
        )}
      </>
    ),
  },
]

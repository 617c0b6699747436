import { msg } from '@lingui/core/macro'
import { at, pages } from '@portal/domain/addresses'
import type { Offer } from '@portal/domain/agreements/offers'
import { Day, MomentDay } from '../../../ui/basics/moment.tsx'
import { Exact } from '../../../ui/basics/exact.tsx'
import type { Column } from '../../../ui/data/data-table.tsx'
import { OfferStatusBadge } from '../status-badge.tsx'

export const columns: Column<Offer>[] = [
  {
    key: 'client',
    header: msg`Auftraggeber`,
    isRowHeader: true,
    cell: ({ id, clientName }) => <a href={at(pages.offers.one, { id })}>{clientName}</a>,
  },
  { key: 'number', header: msg`Nummer`, cell: ({ number }) => <Exact>{number}</Exact> },
  { key: 'status', header: msg`Stand`, cell: ({ status }) => <OfferStatusBadge status={status} /> },
  { key: 'offered', header: msg`angeboten`, cell: ({ offeredAt }) => <MomentDay at={offeredAt} /> },
  { key: 'until', header: msg`offen bis`, cell: ({ openUntil }) => <Day on={openUntil} /> },
]

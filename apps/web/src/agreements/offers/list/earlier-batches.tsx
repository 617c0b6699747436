import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { OfferBatch } from '@portal/domain/agreements/offers'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { formatNumber } from '../../../platform/language/format.ts'
import { Moment } from '../../../ui/basics/moment.tsx'
import { type Column, DataTable } from '../../../ui/data/data-table.tsx'
import { LoadMore } from '../../../ui/data/load-more.tsx'
import { Section } from '../../../ui/page/page.tsx'
import { batchesQuery } from '../queries.ts'

const columns: Column<OfferBatch>[] = [
  {
    key: 'at',
    header: msg`Begonnen`,
    isRowHeader: true,
    cell: ({ id, createdAt }) => (
      <a href={at(pages.offers.batch, { batchId: id })}>
        <Moment at={createdAt} />
      </a>
    ),
  },
  { key: 'by', header: msg`Von`, cell: ({ by }) => by },
  {
    key: 'outcome',
    header: msg`Was daraus wurde`,
    cell: ({ offered, clients, leftOut }) => (
      <Trans>
        {formatNumber(offered)} von {formatNumber(clients)} angeboten,{' '}
        {formatNumber(leftOut.length)} ausgelassen
      </Trans>
    ),
  },
]

/** Offers that were made at once before, or are on their way; nothing where there are none. */
export function EarlierBatches() {
  const { t } = useLingui()
  const { data: batches, ...more } = useSuspenseInfiniteQuery(batchesQuery())
  if (batches.length === 0) return null
  return (
    <Section title={<Trans>Wann angeboten wurde</Trans>}>
      <DataTable
        caption={t`Frühere Angebote an Auftraggeber`}
        columns={columns}
        rows={batches}
        rowKey={({ id }) => id}
      />
      <LoadMore {...more} />
    </Section>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { at, pages } from '@portal/domain/addresses'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { withQuery } from '../platform/navigation/with-query.ts'
import { ClientFilter } from '../clients/client-filter.tsx'
import { DataTable } from '../ui/data/data-table.tsx'
import { LoadMore } from '../ui/data/load-more.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { NoReceipts } from './no-receipts.tsx'
import { receiptsQuery } from './queries.ts'
import { receiptColumns } from './receipt-columns.tsx'
import { addressOf, receiptFilterOf } from './receipt-filter.ts'

/** The receipts of binding acts, the newest first, each to read and to check. */
export function ReceiptsPage({
  side,
  query,
  go,
}: {
  side: Side
  query: (name: string) => string | null
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const filter = receiptFilterOf(query)
  const { instructionId } = filter
  // The list stays, with the focus in it, until the one asked for is here.
  const clientId = useDeferredValue(filter.clientId)
  const { data: receipts, ...more } = useSuspenseInfiniteQuery(
    receiptsQuery({ clientId, instructionId }),
  )
  return (
    <Page>
      <PageHeader
        title={t`Quittungen`}
        clause="§§ 8.2, 8.3"
        back={
          <a href={withQuery(pages.evidence, { kunde: filter.clientId })}>
            <Trans>Nachweise</Trans>
          </a>
        }
        lead={
          <p>
            <Trans>
              Jede Quittung belegt einen verbindlichen Schritt, gesiegelt und auch ohne dieses
              Portal prüfbar.
            </Trans>
          </p>
        }
      />
      <Section>
        {instructionId && (
          <p data-print="no">
            <Trans>
              Sie sehen die Quittungen zu{' '}
              <a href={at(pages.instructions.one, { id: instructionId })}>einer Weisung</a>.
            </Trans>{' '}
            <a href={addressOf({ ...filter, instructionId: null })}>
              <Trans>Alle Quittungen ansehen</Trans>
            </a>
          </p>
        )}
        {side === 'provider' && !instructionId && (
          <ClientFilter
            value={filter.clientId}
            onChange={(chosen) => go(addressOf({ ...filter, clientId: chosen }))}
          />
        )}
        {receipts.length > 0 ? (
          <DataTable
            caption={t`Quittungen`}
            columns={receiptColumns(side)}
            rows={receipts}
            rowKey={({ id }) => id}
          />
        ) : (
          <NoReceipts filter={filter} />
        )}
        <LoadMore {...more} />
      </Section>
    </Page>
  )
}

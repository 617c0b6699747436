import { Trans, useLingui } from '@lingui/react/macro'
import type { Permission, Side } from '@portal/domain/access'
import { pages } from '@portal/domain/addresses'
import { OfferFilter } from '@portal/domain/agreements/offers'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { ClientFilter } from '../../../clients/client-filter.tsx'
import { say } from '../../../platform/language/i18n.ts'
import { useSettled } from '../../../platform/navigation/use-settled.ts'
import { withQuery } from '../../../platform/navigation/with-query.ts'
import { LinkButton } from '../../../ui/basics/button.tsx'
import { DataTable } from '../../../ui/data/data-table.tsx'
import { LoadMore } from '../../../ui/data/load-more.tsx'
import { Filter } from '../../../ui/form/filter.tsx'
import { PageHeader } from '../../../ui/page/page-header.tsx'
import { Page, Section } from '../../../ui/page/page.tsx'
import { type OfferListFilter, offersQuery } from '../queries.ts'
import { offerFilterWords } from '../words.ts'
import { actColumn } from './act-column.tsx'
import { EarlierBatches } from './earlier-batches.tsx'
import { NoOffers } from './no-offers.tsx'
import { columns } from './offer-columns.tsx'

const addressOf = (filter: OfferListFilter) => withQuery(pages.offers.list, filter)

/** The agreements that are on their way, and what became of earlier ones; narrowed down in the address. */
export function OffersPage({
  side,
  may,
  filter,
  go,
}: {
  side: Side
  may: (permission: Permission) => boolean
  filter: OfferListFilter
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const settled = useSettled(addressOf(filter))
  const shown: OfferListFilter = {
    clientId: settled('clientId'),
    standing: OfferFilter.safeParse(settled('standing')).data ?? null,
  }
  const { data: offers, ...more } = useSuspenseInfiniteQuery(offersQuery(shown))
  const isProvider = side === 'provider'
  const mayOffer = may('agreements.write')
  return (
    <Page>
      <PageHeader
        title={t`Angebotene Verträge`}
        clause={<Trans>Art. 28 DSGVO</Trans>}
        back={
          <a href={pages.agreements.list}>
            <Trans>Alle Verträge</Trans>
          </a>
        }
      >
        {mayOffer && (
          <LinkButton
            href={withQuery(pages.offers.new, { client: filter.clientId })}
            look="primary"
            icon="plus"
          >
            <Trans>Verträge anbieten</Trans>
          </LinkButton>
        )}
      </PageHeader>
      <Section>
        {isProvider && (
          <ClientFilter
            value={filter.clientId}
            onChange={(clientId) => go(addressOf({ ...filter, clientId }))}
          />
        )}
        {isProvider && (
          <Filter
            label={t`Welche Angebote`}
            views={[null, ...OfferFilter.options].map((standing) => ({
              href: addressOf({ ...filter, standing }),
              label: standing ? say(offerFilterWords[standing]) : t`Alle`,
              isCurrent: standing === filter.standing,
            }))}
          />
        )}
        {offers.length > 0 ? (
          <DataTable
            caption={t`Angebotene Verträge`}
            columns={mayOffer ? [...columns, actColumn] : columns}
            rows={offers}
            rowKey={({ id }) => id}
          />
        ) : (
          <NoOffers filter={shown} mayOffer={mayOffer} />
        )}
        <LoadMore {...more} />
      </Section>
      {mayOffer && <EarlierBatches />}
    </Page>
  )
}

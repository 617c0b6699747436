import { Trans } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { isOpen } from '@portal/domain/agreements/offers'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Banner } from '../../ui/basics/banner.tsx'
import { LinkButton } from '../../ui/basics/button.tsx'
import { Day } from '../../ui/basics/moment.tsx'
import { Section } from '../../ui/page/page.tsx'
import { offersQuery } from './queries.ts'

/** For a client: what is offered to it, and the way there. */
export function Offered() {
  const { data: offers } = useSuspenseInfiniteQuery(offersQuery({ clientId: null, standing: null }))
  return offers
    .filter(({ status }) => isOpen(status))
    .map(({ id, number, status, openUntil, boundUntil }) => (
      <Section key={id}>
        <Banner
          title={
            status === 'offered' ? (
              <Trans>Ein Vertrag liegt zur Unterschrift bereit.</Trans>
            ) : (
              <Trans>Ein Vertrag wartet auf die Unterschrift des Auftragnehmers.</Trans>
            )
          }
        >
          {status === 'offered' && (
            <p>
              <Trans>
                Offen bis zum <Day on={openUntil} />.
              </Trans>
            </p>
          )}
          {status === 'signed' && boundUntil && (
            <p>
              <Trans>
                An Ihre Unterschrift sind Sie bis zum <Day on={boundUntil} /> gebunden.
              </Trans>
            </p>
          )}
          <LinkButton href={at(pages.offers.one, { id })} look="primary">
            <Trans>Zum Vertrag {number}</Trans>
          </LinkButton>
        </Banner>
      </Section>
    ))
}

import { Trans } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { EmptyState } from '../../../ui/basics/empty-state.tsx'
import type { OfferListFilter } from '../queries.ts'

export const NoOffers = ({
  filter: { clientId, standing },
  mayOffer,
}: {
  filter: OfferListFilter
  mayOffer: boolean
}) =>
  clientId || standing ? (
    <EmptyState title={<Trans>So steht gerade kein Angebot.</Trans>}>
      <p>
        <a href={pages.offers.list}>
          <Trans>Alle Angebote zeigen</Trans>
        </a>
      </p>
    </EmptyState>
  ) : (
    <EmptyState title={<Trans>Bisher ist kein Vertrag angeboten.</Trans>}>
      <p>
        {mayOffer ? (
          <Trans>
            Wer noch keinen Vertrag mit Ihnen hat, kann ihn hier im Portal schließen: Sie bieten ihn
            an, der Auftraggeber unterschreibt, Sie zeichnen gegen.
          </Trans>
        ) : (
          <Trans>Wird einer angeboten, steht er hier.</Trans>
        )}
      </p>
    </EmptyState>
  )

import { Trans } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { isBoundNoMore } from '@portal/domain/agreements/bound'
import type { OfferDetail } from '@portal/domain/agreements/offers'
import type { ReactNode } from 'react'
import { germanToday } from '../../../platform/clock/german-time.ts'
import { ButtonRow, LinkButton } from '../../../ui/basics/button.tsx'
import { ReminderButton } from '../reminder-button.tsx'

/** What the provider does next: wait and remind, or countersign. */
export const ProviderSteps = ({
  offer,
  mayWrite,
  children,
}: {
  offer: OfferDetail
  mayWrite: boolean
  children: ReactNode
}) => (
  <>
    <p>
      {offer.status === 'signed' ? (
        <Trans>
          Der Auftraggeber hat unterschrieben. Mit Ihrer Unterschrift ist der Vertrag geschlossen.
        </Trans>
      ) : offer.filledIn ? (
        <Trans>Der Auftraggeber hat seine Angaben gemacht und noch nicht unterschrieben.</Trans>
      ) : (
        <Trans>Der Auftraggeber hat noch nichts ausgefüllt.</Trans>
      )}
    </p>
    <ButtonRow>
      {mayWrite && offer.status === 'signed' && !isBoundNoMore(offer.boundUntil, germanToday()) && (
        <LinkButton href={at(pages.offers.countersign, { id: offer.id })} look="primary">
          <Trans>Gegenzeichnen</Trans>
        </LinkButton>
      )}
      {mayWrite && offer.status === 'offered' && <ReminderButton offer={offer} />}
      {children}
      {mayWrite && (
        <LinkButton href={at(pages.offers.withdraw, { id: offer.id })}>
          <Trans>Zurückziehen</Trans>
        </LinkButton>
      )}
    </ButtonRow>
  </>
)

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
    {!isOver(offer) && <p>{whereItStands(offer)}</p>}
    <ButtonRow>
      {mayWrite && offer.status === 'signed' && !isOver(offer) && (
        <LinkButton href={at(pages.offers.countersign, { id: offer.id })} look="primary">
          <Trans>Gegenzeichnen</Trans>
        </LinkButton>
      )}
      {mayWrite && offer.status === 'offered' && <ReminderButton offer={offer} />}
      {children}
      {mayWrite && !isOver(offer) && (
        <LinkButton href={at(pages.offers.withdraw, { id: offer.id })}>
          <Trans>Zurückziehen</Trans>
        </LinkButton>
      )}
    </ButtonRow>
  </>
)

/** Nobody can countersign any more; the portal ends it by itself. */
const isOver = ({ status, boundUntil }: OfferDetail) =>
  status === 'signed' && isBoundNoMore(boundUntil, germanToday())

function whereItStands({ status, filledIn, missing }: OfferDetail): ReactNode {
  if (status === 'signed')
    return (
      <Trans>
        Der Auftraggeber hat unterschrieben. Mit Ihrer Unterschrift ist der Vertrag geschlossen.
      </Trans>
    )
  if (!filledIn) return <Trans>Der Auftraggeber hat noch nichts ausgefüllt.</Trans>
  return missing.length > 0 ? (
    <Trans>Der Auftraggeber hat begonnen, seine Angaben zu machen.</Trans>
  ) : (
    <Trans>Der Auftraggeber hat seine Angaben gemacht und noch nicht unterschrieben.</Trans>
  )
}

import { Trans } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { OfferDetail } from '@portal/domain/agreements/offers'
import type { ReactNode } from 'react'
import { ButtonRow, LinkButton } from '../../../ui/basics/button.tsx'

/** What the client does next: fill in, sign, or wait for the other signature. */
export function ClientSteps({
  offer: { id, status, filledIn, missing },
  maySign,
  children,
}: {
  offer: OfferDetail
  maySign: boolean
  children: ReactNode
}) {
  const isReady = filledIn !== null && missing.length === 0
  if (status === 'signed')
    return (
      <>
        <p>
          <Trans>
            Sie haben unterschrieben. Geschlossen ist der Vertrag, sobald der Auftragnehmer
            gegengezeichnet hat; Sie erhalten dann eine E-Mail.
          </Trans>
        </p>
        <ButtonRow>{children}</ButtonRow>
      </>
    )
  return (
    <>
      <p>
        {!maySign ? (
          <Trans>Ausfüllen und unterschreiben kann, wer bei Ihnen die Zugänge verwaltet.</Trans>
        ) : isReady ? (
          <Trans>
            Ihre Angaben sind vollständig. Lesen Sie den Vertrag, und unterschreiben Sie.
          </Trans>
        ) : (
          <Trans>
            Ergänzen Sie zuerst, was nur Sie wissen: Ihre Anschrift, wessen Daten es sind, und wer
            Weisungen erteilen darf.
          </Trans>
        )}
      </p>
      <ButtonRow>
        {maySign && isReady && (
          <LinkButton href={at(pages.offers.sign, { id })} look="primary">
            <Trans>Unterschreiben</Trans>
          </LinkButton>
        )}
        {maySign && (
          <LinkButton href={at(pages.offers.fill, { id })} look={isReady ? 'secondary' : 'primary'}>
            {isReady ? <Trans>Angaben ändern</Trans> : <Trans>Prüfen und ausfüllen</Trans>}
          </LinkButton>
        )}
        {children}
        {maySign && (
          <LinkButton href={at(pages.offers.decline, { id })}>
            <Trans>Ablehnen</Trans>
          </LinkButton>
        )}
      </ButtonRow>
    </>
  )
}

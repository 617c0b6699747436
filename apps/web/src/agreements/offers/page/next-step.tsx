import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Permission, Side } from '@portal/domain/access'
import { at, pages } from '@portal/domain/addresses'
import { isBoundNoMore } from '@portal/domain/agreements/bound'
import { isOpen, type OfferDetail } from '@portal/domain/agreements/offers'
import type { ReactNode } from 'react'
import type { CalendarDate } from '@portal/domain/time'
import { germanToday } from '../../../platform/clock/german-time.ts'
import { Banner } from '../../../ui/basics/banner.tsx'
import { ButtonRow, LinkButton } from '../../../ui/basics/button.tsx'
import { Day } from '../../../ui/basics/moment.tsx'
import { Steps } from '../../../ui/basics/steps.tsx'
import { Prose } from '../../../ui/data/framed.tsx'
import { Section } from '../../../ui/page/page.tsx'
import { documentAddress } from '../../queries.ts'
import { draftAddress } from '../queries.ts'
import { ClientSteps } from './client-steps.tsx'
import { ProviderSteps } from './provider-steps.tsx'

type Props = {
  offer: OfferDetail
  side: Side
  may: (permission: Permission) => boolean
}

/** Where it stands, until when, and the one thing that comes next for whoever's turn it is. */
export function NextStep({ offer, side, may }: Props) {
  const { t } = useLingui()
  const { id, status, openUntil, bindingDays, boundUntil } = offer
  const steps = [t`Anbieten`, t`Ausfüllen`, t`Unterschreiben`, t`Gegenzeichnen`]
  const isFilled = offer.filledIn !== null && offer.missing.length === 0
  const done = { offered: isFilled ? 2 : 1, signed: 3, concluded: 4 }
  const pdf = (
    <LinkButton
      href={status === 'concluded' ? documentAddress(id, 1) : draftAddress(id)}
      icon="download"
      download
    >
      {status === 'concluded' ? (
        <Trans>PDF herunterladen</Trans>
      ) : (
        <Trans>Entwurf als PDF herunterladen</Trans>
      )}
    </LinkButton>
  )
  return (
    <Section title={<Trans>Wo er steht</Trans>} clause="§ 16">
      {(isOpen(status) || status === 'concluded') && (
        <Steps steps={steps} current={done[status as keyof typeof done]} />
      )}
      {status === 'offered' && (
        <p>
          <Trans>
            Offen bis zum <Day on={openUntil} />.
          </Trans>{' '}
          {bindingDays !== null && (
            <Plural
              value={bindingDays}
              one="Mit der Unterschrift ist der Auftraggeber # Tag gebunden; ist der letzte kein Werktag, bis zum nächsten (§ 148, § 193 BGB)."
              other="Mit der Unterschrift ist der Auftraggeber # Tage gebunden; ist der letzte kein Werktag, bis zum nächsten (§ 148, § 193 BGB)."
            />
          )}
        </p>
      )}
      {status === 'signed' && boundUntil && <BoundUntil on={boundUntil} />}
      {status === 'concluded' ? (
        <Concluded id={id}>{pdf}</Concluded>
      ) : isOpen(status) ? (
        side === 'client' ? (
          <ClientSteps offer={offer} maySign={may('agreements.sign')}>
            {pdf}
          </ClientSteps>
        ) : (
          <ProviderSteps offer={offer} mayWrite={may('agreements.write')}>
            {pdf}
          </ProviderSteps>
        )
      ) : (
        <Over offer={offer} />
      )}
    </Section>
  )
}

const BoundUntil = ({ on }: { on: CalendarDate }) => (
  <p>
    {isBoundNoMore(on, germanToday()) ? (
      <Trans>
        An die Unterschrift war der Auftraggeber bis zum <Day on={on} /> gebunden. Dieser Tag ist
        vorbei, gegengezeichnet werden kann nicht mehr.
      </Trans>
    ) : (
      <Trans>
        An die Unterschrift ist der Auftraggeber bis zum <Day on={on} /> gebunden (§ 148 BGB).
      </Trans>
    )}
  </p>
)

const Concluded = ({ id, children }: { id: string; children: ReactNode }) => (
  <>
    <p>
      <Trans>Beide Seiten haben unterschrieben. Der Vertrag ist geschlossen.</Trans>
    </p>
    <ButtonRow>
      <LinkButton href={at(pages.agreements.one, { id })} look="primary">
        <Trans>Zum Vertrag</Trans>
      </LinkButton>
      {children}
    </ButtonRow>
  </>
)

function Over({ offer: { status, reason, boundUntil } }: { offer: OfferDetail }) {
  const title =
    status === 'declined' ? (
      <Trans>Der Auftraggeber hat abgelehnt.</Trans>
    ) : status === 'withdrawn' ? (
      <Trans>Der Auftragnehmer hat das Angebot zurückgezogen.</Trans>
    ) : status === 'lapsed' && boundUntil ? (
      <Trans>
        Bis zum <Day on={boundUntil} /> hat der Auftragnehmer nicht gegengezeichnet. Die
        Unterschrift bindet den Auftraggeber nicht mehr.
      </Trans>
    ) : (
      <Trans>Bis zum letzten Tag hat niemand unterschrieben.</Trans>
    )
  return <Banner title={title}>{reason && <Prose>{reason}</Prose>}</Banner>
}

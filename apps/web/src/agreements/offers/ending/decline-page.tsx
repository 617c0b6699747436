import { Trans, useLingui } from '@lingui/react/macro'
import { declineOffer } from '../queries.ts'
import { EndPage } from './end-page.tsx'

/** For the client: it does not want the agreement as it is offered. */
export function DeclinePage(here: { id: string; go: (to: string) => void }) {
  const { t } = useLingui()
  return (
    <EndPage
      {...here}
      move="decline"
      title={t`Vertrag ablehnen`}
      label={t`Warum lehnen Sie ab?`}
      effect={
        <Trans>
          Der Auftragnehmer liest Ihre Begründung und kann Ihnen einen anderen Vertrag anbieten.
          Dieses Angebot ist damit erledigt.
        </Trans>
      }
      word={<Trans>Vertrag ablehnen</Trans>}
      done={t`Der Vertrag ist abgelehnt.`}
      send={declineOffer}
    />
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { withdrawOffer } from '../queries.ts'
import { EndPage } from './end-page.tsx'

/** For the provider: what it offered is to be signed by nobody any more. */
export function WithdrawPage(here: { id: string; go: (to: string) => void }) {
  const { t } = useLingui()
  return (
    <EndPage
      {...here}
      move="withdraw"
      title={t`Angebot zurückziehen`}
      label={t`Warum ziehen Sie es zurück?`}
      effect={
        <Trans>
          Niemand kann diesen Vertrag mehr unterschreiben, und eine Unterschrift des Auftraggebers
          verfällt. Er erhält eine E-Mail und liest Ihre Begründung.
        </Trans>
      }
      word={<Trans>Angebot zurückziehen</Trans>}
      done={t`Das Angebot ist zurückgezogen.`}
      send={withdrawOffer}
    />
  )
}

import { Trans } from '@lingui/react/macro'

/** What holds while a second signature is asked for, and while it is not. */
export const FourEyesMeaning = ({ isOn }: { isOn: boolean }) =>
  isOn ? (
    <p>
      <Trans>
        Eine Weisung gilt erst, wenn zwei weisungsberechtigte Personen denselben Wortlaut
        unterzeichnet haben, jede mit eigenem zweiten Faktor. Das gilt auch für Änderungen und für
        mitgeteilte Weisungen, die bestätigt werden. Vorher wird sie nicht ausgeführt.
      </Trans>
    </p>
  ) : (
    <p>
      <Trans>
        Eine Weisung gilt, sobald eine weisungsberechtigte Person sie mit ihrem zweiten Faktor
        erteilt hat.
      </Trans>
    </p>
  )

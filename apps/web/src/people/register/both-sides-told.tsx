import { Trans } from '@lingui/react/macro'

/** §9: a change of who may instruct is told to the other party without delay. */
export const BothSidesTold = () => (
  <p>
    <Trans>
      Auftraggeber und Auftragnehmer erfahren die Änderung sofort per E-Mail, wie § 9 es verlangt.
    </Trans>
  </p>
)

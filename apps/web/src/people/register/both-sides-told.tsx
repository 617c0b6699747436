import { Trans } from '@lingui/react/macro'

/** §9: a change of who may instruct is told to the other party without delay. */
export const BothSidesTold = () => (
  <p>
    <Trans>
      An Auftraggeber und Auftragnehmer gehen sofort E-Mails über die Änderung, wie § 9 es verlangt.
    </Trans>
  </p>
)

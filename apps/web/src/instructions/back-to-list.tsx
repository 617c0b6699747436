import { Trans } from '@lingui/react/macro'

export const BackToList = () => (
  <a href="/weisungen">
    <Trans>Alle Weisungen</Trans>
  </a>
)

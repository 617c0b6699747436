import { Trans } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'

export const BackToList = () => (
  <a href={pages.instructions.list}>
    <Trans>Alle Weisungen</Trans>
  </a>
)

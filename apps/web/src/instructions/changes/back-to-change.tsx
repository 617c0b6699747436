import { Trans } from '@lingui/react/macro'
import { addressOf } from '../binding/on-instruction.ts'

export const BackToChange = ({ id }: { id: string }) => (
  <a href={addressOf(id)}>
    <Trans>Zurück zur Änderung</Trans>
  </a>
)

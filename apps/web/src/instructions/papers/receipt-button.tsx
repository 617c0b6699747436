import { Trans } from '@lingui/react/macro'
import { LinkButton } from '../../ui/basics/button.tsx'

export const ReceiptButton = ({
  id,
  number,
  look = 'secondary',
}: {
  id: string
  number: string
  look?: 'primary' | 'secondary'
}) => (
  <LinkButton href={`/api/v1/instructions/${id}/receipt`} icon="download" look={look} download>
    <Trans>Quittung {number} herunterladen</Trans>
  </LinkButton>
)

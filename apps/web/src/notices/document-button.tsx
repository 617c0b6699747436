import { Trans } from '@lingui/react/macro'
import type { Notice } from '@portal/domain/notices/contract'
import { LinkButton } from '../ui/basics/button.tsx'

/** A notice to keep: sealed, and readable without the portal. What is doubtful is not handed out. */
export const DocumentButton = ({ notice: { id, isDoubtful } }: { notice: Notice }) =>
  !isDoubtful && (
    <LinkButton href={`/api/v1/notices/${id}/document`} icon="download" download>
      <Trans>Mitteilung als gesiegeltes PDF</Trans>
    </LinkButton>
  )

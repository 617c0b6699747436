import { Trans } from '@lingui/react/macro'
import type { Member } from '@portal/domain/people/contract'
import { Badge } from '../ui/basics/badge.tsx'

/** Whether somebody has a second factor, and what is under way about it. */
export const FactorState = ({
  secondFactor,
  factorReset,
}: {
  secondFactor: boolean
  factorReset: Pick<NonNullable<Member['factorReset']>, 'needsApproval'> | null
}) => {
  if (factorReset)
    return (
      <Badge tone="caution">
        {factorReset.needsApproval ? (
          <Trans>Zurücksetzung wartet auf Zustimmung</Trans>
        ) : (
          <Trans>wird neu eingerichtet</Trans>
        )}
      </Badge>
    )
  return secondFactor ? (
    <Trans>eingerichtet</Trans>
  ) : (
    <Badge tone="caution">
      <Trans>fehlt noch</Trans>
    </Badge>
  )
}

import type { FactorReset } from '@portal/domain/people/contract'
import type { UnderWay } from './reset-under-way.tsx'

export const isUnderWay = ({ status }: FactorReset): boolean =>
  status === 'awaiting_approval' || status === 'link_sent'

/** The reset of somebody's second factor that is not over yet. */
export function underWayOf(resets: FactorReset[], userId: string): UnderWay | null {
  const found = resets.find((reset) => reset.userId === userId && isUnderWay(reset))
  return (
    (found && {
      id: found.id,
      needsApproval: found.status === 'awaiting_approval',
      startedBy: found.startedBy,
    }) ??
    null
  )
}

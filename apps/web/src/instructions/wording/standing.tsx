import { Trans } from '@lingui/react/macro'
import type { InstructionItem } from '@portal/domain/instructions/contract'
import { endedStatuses } from '@portal/domain/instructions/machine'
import { Day } from '../../ui/basics/moment.tsx'

type Standing = Pick<InstructionItem, 'status' | 'validFrom' | 'validUntil'>

/** Until when a standing instruction holds; nothing for one that is done once. */
export function StandingUntil({ instruction }: { instruction: Standing }) {
  const { status, validFrom, validUntil } = instruction
  if (!validFrom) return null
  if (status === 'expired')
    return validUntil ? (
      <span>
        <Trans>
          ausgelaufen mit dem <Day on={validUntil} />
        </Trans>
      </span>
    ) : null
  // Carried out once, it still holds; what ended otherwise does not.
  if (endedStatuses.includes(status) && status !== 'closed') return null
  return (
    <span>
      {validUntil ? (
        <Trans>
          gilt bis <Day on={validUntil} />
        </Trans>
      ) : (
        <Trans>gilt, bis sie widerrufen wird</Trans>
      )}
    </span>
  )
}

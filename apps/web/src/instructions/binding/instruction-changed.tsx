import { Trans, useLingui } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { Overtaken } from '../../binding/overtaken.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { StatusPill } from '../status-pill.tsx'

/** A colleague moved the instruction on while somebody wrote. */
export function InstructionChanged({
  record: { status, statusSince, events },
  hasInput,
  onSeen,
}: {
  record: Instruction
  hasInput: boolean
  onSeen: (() => void) | null
}) {
  const { t } = useLingui()
  return (
    <Overtaken
      hasInput={hasInput}
      onSeen={onSeen}
      title={<Trans>Der Stand dieser Weisung hat sich geändert.</Trans>}
    >
      <p>
        <StatusPill status={status} />{' '}
        <Trans>
          seit <Moment at={statusSince} />, durch {events.at(-1)?.by ?? t`Ablauf der Frist`}
        </Trans>
      </p>
    </Overtaken>
  )
}

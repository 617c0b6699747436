import { Trans, useLingui } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { Overtaken } from '../../binding/overtaken.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { saidOf } from '../matter.ts'
import { StatusPill } from '../status-pill.tsx'

/** A colleague moved the instruction on while somebody wrote. */
export function InstructionChanged({
  record,
  hasInput,
  onSeen,
}: {
  record: Instruction
  hasInput: boolean
  onSeen: (() => void) | null
}) {
  const { t } = useLingui()
  const { status, statusSince, events } = record
  return (
    <Overtaken
      hasInput={hasInput}
      onSeen={onSeen}
      title={saidOf(record)(t`Der Stand dieser Weisung hat sich geändert.`)}
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

import { Trans, useLingui } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button } from '../../ui/basics/button.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { StatusPill } from '../status-pill.tsx'

/** A colleague moved the instruction on while somebody wrote. What they wrote stays where it is. */
export function Overtaken({
  instruction: { status, statusSince, events },
  hasInput,
  onSeen,
}: {
  instruction: Instruction
  hasInput: boolean
  /** The step is still possible in the new state; null where it is not. */
  onSeen: (() => void) | null
}) {
  const { t } = useLingui()
  return (
    <Banner
      tone="caution"
      title={
        <span role="alert">
          {onSeen ? (
            <Trans>Der Stand dieser Weisung hat sich geändert.</Trans>
          ) : (
            <Trans>Dieser Schritt ist nicht mehr möglich.</Trans>
          )}
        </span>
      }
    >
      <p>
        <StatusPill status={status} />{' '}
        <Trans>
          seit <Moment at={statusSince} />, durch {events.at(-1)?.by ?? t`Ablauf der Frist`}
        </Trans>
      </p>
      {hasInput && (
        <p>
          <Trans>Gesendet wurde nichts. Was Sie geschrieben haben, steht noch da.</Trans>
        </p>
      )}
      {onSeen && (
        <Button look="quiet" onClick={onSeen}>
          <Trans>Gesehen, weiter mit dem neuen Stand</Trans>
        </Button>
      )}
    </Banner>
  )
}

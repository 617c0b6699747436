import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Changed } from './changed.tsx'

/** For most acts: that the record is another one now, with what it is; what was typed stays where it is. */
export const Overtaken = ({
  hasInput = false,
  onSeen,
  title,
  children,
}: {
  hasInput?: boolean
  /** Null where the act is no longer possible. */
  onSeen: (() => void) | null
  /** What changed, while the act is still possible. */
  title?: ReactNode
  /** How it stands now. */
  children?: ReactNode
}) => (
  <Changed
    title={
      onSeen ? (
        (title ?? <Trans>Der Stand hat sich inzwischen geändert.</Trans>)
      ) : (
        <Trans>Dieser Schritt ist nicht mehr möglich.</Trans>
      )
    }
    onSeen={onSeen}
  >
    {children}
    {hasInput && (
      <p>
        <Trans>Gesendet wurde nichts. Was Sie geschrieben haben, steht noch da.</Trans>
      </p>
    )}
  </Changed>
)

import { Trans } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef } from 'react'
import { Banner } from '../ui/basics/banner.tsx'
import { Button, ButtonRow } from '../ui/basics/button.tsx'
import styles from './binding.module.css'

type Props = { title: ReactNode; children: ReactNode }

/** What is not as the person saw it any more; they look at it before anything goes on. */
export const Changed = ({
  title,
  onSeen,
  children,
}: Props & {
  /** Null where the act is no longer possible. */
  onSeen: (() => void) | null
}) => (
  <Noticed title={title}>
    {children}
    {onSeen && (
      <Button look="quiet" onClick={onSeen}>
        <Trans>Gesehen, weiter mit dem neuen Stand</Trans>
      </Button>
    )}
  </Noticed>
)

/** What somebody else changed beside what this person has, and the choice between the two. */
export const Conflict = ({
  title,
  onKeepMine,
  onTakeStored,
  children,
}: Props & { onKeepMine: () => void; onTakeStored: () => void }) => (
  <Noticed title={title}>
    <div className={styles.stack}>
      {children}
      <ButtonRow>
        <Button onClick={onKeepMine}>
          <Trans>Meine Eingaben behalten</Trans>
        </Button>
        <Button onClick={onTakeStored}>
          <Trans>Gespeicherten Stand übernehmen</Trans>
        </Button>
      </ButtonRow>
    </div>
  </Noticed>
)

function Noticed({ title, children }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  // What was to be confirmed may be gone from the screen: this says why. Whoever types is left where they are.
  useEffect(() => {
    if (!document.activeElement?.matches('input, textarea, select')) frame.current?.focus()
  }, [])
  return (
    <div ref={frame} tabIndex={-1}>
      <Banner tone="caution" title={<span role="alert">{title}</span>}>
        {children}
      </Banner>
    </div>
  )
}

import { Trans } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/basics/button.tsx'
import { Hidden } from '../../ui/basics/hidden.tsx'
import styles from '../account.module.css'

/** A value with its name, and the form that changes it where it stands. */
export function Editable({
  name,
  value,
  children,
}: {
  name: string
  value: ReactNode
  /** The form; `close` puts the value back in its place. */
  children: (close: () => void) => ReactNode
}) {
  const [isOpen, setOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const wasOpen = useRef(false)
  // The focus goes where the person goes on: into the form, and back to the button it came from.
  useEffect(() => {
    if (isOpen || wasOpen.current)
      frame.current?.querySelector<HTMLElement>('input:not([hidden]), button')?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  if (isOpen)
    return (
      <div ref={frame} className={styles.editing}>
        {children(() => setOpen(false))}
      </div>
    )
  return (
    <div ref={frame} className={styles.row}>
      <p className={styles.name}>{name}</p>
      <div className={styles.value}>{value}</div>
      <Button look="quiet" onClick={() => setOpen(true)}>
        <span>
          <Trans>Ändern</Trans>
          <Hidden>: {name}</Hidden>
        </span>
      </Button>
    </div>
  )
}

import type { MouseEvent, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import styles from './button.module.css'

type Look = 'primary' | 'secondary' | 'quiet' | 'danger'

/** `primary`: the one thing this page is for. */
export function Button({
  children,
  onClick,
  look = 'secondary',
  type = 'button',
  icon,
  isPending = false,
  isDisabled = false,
  isExpanded,
}: {
  children: ReactNode
  onClick?: () => void
  look?: Look
  type?: 'button' | 'submit'
  icon?: IconName
  /** The act is under way: the button keeps its place and the focus, but does nothing. */
  isPending?: boolean
  isDisabled?: boolean
  /** For a button that opens and closes something. */
  isExpanded?: boolean
}) {
  const act = (event: MouseEvent) => (isPending ? event.preventDefault() : onClick?.())
  return (
    <button
      type={type}
      className={`${styles.button} ${styles[look]}`}
      disabled={isDisabled}
      aria-disabled={isPending || undefined}
      aria-busy={isPending || undefined}
      aria-expanded={isExpanded}
      onClick={act}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** A link that is as important as a button. */
export const LinkButton = ({
  href,
  children,
  look = 'secondary',
  icon,
  download = false,
}: {
  href: string
  children: ReactNode
  look?: Look
  icon?: IconName
  /** The server answers with a file; a name, where the page itself has the file. */
  download?: boolean | string
}) => (
  <a
    href={href}
    className={`${styles.button} ${styles[look]}`}
    {...(download !== false && { download: download === true ? '' : download })}
  >
    {icon && <Icon name={icon} />}
    {children}
  </a>
)

/** Buttons that belong to one decision; on a phone they stand below each other. */
export const ButtonRow = ({ children }: { children: ReactNode }) => (
  <div className={styles.row}>{children}</div>
)

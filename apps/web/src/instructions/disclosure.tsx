import type { ReactNode } from 'react'
import { Icon } from '../ui/basics/icon.tsx'
import styles from './instruction.module.css'

/** What is there for those who need it, one step away. */
export const Disclosure = ({
  title,
  note,
  isOpen = false,
  children,
}: {
  title: ReactNode
  /** What is inside, in a line. */
  note?: ReactNode
  isOpen?: boolean
  children: ReactNode
}) => (
  <details className={styles.more} open={isOpen}>
    <summary>
      <span>
        {title}
        {note && <span className={styles.chosen}>{note}</span>}
      </span>
      <Icon name="down" />
    </summary>
    <div>{children}</div>
  </details>
)

import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

/** A list with nothing in it explains what would stand here, and what to do if something should. */
export const EmptyState = ({ title, children }: { title: ReactNode; children?: ReactNode }) => (
  <div className={styles.empty}>
    <p className={styles.title}>{title}</p>
    {children}
  </div>
)

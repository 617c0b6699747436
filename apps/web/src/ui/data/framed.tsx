import type { ReactNode } from 'react'
import styles from './framed.module.css'

/** What counts to the letter, in a frame that shows where it begins and ends; no browser puts it into other words. */
export const Framed = ({ head, children }: { head: ReactNode; children: ReactNode }) => (
  <div className={styles.frame} translate="no">
    <p className={styles.head} translate="yes">
      {head}
    </p>
    {children}
  </div>
)

/** Running text as a person wrote it. */
export const Prose = ({ children }: { children: ReactNode }) => (
  <p className={styles.prose}>{children}</p>
)

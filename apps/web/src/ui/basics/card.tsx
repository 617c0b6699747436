import type { ReactNode } from 'react'
import styles from './card.module.css'

/** Sets one thing apart from the page, for instance what is about to be signed. */
export const Card = ({ title, children }: { title?: ReactNode; children: ReactNode }) => (
  <div className={styles.card}>
    {title && <h3>{title}</h3>}
    {children}
  </div>
)

/** Text as a person wrote it, to the letter, line breaks included. */
export const Quote = ({ children }: { children: string }) => (
  <div className={styles.quote}>{children}</div>
)

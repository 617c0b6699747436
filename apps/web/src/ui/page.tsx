import type { ReactNode } from 'react'
import styles from './page.module.css'

/** Stacks a page's header and sections. */
export const Page = ({ children }: { children: ReactNode }) => (
  <article className={styles.page}>{children}</article>
)

/** A part of a page. On wide screens its clause stands in the margin beside it, as in a legal commentary. */
export const Section = ({
  title,
  clause,
  children,
}: {
  title?: ReactNode
  clause?: ReactNode
  children: ReactNode
}) => (
  <section className={styles.grid}>
    <p className={styles.clause}>{clause}</p>
    <div className={styles.body}>
      {title && <h2>{title}</h2>}
      {children}
    </div>
  </section>
)

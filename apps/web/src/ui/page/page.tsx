import type { ReactNode } from 'react'
import { Clause } from './clause.tsx'
import styles from './page.module.css'

/** Stacks a page's header and sections. */
export const Page = ({ children }: { children: ReactNode }) => (
  <article className={styles.page}>{children}</article>
)

/** A part of a page. On wide screens its clause stands in the margin beside it, as in a legal commentary. */
export const Section = ({
  id,
  title,
  clause,
  children,
}: {
  /** Where a link to `#id` leads. */
  id?: string
  title?: ReactNode
  clause?: ReactNode
  children: ReactNode
}) => (
  <section id={id} className={styles.grid} {...(id && { tabIndex: -1 })}>
    <p className={styles.clause}>{clause && <Clause>{clause}</Clause>}</p>
    <div className={styles.body}>
      {title && <h2>{title}</h2>}
      {children}
    </div>
  </section>
)

import { type ReactNode, useEffect, useRef } from 'react'
import { Clause } from './clause.tsx'
import styles from './page.module.css'

let isFirstPage = true

/**
 * The head of every page: names the clause it answers to, takes focus after a navigation, and titles the document.
 */
export function PageHeader({
  title,
  clause,
  back,
  lead,
  children,
}: {
  title: string
  /** For instance „§ 8.3“. */
  clause?: ReactNode
  /** The link to the list this page belongs to. */
  back?: ReactNode
  lead?: ReactNode
  /** Badges and the like. */
  children?: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} – AVV-Portal`
  }, [title])
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true })
    isFirstPage = false
  }, [])
  return (
    <header className={styles.grid}>
      <p className={styles.clause}>{clause && <Clause>{clause}</Clause>}</p>
      <div className={styles.head}>
        {back && (
          <p className={styles.back} data-print="no">
            {back}
          </p>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <div className={styles.lead}>{lead}</div>}
        {children && <div className={styles.aside}>{children}</div>}
      </div>
    </header>
  )
}

import type { ReactNode } from 'react'
import { Moment } from '../basics/moment.tsx'
import styles from './timeline.module.css'

export type TimelineItem = { at: string; title: ReactNode; by?: ReactNode; children?: ReactNode }

/** What happened, oldest first, each with its time and person. */
export const Timeline = ({ items }: { items: readonly TimelineItem[] }) => (
  <ol className={styles.timeline}>
    {items.map(({ at, title, by, children }, index) => (
      <li key={index} className={styles.item}>
        <p className={styles.title}>{title}</p>
        <p className={styles.meta}>
          <Moment at={at} />
          {by && <> · {by}</>}
        </p>
        {children}
      </li>
    ))}
  </ol>
)

import type { ReactNode } from 'react'
import styles from './badge.module.css'

export type Tone = 'plain' | 'accent' | 'good' | 'caution' | 'alarm' | 'breach'

/** A state in a word. The word says it; the colour only helps to find it. */
export const Badge = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`${styles.badge} ${styles[tone]}`}>{children}</span>
)

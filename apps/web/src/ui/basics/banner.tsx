import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import styles from './banner.module.css'

type Tone = 'info' | 'good' | 'caution' | 'alarm' | 'breach'
const icons: Record<Tone, IconName> = {
  info: 'info',
  good: 'check',
  caution: 'warning',
  alarm: 'warning',
  breach: 'warning',
}

/** Something to know before going on. With `alarm` it is read out at once; `breach` is for a breach alone. */
export const Banner = ({
  tone = 'info',
  title,
  children,
}: {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
}) => (
  <div className={`${styles.banner} ${styles[tone]}`} {...(tone === 'alarm' && { role: 'alert' })}>
    <Icon name={icons[tone]} />
    <div className={styles.words}>
      {title && <p className={styles.title}>{title}</p>}
      {children}
    </div>
  </div>
)

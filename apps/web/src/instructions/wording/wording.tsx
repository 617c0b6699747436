import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import styles from '../instruction.module.css'

/** What was or will be ordered, to the letter, in a frame that shows where it begins and ends. */
export const Wording = ({
  head,
  title,
  text,
}: {
  head?: ReactNode
  /** Left out where the page is already headed by it. */
  title?: string
  text: string
}) => (
  <div className={styles.wording}>
    <p className={styles.wordingHead}>{head ?? <Trans>Wortlaut</Trans>}</p>
    {title && <p className={styles.wordingTitle}>{title}</p>}
    <p className={styles.prose}>{text}</p>
  </div>
)

/** Running text as a person wrote it. */
export const Prose = ({ children }: { children: string }) => (
  <p className={styles.prose}>{children}</p>
)

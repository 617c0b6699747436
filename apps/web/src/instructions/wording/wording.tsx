import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Framed, Prose } from '../../ui/data/framed.tsx'
import styles from '../instruction.module.css'

/** What was or will be ordered, to the letter. */
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
  <Framed head={head ?? <Trans>Wortlaut</Trans>}>
    {title && (
      <p className={styles.wordingTitle} translate="no">
        {title}
      </p>
    )}
    <Prose>{text}</Prose>
  </Framed>
)

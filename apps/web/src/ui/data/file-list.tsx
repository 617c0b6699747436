import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { LinkButton } from '../basics/button.tsx'
import styles from './file-list.module.css'
import { HashText } from './hash-text.tsx'
import { Hidden } from '../basics/hidden.tsx'

type File = {
  key: string
  title: string
  /** What kind, from when, how large. */
  facts: readonly string[]
  sha256: string
  href: string
  /** What else may be done with it. */
  act?: ReactNode
}

/** Files to download, each with the checksum that proves it is still the same. */
export const FileList = ({ label, files }: { label: string; files: readonly File[] }) => (
  <ul aria-label={label}>
    {files.map(({ key, title, facts, sha256, href, act }) => (
      <li key={key} className={styles.file}>
        <div>
          <p className={styles.title}>{title}</p>
          <p className={styles.meta}>
            {facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </p>
        </div>
        <div className={styles.act} data-print="no">
          <LinkButton href={href} icon="download" download>
            <span>
              <Trans>Herunterladen</Trans>
              <Hidden>: {title}</Hidden>
            </span>
          </LinkButton>
          {act}
        </div>
        <details className={styles.sum}>
          <summary>
            <Trans>Prüfsumme (SHA-256)</Trans>
          </summary>
          <HashText sha256={sha256} />
        </details>
      </li>
    ))}
  </ul>
)

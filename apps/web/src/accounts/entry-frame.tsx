import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Brand } from '../ui/brand.tsx'
import styles from './entry-frame.module.css'
import { LanguageButton } from './language-button.tsx'

/** What the pages before a session look like. */
export function EntryFrame({ onLocale, children }: { onLocale: () => void; children: ReactNode }) {
  const { t } = useLingui()
  return (
    <div className={styles.frame}>
      <header className={styles.header}>
        <Brand />
        <LanguageButton onClick={onLocale} />
      </header>
      <div className={styles.columns}>
        <main className={styles.main}>{children}</main>
        <aside className={styles.about} aria-label={t`Über dieses Portal`}>
          <p className={styles.claim}>
            <Trans>Ihr Vertrag zur Auftragsverarbeitung: lesen, entscheiden, nachweisen.</Trans>
          </p>
          <ul>
            <li>
              <Trans>Mitteilungen Ihres IT-Dienstleisters, auch bei Vorfällen</Trans>
              <span>§ 10</span>
            </li>
            <li>
              <Trans>Weisungen, schriftlich und mit Quittung</Trans>
              <span>§ 8.3</span>
            </li>
            <li>
              <Trans>Wer Ihre Daten noch verarbeitet, und wo</Trans>
              <span>§ 7.2</span>
            </li>
            <li>
              <Trans>Wie Ihre Daten geschützt werden</Trans>
              <span>§ 4</span>
            </li>
          </ul>
        </aside>
      </div>
      <footer className={styles.footer}>
        <Trans>Kein Zugang oder Telefon verloren? Ihr IT-Dienstleister hilft Ihnen weiter.</Trans>
      </footer>
    </div>
  )
}

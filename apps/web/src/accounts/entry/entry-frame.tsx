import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Brand } from '../../ui/basics/brand.tsx'
import styles from './entry-frame.module.css'
import { LanguageButton } from './language-button.tsx'
import { LegalNotes } from './legal-notes.tsx'
import { useLegalLinks } from './use-legal-links.ts'

/** What the pages before a session look like. */
export function EntryFrame({ onLocale, children }: { onLocale: () => void; children: ReactNode }) {
  const { t } = useLingui()
  const links = useLegalLinks()
  return (
    <div className={styles.frame}>
      <header className={styles.header} data-print="no">
        <Brand of={links?.logoOf ?? null} />
        <LanguageButton onClick={onLocale} />
      </header>
      <div className={styles.columns}>
        <main className={styles.main}>{children}</main>
        <aside className={styles.about} aria-label={t`Über dieses Portal`} data-print="no">
          <p className={styles.claim}>
            <Trans>Ihr Vertrag zur Auftragsverarbeitung: lesen, entscheiden, nachweisen.</Trans>
          </p>
          <ul>
            <li>
              <Trans>Mitteilungen Ihres Auftragnehmers, auch bei Vorfällen</Trans>
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
      <footer className={styles.footer} data-print="no">
        <p>
          <Trans>
            Telefon oder Gerät verloren? Melden Sie sich mit einem Wiederherstellungscode an. Haben
            Sie keinen mehr, setzt die Leitung Ihrer Praxis oder Ihr Auftragnehmer den zweiten
            Faktor zurück.
          </Trans>
        </p>
        <p>
          <Trans>Noch kein Zugang? Lassen Sie sich von einer dieser beiden Stellen einladen.</Trans>
        </p>
        <LegalNotes links={links} />
      </footer>
    </div>
  )
}

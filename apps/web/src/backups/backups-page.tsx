import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { EndTaskButton } from '../endings/end-task.tsx'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { BackupState } from './backup-state.tsx'
import { KeySheet } from './key-sheet.tsx'
import { backupsQuery, endBackupWarning } from './queries.ts'

/** Whether a backup is there, what it needs to open, and how it comes back. */
export function BackupsPage() {
  const { t, i18n } = useLingui()
  const { data } = useSuspenseQuery(backupsQuery())
  const end = useMutation(endBackupWarning())
  const { last, keys } = data
  const isWarned = !data.ending && data.state !== 'sound' && data.state !== 'due'
  return (
    <Page>
      <PageHeader title={t`Sicherung und Schlüssel`} />
      <Section title={<Trans>Stand</Trans>}>
        <BackupState backups={data} />
        {isWarned && (
          <EndTaskButton title={t`Warnung beenden`} end={(reason) => end.mutateAsync({ reason })}>
            <p>
              <Trans>
                Beenden Sie die Warnung nur, wenn das Portal auf anderem Weg gesichert wird. Sie
                kommt mit dem nächsten Versuch wieder, spätestens nach 30 Tagen.
              </Trans>
            </p>
          </EndTaskButton>
        )}
        {last && (
          <DefinitionList
            rows={[
              [t`Datei`, <code key="file">{last.file}</code>],
              [t`Größe`, `${i18n.number(last.size / 1e6, { maximumFractionDigits: 1 })} MB`],
              [t`Zeilen`, i18n.number(last.rows)],
            ]}
          />
        )}
        <p>
          <Trans>
            Jede Sicherung wird nach dem Schreiben ganz gelesen und nachgerechnet. Es bleiben 7
            tägliche, 5 wöchentliche und 12 monatliche.
          </Trans>
        </p>
      </Section>
      <KeySheet keys={keys} />
      <Section title={<Trans>So kommt sie zurück</Trans>}>
        <ol>
          <li>
            <Trans>
              Legen Sie <code>secrets.json</code> und <code>seal.json</code> in ein leeres{' '}
              <code>DATA_DIR</code>, oder setzen Sie die Schlüssel und eine leere{' '}
              <code>DATABASE_URL</code>.
            </Trans>
          </li>
          <li>
            <code>npx -y pnpm@12 portal restore portal-JJJJ-MM-TT.backup</code>
          </li>
          <li>
            <Trans>Starten Sie das Portal. Alle melden sich neu an.</Trans>
          </li>
        </ol>
      </Section>
    </Page>
  )
}

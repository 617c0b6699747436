import { Trans } from '@lingui/react/macro'
import type { Backups } from '@portal/domain/backups/contract'
import { Banner } from '../ui/basics/banner.tsx'
import { EndingNote } from '../endings/ending-note.tsx'
import { Moment, MomentDay } from '../ui/basics/moment.tsx'

/** How the backups stand, loud where somebody has to look. */
export function BackupState({ backups: { state, last, failure, ending } }: { backups: Backups }) {
  const lastOne = last && (
    <Trans>
      Letzte geprüfte Sicherung: <Moment at={last.at} />.
    </Trans>
  )
  if (ending)
    return (
      <Banner title={<Trans>Die Warnung zur Sicherung ist beendet</Trans>}>
        <EndingNote ending={ending} />
        <p>
          <Trans>
            Sie kommt mit dem nächsten Versuch wieder, spätestens am <MomentDay at={ending.until} />
            .
          </Trans>
        </p>
        <p>{lastOne ?? <Trans>Es gibt noch keine geprüfte Sicherung.</Trans>}</p>
      </Banner>
    )
  switch (state) {
    case 'sound':
      return <p>{lastOne}</p>
    case 'due':
      return (
        <p>
          <Trans>Die erste Sicherung steht noch aus.</Trans>
        </p>
      )
    case 'off':
      return (
        <Banner tone="caution" title={<Trans>Das Portal wird nicht gesichert</Trans>}>
          <p>
            <Trans>
              Setzen Sie <code>BACKUP_DIR</code>, dann entsteht jede Nacht eine Sicherung.
            </Trans>
          </p>
        </Banner>
      )
    case 'old':
      return (
        <Banner tone="alarm" title={<Trans>Seit mehr als zwei Tagen keine Sicherung</Trans>}>
          <p>{lastOne}</p>
        </Banner>
      )
    case 'failed':
      return (
        <Banner tone="alarm" title={<Trans>Die letzte Sicherung ist misslungen</Trans>}>
          {failure && (
            <p>
              <Moment at={failure.at} />: <code>{failure.why}</code>
            </p>
          )}
          <p>{lastOne ?? <Trans>Es gibt noch keine geprüfte Sicherung.</Trans>}</p>
        </Banner>
      )
  }
}

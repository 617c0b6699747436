import { Trans, useLingui } from '@lingui/react/macro'
import type { Progress } from '@portal/verify/log'
import { formatNumber } from '../../platform/language/format.ts'
import { Button } from '../../ui/basics/button.tsx'
import { Hidden } from '../../ui/basics/hidden.tsx'
import styles from './check.module.css'

/** How far the check has come. Only that it runs is read out. */
export function CheckProgress({
  progress: { events, last, rows },
  cancel,
}: {
  progress: Progress
  cancel: () => void
}) {
  const { t } = useLingui()
  return (
    <div className={styles.progress}>
      <Hidden>
        <span role="status">
          <Trans>Die Prüfung läuft.</Trans>
        </span>
      </Hidden>
      <progress
        aria-label={t`Fortschritt der Prüfung`}
        {...(last > 0 && { value: events, max: last })}
      />
      <p>
        {events < last || last === 0 ? (
          <Trans>
            {formatNumber(events)} von {formatNumber(last)} Ereignissen
          </Trans>
        ) : (
          <Trans>Was das Portal zeigt: {formatNumber(rows)} Zeilen</Trans>
        )}
      </p>
      <div>
        <Button onClick={cancel}>
          <Trans>Prüfung abbrechen</Trans>
        </Button>
      </div>
    </div>
  )
}

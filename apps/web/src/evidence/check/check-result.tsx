import { Plural, Trans } from '@lingui/react/macro'
import { uncomparedRows } from '@portal/verify/report'
import { logStampFacts } from '@portal/verify/stamp-facts'
import type { Side } from '@portal/domain/access'
import { useEffect, useRef } from 'react'
import { formatInstant, formatNumber } from '../../platform/language/format.ts'
import { localeNow } from '../../platform/language/i18n.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import styles from './check.module.css'
import { FileResult } from './file-result.tsx'
import { Findings } from './findings.tsx'
import { ReportButton } from './report-button.tsx'
import type { Checked } from './protocol.ts'

/** Green or red, in words: what was checked, when, with which result, and what nobody could compare. */
export function CheckResult({
  checked: { log, files, seconds },
  at,
  side,
  clientId,
}: {
  checked: Checked
  at: string
  side: Side
  clientId: string
}) {
  const { events, opened, erased, rows, kept, findings } = log
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  const wrong = findings.length + files.reduce((sum, file) => sum + wrongIn(file), 0)
  const left = [...uncomparedRows(rows, localeNow())]
  const isWell = findings.length === 0
  return (
    <div ref={place} tabIndex={-1} className={styles.result}>
      <Banner
        tone={wrong > 0 ? 'alarm' : 'good'}
        title={
          wrong > 0 ? (
            <Trans>Hier stimmt etwas nicht.</Trans>
          ) : (
            <Trans>Alles, was verglichen wurde, stimmt.</Trans>
          )
        }
      >
        <p>
          <Trans>
            Geprüft am {formatInstant(at)}, in{' '}
            {new Intl.NumberFormat(localeNow(), { maximumFractionDigits: 1 }).format(seconds)}{' '}
            Sekunden.
          </Trans>
        </p>
        {wrong > 0 && (
          <p>
            {side === 'client' ? (
              <Trans>
                Laden Sie das Protokoll herunter und heben Sie es auf, wie es ist. Fragen Sie Ihren
                Auftragnehmer auf einem anderen Weg als über dieses Portal.
              </Trans>
            ) : (
              <Trans>
                Ändern Sie nichts. Sichern Sie die Datenbank, wie sie ist, und vergleichen Sie sie
                mit der letzten Sicherung.
              </Trans>
            )}
          </p>
        )}
      </Banner>
      <h3>
        {isWell ? (
          <Trans>Das Nachweisprotokoll: stimmt</Trans>
        ) : (
          <Trans>Das Nachweisprotokoll: stimmt nicht</Trans>
        )}
      </h3>
      {!isWell && <Findings findings={findings} />}
      {!isWell && <ReportButton clientId={clientId} side={side} findings={findings} />}
      <ul className={styles.facts}>
        <li>
          <Plural value={events} one="Ein Ereignis gelesen" other="# Ereignisse gelesen" />
          {isWell && (
            <Trans>, lückenlos aneinander gebunden, das Ende von uns unterschrieben</Trans>
          )}
          .
        </li>
        <li>
          <Trans>
            Angaben zu Personen: {formatNumber(opened)} verglichen, {formatNumber(erased)} gelöscht
            und als gelöscht vermerkt.
          </Trans>
        </li>
        <li>
          <Plural
            value={rows.compared}
            one="Was das Portal zeigt: eine Zeile mit dem Protokoll verglichen."
            other="Was das Portal zeigt: # Zeilen mit dem Protokoll verglichen."
          />
        </li>
        {logStampFacts(log, localeNow()).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
        {kept && (
          <li>
            <Trans>Verglichen mit Ihrem aufbewahrten Stand: Ereignis {kept.sequence}.</Trans>
          </li>
        )}
      </ul>
      {files.map((file, index) => (
        <FileResult key={index} file={file} />
      ))}
      <h3>
        <Trans>Nicht verglichen wurden</Trans>
      </h3>
      <ul className={styles.facts}>
        {left.map((what) => (
          <li key={what}>{what}</li>
        ))}
        {log.stamps.length > 0 && (
          <li>
            <Trans>
              wer die Stelle ist, die die Zeitstempel gab. Mit avv-verify und ihrem Zertifikat
              (--tsa) geht das.
            </Trans>
          </li>
        )}
        {!kept && !files.some(({ kind }) => kind === 'head') && (
          <li>
            <Trans>
              das Protokoll mit einem Stand, den Sie aufbewahrt haben. Ohne einen lässt sich nicht
              sehen, ob es am Ende gekürzt oder als Ganzes ersetzt wurde.
            </Trans>
          </li>
        )}
        <li>
          <Trans>
            diese Seite und unsere Schlüssel selbst: beide kommen vom Portal. Wer auch ihnen nicht
            glauben will, prüft mit avv-verify.
          </Trans>
        </li>
      </ul>
    </div>
  )
}

const wrongIn = (file: Checked['files'][number]) =>
  file.kind === 'unknown' ? 1 : file.findings.length

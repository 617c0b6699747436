import { Plural, Trans } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import type { EvidenceAlarm } from '@portal/domain/evidence/alarms'
import { useQuery } from '@tanstack/react-query'
import { withQuery } from '../platform/navigation/with-query.ts'
import { say } from '../platform/language/i18n.ts'
import { Banner } from '../ui/basics/banner.tsx'
import { Moment } from '../ui/basics/moment.tsx'
import { Section } from '../ui/page/page.tsx'
import styles from './evidence.module.css'
import { evidenceAlarmsQuery } from './alarm-queries.ts'
import { WaitingStamps } from './waiting-stamps.tsx'
import { evidenceFlawWords } from './words.ts'

/**
 * For the provider, wherever it looks first: a log that is not as it was written. Silent while all is well; it does not
 * hold up the page it stands on.
 */
export function AlarmPanel() {
  const { data, isError } = useQuery(evidenceAlarmsQuery())
  if (isError)
    return (
      <Section>
        <Banner tone="caution">
          <Trans>
            Ob die Nachweisprotokolle unverändert sind, lässt sich gerade nicht feststellen. Bitte
            laden Sie die Seite neu.
          </Trans>
        </Banner>
      </Section>
    )
  if (!data) return null
  if (data.items.length === 0)
    return data.stamps.since === null ? null : (
      <Section>
        <Banner tone="caution">
          <WaitingStamps stamps={data.stamps} />
        </Banner>
      </Section>
    )
  return (
    <Section>
      <Banner
        tone="alarm"
        title={
          data.nextCursor === null ? (
            <Plural
              value={data.items.length}
              one="Ein Nachweisprotokoll ist nicht, wie es geschrieben wurde: eine Abweichung"
              other="Nachweisprotokolle sind nicht, wie sie geschrieben wurden: # Abweichungen"
            />
          ) : (
            <Trans>
              Nachweisprotokolle sind nicht, wie sie geschrieben wurden: mehr als{' '}
              {data.items.length} Abweichungen
            </Trans>
          )
        }
      >
        <ul className={styles.alarms}>
          {data.items.map((alarm) => (
            <Alarm key={alarm.id} alarm={alarm} />
          ))}
        </ul>
        {data.nextCursor !== null && (
          <p>
            <Trans>Es gibt weitere, ältere Abweichungen.</Trans>
          </p>
        )}
        <p>
          <Trans>
            Ändern Sie nichts. Sichern Sie die Datenbank, wie sie ist, und vergleichen Sie sie mit
            der letzten Sicherung.
          </Trans>
        </p>
      </Banner>
    </Section>
  )
}

const Alarm = ({
  alarm: { clientId, clientName, flaw, sequence, firstSeenAt, lastSeenAt },
}: {
  alarm: EvidenceAlarm
}) => (
  <li>
    <a href={withQuery(pages.evidence, { kunde: clientId })}>{clientName}</a>
    <Trans>, Ereignis {sequence}:</Trans> {say(evidenceFlawWords[flaw])}{' '}
    <Trans>
      Zuerst gefunden: <Moment at={firstSeenAt} />, zuletzt: <Moment at={lastSeenAt} />.
    </Trans>
  </li>
)

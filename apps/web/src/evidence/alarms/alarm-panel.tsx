import { Trans } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import type { EvidenceAlarm } from '@portal/domain/evidence/alarms'
import { useQuery } from '@tanstack/react-query'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Section } from '../../ui/page/page.tsx'
import styles from './alarms.module.css'
import { evidenceAlarmsQuery } from './queries.ts'
import { Place } from './place.tsx'
import { WaitingStamps } from './waiting-stamps.tsx'

/**
 * For the provider: every log that is not as it was written, as long as nobody has ended that. Silent while all is well; it does not
 * hold up the page it stands on.
 */
export function AlarmPanel({ without }: { without: string | null }) {
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
  const alarms = data?.items.filter(({ clientId }) => clientId !== without) ?? []
  if (!data || alarms.length === 0) return null
  return (
    <Section>
      <Banner
        tone="alarm"
        title={<Trans>Nachweisprotokolle sind nicht, wie sie geschrieben wurden</Trans>}
      >
        <ul className={styles.list}>
          {alarms.map((alarm) => (
            <li key={alarm.id}>
              <Whose alarm={alarm} />: <Place alarm={alarm} />
            </li>
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
            der letzten Sicherung. Ist geklärt, was geschah, beenden Sie den Alarm beim Protokoll
            mit einer Begründung.
          </Trans>
        </p>
      </Banner>
    </Section>
  )
}

const Whose = ({ alarm: { clientId, clientName } }: { alarm: EvidenceAlarm }) => (
  <a href={withQuery(pages.evidence, { kunde: clientId })}>{clientName}</a>
)

/** What waits for a time stamp, where anything does. */
export function StampsPanel() {
  const { data } = useQuery(evidenceAlarmsQuery())
  if (!data || data.stamps.since === null) return null
  return (
    <Section>
      <Banner tone="caution">
        <WaitingStamps stamps={data.stamps} />
      </Banner>
    </Section>
  )
}

import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Moment } from '../../ui/basics/moment.tsx'
import { evidenceAlarmsQuery } from './queries.ts'

/** For the provider: when all logs were last gone through, and that nothing stands. */
export function LastCheck() {
  const { data } = useQuery(evidenceAlarmsQuery())
  if (!data || data.items.length > 0) return null
  return (
    <p>
      {!data.stamps.isWanted && (
        <>
          <Trans>Ohne Zeitstempel: es ist keine Stelle eingerichtet, die sie gibt.</Trans>{' '}
        </>
      )}
      {data.checkedAt === null ? (
        <Trans>Die nächtliche Prüfung aller Protokolle ist noch nicht gelaufen.</Trans>
      ) : (
        <Trans>
          Alle Protokolle zuletzt geprüft: <Moment at={data.checkedAt} />, ohne offenen Alarm.
        </Trans>
      )}
    </p>
  )
}

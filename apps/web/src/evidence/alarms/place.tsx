import { Trans } from '@lingui/react/macro'
import type { EvidenceAlarm } from '@portal/domain/evidence/alarms'
import { findingOf } from '@portal/verify/flaws'
import { findingText } from '@portal/verify/words'
import { localeNow } from '../../platform/language/i18n.ts'
import { Moment } from '../../ui/basics/moment.tsx'

/** What was found where, by whom and when. */
export const Place = ({ alarm }: { alarm: EvidenceAlarm }) => (
  <>
    {sayPlace(alarm) ?? (
      <Trans>
        {alarm.reportedBy} hat gemeldet, dass die eigene Prüfung bei Ereignis {alarm.sequence} etwas
        gefunden hat.
      </Trans>
    )}{' '}
    <Trans>
      Zuerst gefunden: <Moment at={alarm.firstSeenAt} />
    </Trans>
    {alarm.goneAt ? (
      <Trans>
        ; seit <Moment at={alarm.goneAt} /> nicht mehr.
      </Trans>
    ) : alarm.flaw === 'reported' ? (
      '.'
    ) : (
      <Trans>
        , zuletzt: <Moment at={alarm.lastSeenAt} />.
      </Trans>
    )}
  </>
)

/** In the words of every check; null for what a person reported. */
const sayPlace = ({ flaw, sequence, about }: EvidenceAlarm): string | null =>
  flaw === 'reported' ? null : findingText(findingOf({ flaw, sequence, about }), localeNow())

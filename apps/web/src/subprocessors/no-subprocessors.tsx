import { Trans } from '@lingui/react/macro'
import type { CalendarDate } from '@portal/domain/time'
import { EmptyState } from '../ui/basics/empty-state.tsx'
import { Day } from '../ui/basics/moment.tsx'

export const NoSubprocessors = ({
  day,
  isToday,
  todaysList,
}: {
  day: CalendarDate
  isToday: boolean
  /** Its address. */
  todaysList: string
}) =>
  isToday ? (
    <EmptyState title={<Trans>Keine andere Firma arbeitet mit diesen Daten.</Trans>}>
      <p>
        <Trans>
          Soll eine dazukommen, wird es hier angekündigt; ohne Zustimmung beginnt sie nicht.
        </Trans>
      </p>
    </EmptyState>
  ) : (
    <EmptyState
      title={
        <Trans>
          Am <Day on={day} /> war kein Unterauftragnehmer tätig.
        </Trans>
      }
    >
      <p>
        <Trans>
          An diesem Tag galt der Vertrag vielleicht noch nicht, oder es war noch niemand beauftragt.
        </Trans>
      </p>
      <p>
        <a href={todaysList}>
          <Trans>Den heutigen Stand ansehen</Trans>
        </a>
      </p>
    </EmptyState>
  )

import { Trans } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import type { CalendarDate } from '@portal/domain/time'
import { LinkButton } from '../ui/basics/button.tsx'
import { EmptyState } from '../ui/basics/empty-state.tsx'
import { Day } from '../ui/basics/moment.tsx'

export const NoSubprocessors = ({
  day,
  isToday,
  isRegister,
  mayWrite,
  todaysList,
}: {
  day: CalendarDate
  isToday: boolean
  /** The provider's whole register, whoever works for whom. */
  isRegister: boolean
  mayWrite: boolean
  /** Its address. */
  todaysList: string
}) =>
  isRegister ? (
    <EmptyState title={<Trans>Im Verzeichnis steht noch niemand.</Trans>}>
      <p>
        <Trans>
          Tragen Sie ein, wer für Sie mit den Daten der Auftraggeber arbeitet: Rechenzentrum,
          Sicherung, Fernwartung. Für einen Auftraggeber tätig wird jemand erst durch dessen
          Vertrag.
        </Trans>
      </p>
      {mayWrite && (
        <p>
          <LinkButton href={pages.subprocessors.new} look="primary">
            <Trans>Ersten Unterauftragnehmer eintragen</Trans>
          </LinkButton>
        </p>
      )}
    </EmptyState>
  ) : isToday ? (
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

import { Trans } from '@lingui/react/macro'
import type { CalendarDate } from '@portal/domain/time'
import { Day } from '../../../ui/basics/moment.tsx'

/** What a signature of the client means until the provider has countersigned. */
export const BindingTerm = ({
  party,
  until,
}: {
  party: string
  /** Null: none was told. */
  until: CalendarDate | null
}) =>
  until === null ? (
    <Trans>
      {party} ist an den Vertrag gebunden, sobald der Auftragnehmer ihn gegenzeichnet. Bis dahin
      können Sie die Unterschrift nicht zurücknehmen; zeichnet er nicht in angemessener Zeit gegen,
      sind Sie nicht mehr gebunden (§§ 146, 147 Abs. 2 BGB).
    </Trans>
  ) : (
    <Trans>
      {party} ist an die Unterschrift gebunden, längstens bis zum Ablauf des <Day on={until} />. Bis
      dahin können Sie sie nicht zurücknehmen. Zeichnet der Auftragnehmer in dieser Zeit gegen, ist
      der Vertrag geschlossen; sonst erlischt sie von selbst (§§ 145, 146, 148 BGB).
    </Trans>
  )

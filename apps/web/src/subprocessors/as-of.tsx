import { Trans, useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { CalendarDate } from '@portal/domain/time'
import { useState } from 'react'
import { formatDate } from '../platform/language/format.ts'
import { ClientFilter } from '../clients/client-filter.tsx'
import { DateField } from '../ui/form/date-field.tsx'
import { Filter } from '../ui/form/filter.tsx'
import styles from './as-of.module.css'
import { addressOf, type ListState } from './list-state.ts'

/** The day the list is asked for; for the provider also the client. */
export function AsOf({
  side,
  day,
  today,
  state,
  go,
}: {
  side: Side
  day: CalendarDate
  today: CalendarDate
  state: ListState
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const [typed, setTyped] = useState<string | null>(day)
  const [shown, setShown] = useState(day)
  // Another day was chosen elsewhere, for instance by a link or the back button.
  if (shown !== day) {
    setShown(day)
    setTyped(day)
  }

  function type(value: string | null) {
    setTyped(value)
    // A year being typed passes through the first centuries.
    if (value && value >= '1990' && CalendarDate.safeParse(value).success)
      go(addressOf({ ...state, on: value === today ? null : value }))
  }

  const year = Number(today.slice(0, 4))
  const choices = [today, `${year}-01-01`, `${year - 1}-01-01`]
  return (
    <div className={styles.frame} data-print="no">
      <div className={styles.fields}>
        <DateField label={<Trans>Stand am</Trans>} value={typed} onChange={type} />
        {side === 'provider' && (
          <ClientFilter
            value={state.clientId}
            onChange={(clientId) => go(addressOf({ ...state, clientId }))}
          />
        )}
      </div>
      <Filter
        label={t`Häufig gefragte Tage`}
        views={choices.map((choice) => ({
          href: addressOf({ ...state, on: choice === today ? null : choice }),
          label: choice === today ? t`Heute` : formatDate(choice),
          isCurrent: choice === day,
        }))}
      />
    </div>
  )
}

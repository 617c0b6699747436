import { useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { FilterSelect } from '../ui/form/filter-select.tsx'
import styles from './client-filter.module.css'
import { clientsQuery } from './queries.ts'

type Props = { value: string | null; onChange: (clientId: string | null) => void }

/** For the provider: one client, or all of them. */
export function ClientSelect({ value, onChange }: Props) {
  const { t } = useLingui()
  const { data: clients } = useSuspenseQuery(clientsQuery())
  return (
    <FilterSelect
      label={t`Auftraggeber`}
      value={value}
      onChange={onChange}
      options={clients.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}

/** The same above a list. */
export const ClientFilter = (props: Props) => (
  <div className={styles.frame} data-print="no">
    <ClientSelect {...props} />
  </div>
)

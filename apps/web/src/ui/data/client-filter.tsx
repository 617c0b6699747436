import { useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { clientNamesQuery } from '../../platform/http/client-names.ts'
import styles from './client-filter.module.css'
import { FilterSelect } from '../form/filter-select.tsx'

/** For the provider: narrows a list to one client. */
export function ClientFilter({
  value,
  onChange,
}: {
  value: string | null
  onChange: (clientId: string | null) => void
}) {
  const { t } = useLingui()
  const { data: clients } = useSuspenseQuery(clientNamesQuery())
  return (
    <div className={styles.frame} data-print="no">
      <FilterSelect
        label={t`Kunde`}
        value={value}
        onChange={onChange}
        options={clients.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </div>
  )
}

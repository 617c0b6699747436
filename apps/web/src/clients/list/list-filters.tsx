import { useLingui } from '@lingui/react/macro'
import { ClientFilter } from '@portal/domain/clients/contract'
import { say } from '../../platform/language/i18n.ts'
import { Filter } from '../../ui/form/filter.tsx'
import { ListSearch } from '../../ui/form/list-search.tsx'
import { OrderSelect } from '../../ui/form/order-select.tsx'
import styles from '../clients.module.css'
import { filterWords } from '../words.ts'
import { addressOf, type ListFilter } from '../list-filter.ts'

export function ListFilters({ filter, go }: { filter: ListFilter; go: (to: string) => void }) {
  const { t } = useLingui()
  const set = (change: Partial<ListFilter>) => go(addressOf({ ...filter, ...change }))
  return (
    <>
      <Filter
        label={t`Welche Auftraggeber`}
        views={[null, ...ClientFilter.options].map((each) => ({
          href: addressOf({ ...filter, filter: each }),
          label: each ? say(filterWords[each]) : t`Alle`,
          isCurrent: filter.filter === each,
        }))}
      />
      <div className={styles.tools}>
        <ListSearch
          key={filter.search}
          label={t`Name, Nummer oder Ort`}
          search={filter.search}
          onSearch={(search) => set({ search })}
        />
        <OrderSelect
          label={t`Reihenfolge`}
          value={filter.sort ?? 'name'}
          onChange={(sort) => set({ sort: sort === 'name' ? null : sort })}
          options={[
            { value: 'name', label: t`von A bis Z` },
            { value: 'number', label: t`nach Nummer` },
            { value: 'newest', label: t`neueste zuerst` },
          ]}
        />
      </div>
    </>
  )
}

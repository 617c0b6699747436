import { useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { InstructionKind } from '@portal/domain/instructions/contract'
import { Status } from '@portal/domain/instructions/machine'
import { useSuspenseQuery } from '@tanstack/react-query'
import { say } from '../platform/i18n.ts'
import { Filter } from '../ui/filter.tsx'
import { FilterSelect } from '../ui/filter-select.tsx'
import { addressOf, type ListFilter } from './list-filter.ts'
import styles from './list.module.css'
import { clientChoicesQuery } from './queries.ts'
import { instructionKindWords, statusWords } from './words.ts'

type Props = { side: Side; filter: ListFilter; go: (to: string) => void }

export function ListFilters({ side, filter, go }: Props) {
  const { t } = useLingui()
  const set = (change: Partial<ListFilter>) => go(addressOf({ ...filter, ...change }))
  const views = { open: t`Offen`, ended: t`Beendet`, all: t`Alle` }
  // A client's drafts are nobody else's to see.
  const statuses = Status.options.filter((status) => side === 'client' || status !== 'draft')
  return (
    <>
      <Filter
        label={t`Welche Weisungen`}
        views={(side === 'provider'
          ? (['open', 'all', 'ended'] as const)
          : (['all', 'open', 'ended'] as const)
        ).map((view) => ({
          href: addressOf({ ...filter, status: null, view }),
          label: views[view],
          isCurrent: filter.status === null && filter.view === view,
        }))}
      />
      <div className={styles.filters} role="group" aria-label={t`Liste eingrenzen`}>
        <FilterSelect
          label={t`Stand`}
          value={filter.status}
          onChange={(status) => set({ status })}
          options={statuses.map((value) => ({ value, label: say(statusWords[value]) }))}
        />
        <FilterSelect
          label={t`Art`}
          value={filter.kind}
          onChange={(kind) => set({ kind })}
          options={InstructionKind.options.map((value) => ({
            value,
            label: say(instructionKindWords[value]),
          }))}
        />
        {side === 'provider' && <ClientFilter filter={filter} set={set} />}
      </div>
    </>
  )
}

function ClientFilter({
  filter,
  set,
}: {
  filter: ListFilter
  set: (change: Partial<ListFilter>) => void
}) {
  const { t } = useLingui()
  const { data: clients } = useSuspenseQuery(clientChoicesQuery())
  return (
    <FilterSelect
      label={t`Kunde`}
      value={filter.clientId}
      onChange={(clientId) => set({ clientId })}
      options={clients}
    />
  )
}

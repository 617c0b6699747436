import { Trans, useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { Urgency } from '@portal/domain/instructions/urgency'
import { InstructionKind } from '@portal/domain/instructions/kinds'
import { Status } from '@portal/domain/instructions/machine'
import { ClientSelect } from '../../clients/client-filter.tsx'
import { say } from '../../platform/language/i18n.ts'
import { Filter } from '../../ui/form/filter.tsx'
import { FilterSelect } from '../../ui/form/filter-select.tsx'
import { ListSearch } from '../../ui/form/list-search.tsx'
import { OrderSelect } from '../../ui/form/order-select.tsx'
import { Disclosure } from '../disclosure.tsx'
import { addressOf, isNarrowed, type ListFilter } from '../list-filter.ts'
import styles from '../list.module.css'
import { instructionKindWords, statusWords, urgencyWords } from '../words.ts'

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
      <Disclosure title={<Trans>Suchen und eingrenzen</Trans>} isOpen={isNarrowed(filter)}>
        <ListSearch
          key={filter.search}
          label={t`Titel oder Nummer`}
          search={filter.search}
          onSearch={(search) => set({ search })}
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
          <FilterSelect
            label={t`Wer ist am Zug?`}
            value={filter.turn}
            onChange={(turn) => set({ turn })}
            options={[
              {
                value: 'client',
                label: side === 'client' ? t`Ihre Praxis` : t`der Auftraggeber`,
              },
              {
                value: 'provider',
                label: side === 'client' ? t`Ihr Auftragnehmer` : t`Sie`,
              },
            ]}
          />
          <FilterSelect
            label={t`Dringlichkeit`}
            value={filter.urgency}
            onChange={(urgency) => set({ urgency })}
            options={Urgency.options.map((value) => ({ value, label: say(urgencyWords[value]) }))}
          />
          <FilterSelect
            label={t`Wunschtermin`}
            value={filter.overdue}
            onChange={(overdue) => set({ overdue })}
            options={[{ value: 'true', label: t`überschritten` }]}
          />
          <OrderSelect
            label={t`Reihenfolge`}
            value={filter.sort}
            onChange={(sort) => set({ sort })}
            options={[
              { value: 'due', label: t`nach Wunschtermin` },
              { value: 'moved', label: t`zuletzt bewegt` },
            ]}
          />
          {side === 'provider' && (
            <ClientSelect value={filter.clientId} onChange={(clientId) => set({ clientId })} />
          )}
        </div>
      </Disclosure>
    </>
  )
}

import { useLingui } from '@lingui/react/macro'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { useSettled } from '../../platform/navigation/use-settled.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { LoadMore } from '../../ui/data/load-more.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { clientListQuery } from '../queries.ts'
import { ChoosingBar, useChosen } from './choosing.tsx'
import { columns } from './list-columns.tsx'
import { AddClients, ListEmpty } from './list-empty.tsx'
import { addressOf, filterFrom, isNarrowed } from '../list-filter.ts'
import { ListFilters } from './list-filters.tsx'

/** The provider's clients, with what is open there; searched, sorted and narrowed down by the server. */
export function ClientsPage({
  mayManage,
  query,
  go,
}: {
  mayManage: boolean
  query: (name: string) => string | null
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const filter = filterFrom(query)
  const shown = filterFrom(useSettled(addressOf(filter)))
  const { data: clients, ...more } = useSuspenseInfiniteQuery(clientListQuery(shown))
  const chosen = useChosen(clients)
  // Where there is no client at all there is nothing to look for.
  const isBlank = clients.length === 0 && !isNarrowed(filter)
  return (
    <Page>
      <PageHeader title={t({ context: 'plural', message: 'Auftraggeber' })}>
        {mayManage && !isBlank && <AddClients />}
      </PageHeader>
      <Section>
        {!isBlank && <ListFilters filter={filter} go={go} />}
        {mayManage && clients.length > 0 && filter.filter !== 'archived' && (
          <ChoosingBar filter={shown} chosen={chosen} />
        )}
        {clients.length > 0 ? (
          <DataTable
            caption={t({ context: 'plural', message: 'Auftraggeber' })}
            columns={chosen.column ? columns.toSpliced(1, 0, chosen.column) : columns}
            rows={clients}
            rowKey={({ id }) => id}
          />
        ) : (
          <ListEmpty filter={shown} mayManage={mayManage} isToBeContinued={more.hasNextPage} />
        )}
        <LoadMore {...more} />
      </Section>
    </Page>
  )
}

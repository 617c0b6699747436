import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { pages } from '@portal/domain/addresses'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { useSettled } from '../../platform/navigation/use-settled.ts'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { LinkButton } from '../../ui/basics/button.tsx'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Hidden } from '../../ui/basics/hidden.tsx'
import { LoadMore } from '../../ui/data/load-more.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { columnsOf } from './list-columns.tsx'
import { ListEmpty } from './list-empty.tsx'
import { addressOf, filterFrom, isNarrowed } from '../list-filter.ts'
import { ListFilters } from './list-filters.tsx'
import { instructionsQuery } from '../queries.ts'

/** §8.3: everything a client ordered; for the provider its desk, what is due first. */
export function InstructionListPage({
  side,
  mayDraft,
  maySubmit,
  mayRecord = false,
  query,
  go,
}: {
  side: Side
  mayDraft: boolean
  maySubmit: boolean
  /** May write down what was told by word of mouth (§8.3). */
  mayRecord?: boolean
  query: (name: string) => string | null
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const filter = filterFrom(query, side)
  const shown = filterFrom(useSettled(addressOf(filter)), side)
  const { data, ...more } = useSuspenseInfiniteQuery(instructionsQuery(shown))
  const items = data.pages.flatMap((page) => page.items)
  // Where nothing was ever ordered there is nothing to narrow down.
  const isBlank = items.length === 0 && filter.view === 'all' && !isNarrowed(filter)
  return (
    <Page>
      <PageHeader
        title={t`Weisungen`}
        clause="§ 8.3"
        lead={
          side === 'client' && !isBlank ? (
            <p>
              <Trans>Was Ihr Auftragnehmer mit den Daten Ihrer Praxis tun soll.</Trans>
            </p>
          ) : null
        }
      >
        {mayDraft && !isBlank && (
          <LinkButton href={pages.instructions.new} look="primary" icon="plus">
            <Trans>Neue Weisung</Trans>
          </LinkButton>
        )}
        {mayRecord && (
          <LinkButton
            href={withQuery(pages.instructions.offer, { clientId: filter.clientId })}
            icon="plus"
          >
            <Trans>Änderung vorschlagen</Trans>
          </LinkButton>
        )}
        {mayRecord && (
          <LinkButton
            href={withQuery(pages.instructions.enter, { clientId: filter.clientId })}
            icon="plus"
          >
            <Trans>Weisung eintragen</Trans>
          </LinkButton>
        )}
      </PageHeader>
      <Section>
        {!isBlank && <ListFilters side={side} filter={filter} go={go} />}
        {items.length === 0 ? (
          <ListEmpty
            side={side}
            filter={filter}
            mayDraft={mayDraft}
            isToBeContinued={more.hasNextPage}
          />
        ) : (
          <DataTable
            caption={t`Weisungen`}
            columns={columnsOf(side, maySubmit)}
            rows={items}
            rowKey={({ id }) => id}
          />
        )}
        <Hidden>
          <span role="status">
            <Plural value={items.length} one="# Weisung angezeigt" other="# Weisungen angezeigt" />
          </span>
        </Hidden>
        <LoadMore {...more} />
      </Section>
    </Page>
  )
}

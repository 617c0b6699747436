import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { InvitedState } from '@portal/domain/people/rounds'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { say } from '../../platform/language/i18n.ts'
import { useSettled } from '../../platform/navigation/use-settled.ts'
import { LinkButton } from '../../ui/basics/button.tsx'
import { EmptyState } from '../../ui/basics/empty-state.tsx'
import { LoadMore } from '../../ui/data/load-more.tsx'
import { Filter } from '../../ui/form/filter.tsx'
import { ListSearch } from '../../ui/form/list-search.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { addressOf, invitedFilterFrom, type InvitedFilter } from './invited-filter.ts'
import { InvitedTable } from './invited-table.tsx'
import { invitedQuery } from './queries.ts'
import { invitedStateWords } from './words.ts'

/** Who was invited to any client and has not arrived, with what it takes to call them or write again. */
export function InvitedPage({
  mayManage,
  query,
  go,
}: {
  mayManage: boolean
  query: (name: string) => string | null
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const filter = invitedFilterFrom(query)
  const shown = invitedFilterFrom(useSettled(addressOf(filter)))
  const { data: people, ...more } = useSuspenseInfiniteQuery(invitedQuery(shown))
  const set = (change: Partial<InvitedFilter>) => go(addressOf({ ...filter, ...change }))
  return (
    <Page>
      <PageHeader
        title={t`Wer noch nicht da ist`}
        back={
          <a href={pages.clients.list}>
            <Trans>Alle Auftraggeber</Trans>
          </a>
        }
        lead={
          <p>
            <Trans>
              „Einladung aufgerufen“ heißt: Die Seite hinter dem Link wurde geöffnet. Dass es die
              eingeladene Person war, beweist das nicht.
            </Trans>
          </p>
        }
      >
        {mayManage && (
          <span data-print="no">
            <LinkButton href={pages.clients.inviteMany} look="primary" icon="plus">
              <Trans>Leitungen einladen</Trans>
            </LinkButton>
          </span>
        )}
      </PageHeader>
      <Section>
        <Filter
          label={t`Wie weit`}
          views={[null, ...InvitedState.options].map((each) => ({
            href: addressOf({ ...filter, state: each }),
            label: each ? say(invitedStateWords[each]) : t`Alle, die noch fehlen`,
            isCurrent: filter.state === each,
          }))}
        />
        <ListSearch
          key={filter.search}
          label={t`Auftraggeber, Name oder E-Mail-Adresse`}
          search={filter.search}
          onSearch={(search) => set({ search })}
        />
        {people.length > 0 ? (
          <InvitedTable people={people} mayManage={mayManage && filter.state !== 'arrived'} />
        ) : (
          <Nobody filter={shown} isToBeContinued={more.hasNextPage} />
        )}
        <LoadMore {...more} />
      </Section>
    </Page>
  )
}

function Nobody({ filter, isToBeContinued }: { filter: InvitedFilter; isToBeContinued: boolean }) {
  const { state, search } = filter
  if (isToBeContinued)
    return (
      <EmptyState title={<Trans>Nichts gefunden, aber noch nicht alles durchgesehen.</Trans>} />
    )
  if (state === null && search === null)
    return (
      <EmptyState title={<Trans>Niemand fehlt.</Trans>}>
        <p>
          <Trans>
            Wer eingeladen wird, steht hier mit Telefonnummer, bis er zum ersten Mal im Portal war.
          </Trans>
        </p>
      </EmptyState>
    )
  return (
    <EmptyState title={<Trans>Darauf passt niemand.</Trans>}>
      <p>
        <a href={pages.clients.invited}>
          <Trans>Alle ansehen, die noch fehlen</Trans>
        </a>
      </p>
    </EmptyState>
  )
}

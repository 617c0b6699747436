import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { EmptyState } from '../ui/basics/empty-state.tsx'
import { LoadMore } from '../ui/data/load-more.tsx'
import { Section } from '../ui/page/page.tsx'
import { addressOf, type EvidenceFilter } from './evidence-filter.ts'
import { EventFilters } from './event-filters.tsx'
import { EventTable } from './event-table.tsx'
import { evidenceQuery } from './queries.ts'

/** What happened, the newest first. */
export function LogSection({
  clientId,
  filter,
  go,
}: {
  clientId: string
  /** As it is in the address. */
  filter: EvidenceFilter
  go: (to: string) => void
}) {
  const { t } = useLingui()
  // The list stays, with the focus in it, until the one asked for is here.
  const type = useDeferredValue(filter.type)
  const subjectId = useDeferredValue(filter.subjectId)
  const { data: events, ...more } = useSuspenseInfiniteQuery(
    evidenceQuery({ clientId, type, subjectId }),
  )
  const isNarrowed = type !== null || subjectId !== null
  return (
    <Section title={<Trans>Was geschah</Trans>}>
      {(events.length > 0 || isNarrowed) && <EventFilters filter={filter} go={go} />}
      {events.length > 0 && <EventTable caption={t`Ereignisse`} events={events} />}
      {events.length === 0 &&
        (isNarrowed ? (
          <NothingOfThis everything={addressOf({ ...filter, type: null, subjectId: null })} />
        ) : (
          <NothingYet />
        ))}
      <LoadMore {...more} />
    </Section>
  )
}

const NothingOfThis = ({ everything }: { everything: string }) => (
  <EmptyState title={<Trans>Dazu ist nichts aufgezeichnet.</Trans>}>
    <p>
      <a href={everything}>
        <Trans>Alle Ereignisse ansehen</Trans>
      </a>
    </p>
  </EmptyState>
)

const NothingYet = () => (
  <EmptyState title={<Trans>Noch ist nichts aufgezeichnet.</Trans>}>
    <p>
      <Trans>
        Jeder Schritt einer Weisung und jede Änderung daran, wer weisen darf, wird hier
        festgehalten, in dem Augenblick, in dem es geschieht.
      </Trans>
    </p>
  </EmptyState>
)

import { Trans, useLingui } from '@lingui/react/macro'
import { UserId } from '@portal/domain/accounts/contract'
import { peoplePages } from '@portal/domain/addresses'
import {
  usePrefetchInfiniteQuery,
  useSuspenseInfiniteQuery,
  useSuspenseQuery,
} from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { EmptyState } from '../../ui/basics/empty-state.tsx'
import { Filter } from '../../ui/form/filter.tsx'
import { FilterSelect } from '../../ui/form/filter-select.tsx'
import { LoadMore } from '../../ui/data/load-more.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { SecurityLogTable } from '../../accounts/security-log-table.tsx'
import { BackToPeople } from '../back-to-people.tsx'
import type { Circle } from '../circle.ts'
import styles from '../people.module.css'
import { clientLogQuery, type LogFilter, membersQuery } from '../queries.ts'

/** What happened to the accounts of a client's people. */
export function ClientLogPage({
  circle,
  clientId,
  query,
  go,
}: {
  circle: Circle
  clientId: string
  query: (name: string) => string | null
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const filter: LogFilter = {
    userId: UserId.safeParse(query('person')).data ?? null,
    alarming: query('nur') === 'auffaelliges',
  }
  const { userId, alarming } = filter
  // The list stays, with the focus in it, until the one asked for is here.
  const shown = { userId: useDeferredValue(userId), alarming: useDeferredValue(alarming) }
  const log = clientLogQuery(clientId, shown)
  // Beside the people, not behind them.
  usePrefetchInfiniteQuery(log)
  const { data: members } = useSuspenseQuery(membersQuery(clientId))
  const { data: events, ...more } = useSuspenseInfiniteQuery(log)
  const at = (change: Partial<LogFilter>) => addressOf(circle, { ...filter, ...change })
  return (
    <Page>
      <PageHeader
        title={t`Sicherheitsprotokoll`}
        back={<BackToPeople circle={circle} />}
        lead={
          <Trans>
            Anmeldungen, Fehlversuche und Änderungen an den Zugängen, das Neueste zuerst.
          </Trans>
        }
      />
      <Section>
        <Filter
          label={t`Protokoll filtern`}
          views={[
            { href: at({ alarming: false }), label: t`alles`, isCurrent: !alarming },
            { href: at({ alarming: true }), label: t`nur Auffälliges`, isCurrent: alarming },
          ]}
        />
        {(members.length > 1 || userId !== null) && (
          <div className={styles.filter} data-print="no">
            <FilterSelect
              label={t`Person`}
              value={userId}
              onChange={(chosen) => go(at({ userId: chosen }))}
              options={members.map((each) => ({ value: each.userId, label: each.name }))}
            />
          </div>
        )}
        {events.length === 0 ? (
          <Nothing filter={shown} />
        ) : (
          <SecurityLogTable caption={t`Ereignisse an den Zugängen`} events={events} showsPerson />
        )}
        <LoadMore {...more} />
      </Section>
    </Page>
  )
}

function addressOf({ home }: Circle, { userId, alarming }: LogFilter): string {
  const nur = alarming ? 'auffaelliges' : null
  return withQuery(peoplePages(home).log, { nur, person: userId })
}

const Nothing = ({ filter: { userId, alarming } }: { filter: LogFilter }) => {
  if (alarming)
    return (
      <EmptyState title={<Trans>Nichts Auffälliges.</Trans>}>
        <p>
          <Trans>
            Hier stünden falsche Passwörter und Codes, Anmeldungen von neuen Geräten und alles, was
            jemand über einen vergessenen Zugang versucht.
          </Trans>
        </p>
      </EmptyState>
    )
  return userId ? (
    <EmptyState title={<Trans>Zu dieser Person ist nichts aufgezeichnet.</Trans>} />
  ) : (
    <EmptyState title={<Trans>Noch ist nichts aufgezeichnet.</Trans>}>
      <p>
        <Trans>
          Jede Anmeldung, jeder Fehlversuch und jede Änderung an einem Zugang steht hier.
        </Trans>
      </p>
    </EmptyState>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { EmptyState } from '../../ui/basics/empty-state.tsx'
import { Filter } from '../../ui/form/filter.tsx'
import { LoadMore } from '../../ui/data/load-more.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { SecurityLogTable } from '../security-log-table.tsx'
import { securityLogQuery } from './queries.ts'

/** What happened to one's own account. */
export function SecurityLogPage({ alarming }: { alarming: boolean }) {
  const { t } = useLingui()
  const { data: events, ...more } = useSuspenseInfiniteQuery(securityLogQuery(alarming))
  return (
    <Page>
      <PageHeader
        title={t`Sicherheitsprotokoll`}
        back={
          <a href={pages.account.one}>
            <Trans>Ihr Zugang</Trans>
          </a>
        }
        lead={<Trans>Was mit Ihrem Zugang geschah, das Neueste zuerst.</Trans>}
      />
      <Section>
        <Filter
          label={t`Protokoll filtern`}
          views={[
            { href: pages.account.log, label: t`alles`, isCurrent: !alarming },
            {
              href: withQuery(pages.account.log, { nur: 'auffaelliges' }),
              label: t`nur Auffälliges`,
              isCurrent: alarming,
            },
          ]}
        />
        {events.length === 0 ? (
          <Nothing alarming={alarming} />
        ) : (
          <SecurityLogTable caption={t`Ereignisse an Ihrem Zugang`} events={events} />
        )}
        <LoadMore {...more} />
      </Section>
      <Section title={<Trans>Das waren nicht Sie?</Trans>}>
        <p>
          <Trans>
            <a href={`${pages.account.one}#sitzungen`}>Beenden Sie alle anderen Sitzungen</a> und{' '}
            <a href={`${pages.account.one}#passwort`}>ändern Sie Ihr Passwort</a>. Ist etwas
            geändert, das Sie nicht geändert haben, rufen Sie Ihren Auftragnehmer an.
          </Trans>
        </p>
      </Section>
    </Page>
  )
}

const Nothing = ({ alarming }: { alarming: boolean }) =>
  alarming ? (
    <EmptyState title={<Trans>Nichts Auffälliges.</Trans>}>
      <p>
        <Trans>
          Hier stünden falsche Passwörter und Codes, Anmeldungen von neuen Geräten und alles, was
          jemand über einen vergessenen Zugang versucht.
        </Trans>
      </p>
    </EmptyState>
  ) : (
    <EmptyState title={<Trans>Noch ist nichts aufgezeichnet.</Trans>}>
      <p>
        <Trans>
          Jede Anmeldung, jeder Fehlversuch und jede Änderung an Ihrem Zugang steht hier.
        </Trans>
      </p>
    </EmptyState>
  )

import { Trans, useLingui } from '@lingui/react/macro'
import type { Permission, Side } from '@portal/domain/access'
import { pages } from '@portal/domain/addresses'
import { providerLog } from '@portal/domain/evidence/provider-log'
import { withQuery } from '../platform/navigation/with-query.ts'
import { ClientFilter } from '../clients/client-filter.tsx'
import { EmptyState } from '../ui/basics/empty-state.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { AlarmPanel, StampsPanel } from './alarms/alarm-panel.tsx'
import { AlarmSection } from './alarms/alarm-section.tsx'
import { CheckPanel } from './check/check-panel.tsx'
import { CheckSection } from './check-section.tsx'
import { addressOf, evidenceFilterOf } from './evidence-filter.ts'
import styles from './evidence.module.css'
import { HeadSection } from './head-section.tsx'
import { LastCheck } from './alarms/last-check.tsx'
import { LogSection } from './log-section.tsx'
import { SealPanel } from './seal-panel.tsx'
import { SealSection } from './seal-section.tsx'

/** A client's evidence sign in words, and what anybody needs to check it. */
export function EvidencePage({
  side,
  ownClientId,
  may,
  query,
  go,
}: {
  side: Side
  /** The client this session is for; null on the provider's side. */
  ownClientId: string | null
  may: (permission: Permission) => boolean
  query: (name: string) => string | null
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const asked = evidenceFilterOf(query)
  const clientId = side === 'client' ? ownClientId : asked.clientId
  const filter = { ...asked, clientId: side === 'client' ? null : clientId }
  return (
    <Page>
      <PageHeader
        title={t`Nachweise`}
        clause="§§ 8.2, 16"
        lead={
          <p>
            <Trans>
              Was rechtlich zählt, steht hier unveränderlich: jedes Ereignis mit Nummer, Zeit und
              einer Prüfsumme, die es an das vorige bindet.
            </Trans>
          </p>
        }
      >
        <ul className={styles.links} data-print="no">
          <li>
            <a href={withQuery(pages.receipts, { kunde: side === 'provider' ? clientId : null })}>
              <Trans>Quittungen ansehen</Trans>
            </a>
          </li>
          {clientId && (
            <li>
              <a href="#pruefungen">
                <Trans>Prüfungen und Alarme</Trans>
              </a>
            </li>
          )}
          {clientId && (
            <li>
              <a href="#jetzt-pruefen">
                <Trans>Jetzt prüfen</Trans>
              </a>
            </li>
          )}
          {clientId && (
            <li>
              <a href="#pruefen">
                <Trans>So prüfen Sie das selbst</Trans>
              </a>
            </li>
          )}
        </ul>
      </PageHeader>
      {side === 'provider' && (
        <>
          <AlarmPanel without={clientId} />
          <StampsPanel />
          <SealPanel />
        </>
      )}
      {side === 'provider' && (
        <Section>
          <LastCheck />
          <ClientFilter
            value={clientId}
            onChange={(chosen) => go(addressOf({ ...filter, clientId: chosen, subjectId: null }))}
          />
          {clientId === null && (
            <EmptyState title={<Trans>Wessen Protokoll möchten Sie sehen?</Trans>}>
              <p>
                <Trans>
                  Jeder Auftraggeber hat sein eigenes. Wählen Sie oben einen Auftraggeber.
                </Trans>
              </p>
              <p>
                <a href={withQuery(pages.evidence, { kunde: providerLog })}>
                  <Trans>Das eigene Protokoll des Auftragnehmers ansehen</Trans>
                </a>
              </p>
            </EmptyState>
          )}
        </Section>
      )}
      {side === 'client' && clientId === null && (
        <Section>
          <EmptyState title={<Trans>Für diesen Zugang ist kein Auftraggeber gewählt.</Trans>} />
        </Section>
      )}
      {clientId && (
        <>
          <AlarmSection key={`alarms ${clientId}`} clientId={clientId} side={side} may={may} />
          <CheckPanel key={`check ${clientId}`} clientId={clientId} side={side} />
          <LogSection key={clientId} clientId={clientId} filter={filter} go={go} />
          <HeadSection clientId={clientId} isOwn={side === 'client'} />
          <CheckSection clientId={clientId} />
        </>
      )}
      <SealSection />
    </Page>
  )
}

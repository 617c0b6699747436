import { Trans, useLingui } from '@lingui/react/macro'
import type { Permission, Side } from '@portal/domain/access'
import { pages } from '@portal/domain/addresses'
import { useSuspenseQueries } from '@tanstack/react-query'
import { AgreedWith } from '../../../platform/navigation/agreed-with.tsx'
import { Exact } from '../../../ui/basics/exact.tsx'
import { PageHeader } from '../../../ui/page/page-header.tsx'
import { Page, Section } from '../../../ui/page/page.tsx'
import { Facts } from '../../facts.tsx'
import { ChangedByClient } from '../changed-by-client.tsx'
import { ContractText } from '../contract-text.tsx'
import { Deviating } from '../deviating.tsx'
import styles from '../offers.module.css'
import { offerHistoryQuery, offerQuery } from '../queries.ts'
import { Signed } from '../signing/signed.tsx'
import { OfferStatusBadge } from '../status-badge.tsx'
import { History } from './history.tsx'
import { NextStep } from './next-step.tsx'
import { OfferReceipts } from './offer-receipts.tsx'

/** An agreement on its way to be concluded: where it stands, what comes next, and what it says. */
export function OfferPage({
  id,
  side,
  may,
  isSigned = false,
}: {
  id: string
  side: Side
  may: (permission: Permission) => boolean
  /** This person has just signed it. */
  isSigned?: boolean
}) {
  const { t } = useLingui()
  const [{ data: offer }, { data: history }] = useSuspenseQueries({
    queries: [offerQuery(id), offerHistoryQuery(id)],
  })
  const { number, terms, status } = offer
  const own = side === 'client' ? 'sign' : 'countersign'
  const receiptId = history.find(({ move }) => move === own)?.receiptId
  if (isSigned && receiptId) return <Signed offer={offer} receiptId={receiptId} />
  return (
    <AgreedWith clientId={offer.clientId}>
      <Page>
        <PageHeader
          title={t`Vertrag ${number}`}
          clause={<Trans>Art. 28 DSGVO</Trans>}
          back={
            side === 'provider' ? (
              <a href={pages.offers.list}>
                <Trans>Alle Angebote</Trans>
              </a>
            ) : (
              <a href={pages.agreements.list}>
                <Trans>Vertrag</Trans>
              </a>
            )
          }
          lead={
            <p>
              <Trans>
                Auftragsverarbeitungsvertrag (AVV) zwischen {terms.controller.name} und{' '}
                {terms.processor.name}
              </Trans>
            </p>
          }
        >
          <OfferStatusBadge status={status} />
        </PageHeader>
        <NextStep offer={offer} side={side} may={may} />
        <Section title={<Trans>Abweichend vom Muster</Trans>}>
          <Deviating terms={terms} text={offer.text} />
        </Section>
        {side === 'provider' && offer.filledIn && (
          <Section title={<Trans>Was der Auftraggeber geändert hat</Trans>}>
            <ChangedByClient offer={offer} />
          </Section>
        )}
        <Section title={<Trans>Die Angaben</Trans>}>
          <Facts terms={terms} />
        </Section>
        <Section id="wortlaut" title={<Trans>Der Vertrag im Wortlaut</Trans>}>
          <details className={styles.text}>
            <summary>
              <Trans>
                Vertrag <Exact>{number}</Exact> lesen
              </Trans>
            </summary>
            <ContractText terms={terms} text={offer.text} />
          </details>
        </Section>
        <History history={history} />
        <OfferReceipts id={id} />
      </Page>
    </AgreedWith>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import type { Permission, Side } from '@portal/domain/access'
import { pages } from '@portal/domain/addresses'
import type { AgreementDetail } from '@portal/domain/agreements/contract'
import { useSuspenseQueries } from '@tanstack/react-query'
import { AgreedWith } from '../../platform/navigation/agreed-with.tsx'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Day } from '../../ui/basics/moment.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Answered } from '../answer/answered.tsx'
import { Annexes } from './annexes.tsx'
import { Concluded } from './concluded.tsx'
import {
  agreementHistoryQuery,
  agreementQuery,
  agreementVersionsQuery,
  documentAddress,
} from '../queries.ts'
import { Standing } from './standing.tsx'
import { Offered } from '../offers/offered.tsx'
import { AgreementStatusBadge } from '../status-badge.tsx'
import { TermsOnDeviations } from './terms-on-deviations.tsx'
import { TermsOnInstructions } from './terms-on-instructions.tsx'
import { TermsOnProtection } from './terms-on-protection.tsx'
import { TermsOnSubject } from './terms-on-subject.tsx'
import { Versions } from './versions.tsx'
import { Wording } from './wording.tsx'

/** One agreement: what was filled into the contract, clause by clause, then its wording. */
export function AgreementPage({
  id,
  side,
  may,
  isAnswered = false,
  isOnly = false,
}: {
  id: string
  side: Side
  may: (permission: Permission) => boolean
  /** This person has just said something of it. */
  isAnswered?: boolean
  isOnly?: boolean
}) {
  const { t } = useLingui()
  const [{ data: agreement }, { data: versions }, { data: history }] = useSuspenseQueries({
    queries: [agreementQuery(id), agreementVersionsQuery(id), agreementHistoryQuery(id)],
  })
  const { terms, number, version } = agreement
  const receiptId = history.findLast((event) => event.receiptId)?.receiptId
  if (isAnswered && receiptId) return <Answered agreement={agreement} receiptId={receiptId} />
  const clientId = side === 'provider' ? agreement.clientId : null
  return (
    <AgreedWith clientId={agreement.clientId} on={agreement.validFrom}>
      <Page>
        <PageHeader
          title={t`Vertrag ${number}`}
          clause={<Trans>Art. 28 DSGVO</Trans>}
          back={
            !isOnly && (
              <a href={pages.agreements.list}>
                <Trans>Alle Verträge</Trans>
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
          <AgreementStatusBadge status={agreement.status} />
          <Validity {...agreement} />
        </PageHeader>
        {isOnly && side === 'client' && <Offered />}
        <div data-print="no">
          <Section>
            <ButtonRow>
              <LinkButton
                href={documentAddress(id, version)}
                look="primary"
                icon="download"
                download
              >
                <Trans>PDF herunterladen</Trans>
              </LinkButton>
              <LinkButton href="#wortlaut">
                <Trans>Den Wortlaut hier lesen</Trans>
              </LinkButton>
              <LinkButton href={withQuery(pages.agreements.wording, { vertrag: id })}>
                <Trans>Den Wortlaut als Seite lesen</Trans>
              </LinkButton>
            </ButtonRow>
          </Section>
        </div>
        {agreement.way === 'concluded' ? (
          <Concluded agreement={agreement} may={may} />
        ) : (
          <Standing agreement={agreement} history={history} side={side} may={may} />
        )}
        <TermsOnSubject terms={terms} />
        <TermsOnProtection terms={terms} />
        <TermsOnInstructions terms={terms} />
        <TermsOnDeviations terms={terms} ended={agreement.status === 'ended'} />
        <Annexes terms={terms} validFrom={agreement.validFrom} clientId={clientId} />
        <Wording agreement={agreement} />
        <Versions id={id} number={number} versions={versions} />
      </Page>
    </AgreedWith>
  )
}

const Validity = ({ validFrom, validUntil }: AgreementDetail) => (
  <p>
    {validUntil ? (
      <Trans>
        vom <Day on={validFrom} /> bis zum <Day on={validUntil} />
      </Trans>
    ) : (
      <Trans>
        seit dem <Day on={validFrom} />, auf unbestimmte Zeit
      </Trans>
    )}
  </p>
)

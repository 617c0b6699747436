import { Trans, useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { pages } from '@portal/domain/addresses'
import type { AgreementDetail } from '@portal/domain/agreements/contract'
import { useSuspenseQueries } from '@tanstack/react-query'
import { AgreedWith } from '../platform/navigation/agreed-with.tsx'
import { withQuery } from '../platform/navigation/with-query.ts'
import { ButtonRow, LinkButton } from '../ui/basics/button.tsx'
import { Day } from '../ui/basics/moment.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { Annexes } from './annexes.tsx'
import { agreementQuery, agreementVersionsQuery, documentAddress } from './queries.ts'
import { AgreementStatusBadge } from './status-badge.tsx'
import { TermsOnInstructions } from './terms-on-instructions.tsx'
import { TermsOnProtection } from './terms-on-protection.tsx'
import { TermsOnSubject } from './terms-on-subject.tsx'
import { Versions } from './versions.tsx'
import { Wording } from './wording.tsx'

/** One agreement: what was filled into the contract, clause by clause, then its wording. */
export function AgreementPage({
  id,
  side,
  isOnly = false,
}: {
  id: string
  side: Side
  isOnly?: boolean
}) {
  const { t } = useLingui()
  const [{ data: agreement }, { data: versions }] = useSuspenseQueries({
    queries: [agreementQuery(id), agreementVersionsQuery(id)],
  })
  const { terms, number, version } = agreement
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
        <TermsOnSubject terms={terms} />
        <TermsOnProtection terms={terms} />
        <TermsOnInstructions terms={terms} />
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

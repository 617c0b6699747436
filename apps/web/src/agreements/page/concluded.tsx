import { Trans, useLingui } from '@lingui/react/macro'
import type { Permission } from '@portal/domain/access'
import { at, pages } from '@portal/domain/addresses'
import type { AgreementDetail, AgreementTerms } from '@portal/domain/agreements/contract'
import { say } from '../../platform/language/i18n.ts'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Day } from '../../ui/basics/moment.tsx'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { Section } from '../../ui/page/page.tsx'
import { authorityWords } from '../words.ts'

/** That both sides signed it here, who did, and by what each spoke for its side: nobody is asked whether it is right. */
export function Concluded({
  agreement: { id, terms, version, newestVersion },
  may,
}: {
  agreement: AgreementDetail
  may: (permission: Permission) => boolean
}) {
  const { t } = useLingui()
  return (
    <Section title={<Trans>Im Portal geschlossen</Trans>} clause="§ 16">
      <p>
        <Trans>Beide Seiten haben diesen Vertrag im Portal unterschrieben.</Trans>
      </p>
      <DefinitionList
        rows={[
          [t`Für den Auftraggeber`, <Signer key="controller" party={terms.controller} />],
          [t`Für den Auftragnehmer`, <Signer key="processor" party={terms.processor} />],
        ]}
      />
      <div data-print="no">
        <ButtonRow>
          <LinkButton href={at(pages.offers.one, { id })}>
            <Trans>Verlauf und Quittungen der Unterschriften</Trans>
          </LinkButton>
          {may('agreements.write') && version === newestVersion && (
            <LinkButton href={withQuery(pages.agreements.scan, { vertrag: id })}>
              <Trans>Spätere Fassung erfassen</Trans>
            </LinkButton>
          )}
        </ButtonRow>
      </div>
    </Section>
  )
}

const Signer = ({
  party: { signedBy, function: held, signedAt, signedOn, authority },
}: {
  party: AgreementTerms['controller']
}) => (
  <>
    <p translate="no">{[signedBy, held].filter(Boolean).join(', ')}</p>
    <p>
      {signedAt}, <Day on={signedOn} />
    </p>
    {authority && (
      <p>
        {say(authorityWords[authority.kind])}
        {authority.note && <>: {authority.note}</>}
      </p>
    )}
  </>
)

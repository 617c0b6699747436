import { Trans, useLingui } from '@lingui/react/macro'
import type { AgreementTerms } from '@portal/domain/agreements/contract'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { Section } from '../../ui/page/page.tsx'

/** Whom to ask about data protection, and whose secrets are kept. */
export function TermsOnProtection({ terms }: { terms: AgreementTerms }) {
  const { t } = useLingui()
  return (
    <>
      <Section title={<Trans>Wer sich um den Datenschutz kümmert</Trans>} clause="§ 6.3">
        <DefinitionList
          rows={[
            [
              terms.processorContact.role === 'dpo'
                ? t`Datenschutzbeauftragte Person des Auftragnehmers`
                : t`Ansprechperson beim Auftragnehmer`,
              terms.processorContact.name,
            ],
          ]}
        />
      </Section>
      <Section title={<Trans>Berufsgeheimnis</Trans>} clause="§ 6.4">
        <p>
          {terms.professionalSecrecy ? (
            <Trans>
              Der Auftragnehmer beachtet auch das Berufsgeheimnis des Auftraggebers (§ 203 StGB).
              Seine Pflicht zur Vertraulichkeit gilt nach dem Ende des Vertrags weiter.
            </Trans>
          ) : (
            <Trans>
              Ein besonderes Berufsgeheimnis ist nicht vereinbart. Die Pflicht zur Vertraulichkeit
              gilt auch nach dem Ende des Vertrags weiter.
            </Trans>
          )}
        </p>
      </Section>
    </>
  )
}

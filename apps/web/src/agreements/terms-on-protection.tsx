import { Trans } from '@lingui/react/macro'
import type { AgreementTerms } from '@portal/domain/agreements/contract'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Section } from '../ui/page.tsx'

/** Whom to ask about data protection, and whose secrets are kept. */
export const TermsOnProtection = ({ terms }: { terms: AgreementTerms }) => (
  <>
    <Section title={<Trans>Wer sich um den Datenschutz kümmert</Trans>} clause="§ 6.3">
      <DefinitionList
        rows={[
          [
            terms.processorContact.role === 'dpo' ? (
              <Trans>Datenschutzbeauftragte Person des Auftragnehmers</Trans>
            ) : (
              <Trans>Ansprechperson beim Auftragnehmer</Trans>
            ),
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

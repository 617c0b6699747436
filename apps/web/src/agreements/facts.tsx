import { useLingui } from '@lingui/react/macro'
import type { DraftedTerms } from '@portal/domain/agreements/drafted'
import { noticePeriodOf, objectionPeriodOf, replacementMode } from '@portal/domain/agreements/terms'
import { formatDate, formatNumber } from '../platform/language/format.ts'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { Party } from './party.tsx'
import { sayDataCategory, sayDataSubject, sayPeriod } from './words.ts'

/** Everything that an agreement says, in one list; of many with the same terms, without whose it is and since when. */
export function Facts({ terms, isCommon = false }: { terms: DraftedTerms; isCommon?: boolean }) {
  const { t } = useLingui()
  const deviations = terms.deviations ?? []
  return (
    <DefinitionList
      rows={[
        [t`Auftraggeber`, !isCommon && <Party key="controller" party={terms.controller} />],
        [t`Auftragnehmer`, !isCommon && <Party key="processor" party={terms.processor} />],
        [t`Leistungen`, terms.services.join('; ')],
        [
          t`Beginn`,
          !isCommon &&
            (terms.startsOn
              ? formatDate(terms.startsOn)
              : t`sobald beide Seiten unterschrieben haben`),
        ],
        [t`Ende`, terms.endsOn ? formatDate(terms.endsOn) : t`auf unbestimmte Zeit`],
        [t`Kündigungsfrist`, sayPeriod(noticePeriodOf(terms))],
        [t`Leistungsvereinbarung`, terms.serviceAgreement ?? t`keine genannt`],
        [t`Zweck`, terms.purpose],
        [t`Datenarten`, terms.dataCategories.map(sayDataCategory).join(', ')],
        [t`Betroffene Personen`, terms.dataSubjects.map(sayDataSubject).join(', ')],
        [t`Ansprechperson beim Auftragnehmer`, terms.processorContact.name],
        [t`Berufsgeheimnis`, terms.professionalSecrecy ? t`vereinbart` : t`nicht vereinbart`],
        [
          t`Wechsel eines Unterauftragnehmers`,
          replacementMode(terms) === 'consent'
            ? t`nur mit Zustimmung des Auftraggebers`
            : t`Widerspruch innerhalb von ${sayPeriod(objectionPeriodOf(terms))}`,
        ],
        [
          t`Weisungsberechtigte Personen`,
          !isCommon &&
            (terms.authorisedPersons
              .map(({ name, function: held, phone, email }) =>
                [name, held, phone, email].filter(Boolean).join(', '),
              )
              .join('; ') ||
              t`niemand genannt`),
        ],
        [t`Weisungen nimmt an`, terms.instructionRecipients.join(', ')],
        [t`Wege für Weisungen`, terms.instructionChannels.join(', ')],
        [t`Haftung`, terms.liability ?? t`wie im Gesetz (Art. 82 DSGVO)`],
        [
          t`Vertragsstrafe`,
          terms.penaltyEuro ? t`${formatNumber(terms.penaltyEuro)} Euro` : t`keine`,
        ],
        [t`Sonstige Vereinbarungen`, terms.specialAgreements ?? t`keine`],
        [
          t`Schutzmaßnahmen`,
          terms.tomVersion === null ? t`wie im Vertrag` : t`Fassung ${terms.tomVersion}`,
        ],
        [t`Unterauftragnehmer`, terms.subprocessors.map(({ name }) => name).join(', ') || t`keine`],
        ...deviations.map(({ clause, text }) => [t`Abweichend von § ${clause}`, text] as const),
      ]}
    />
  )
}

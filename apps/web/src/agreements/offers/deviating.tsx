import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ContractDataCategory } from '@portal/domain/agreements/contract'
import { inEffect } from '@portal/domain/agreements/annex-paragraphs'
import type { DraftedTerms } from '@portal/domain/agreements/drafted'
import { noticePeriodOf, ordinary } from '@portal/domain/agreements/terms'
import { comparedLines } from '@portal/domain/agreements/text-changes'
import { isSame } from '../../platform/form/differences.ts'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { Prose } from '../../ui/data/framed.tsx'
import { sayDataCategory, sayPeriod } from '../words.ts'

/** What of an agreement is other than the template has it, by clause. */
export function Deviating({ terms, text }: { terms: DraftedTerms; text: string }) {
  const { t } = useLingui()
  const notice = noticePeriodOf(terms)
  const besides = terms.dataCategories.filter(
    (each) => !ContractDataCategory.safeParse(each).success,
  )
  const reworded = comparedLines(text).filter(({ change }) => change !== null).length
  const rows = [
    ...(isSame(notice, ordinary.noticePeriod)
      ? []
      : [[t`§ 2 Kündigungsfrist`, sayPeriod(notice)] as const]),
    ...(besides.length > 0
      ? [[t`§ 3.1 Weitere Datenarten`, besides.map(sayDataCategory).join(', ')] as const]
      : []),
    ...(terms.liability ? [[t`§ 13 Haftung`, terms.liability] as const] : []),
    ...(terms.penaltyEuro ? [] : [[t`§ 15 Vertragsstrafe`, t`gestrichen`] as const]),
    ...(terms.specialAgreements
      ? [[t`§ 16 Sonstige Vereinbarungen`, terms.specialAgreements] as const]
      : []),
    ...(terms.deviations ?? []).map(
      ({ clause, text: said, effect }) =>
        [t`§ ${clause}`, effect ? `${said} (${inEffect(effect)})` : said] as const,
    ),
  ]
  return rows.length === 0 && reworded === 0 ? (
    <p>
      <Trans>Nichts weicht vom Muster ab.</Trans>
    </p>
  ) : (
    <>
      {reworded > 0 && (
        <p>
          <Plural
            value={reworded}
            one="Ein Absatz lautet anders als im mitgelieferten Muster; im Wortlaut unten ist er markiert."
            other="# Absätze lauten anders als im mitgelieferten Muster; im Wortlaut unten sind sie markiert."
          />
        </p>
      )}
      <DefinitionList
        rows={rows.map(([name, value]) => [name, <Prose key={name}>{value}</Prose>])}
      />
    </>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { objectionEnds, terminationEnds } from '@portal/domain/agreements/deadline-previews'
import type { AgreementTerms } from '@portal/domain/agreements/contract'
import { noticePeriodOf, objectionPeriodOf, replacementMode } from '@portal/domain/agreements/terms'
import { useSuspenseQuery } from '@tanstack/react-query'
import { germanToday } from '../../platform/clock/german-time.ts'
import { formatDate } from '../../platform/language/format.ts'
import { localeNow } from '../../platform/language/i18n.ts'
import { providerQuery } from '../../provider/queries.ts'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { Section } from '../../ui/page/page.tsx'
import styles from '../agreement.module.css'

/** What was agreed otherwise than the contract's text has it, and what follows for periods. */
export function TermsOnDeviations({ terms, ended }: { terms: AgreementTerms; ended: boolean }) {
  const { t } = useLingui()
  const today = germanToday()
  const { data: provider } = useSuspenseQuery(providerQuery())
  const language = localeNow()
  const notice = terminationEnds(today, noticePeriodOf(terms))
  const objection = objectionEnds(today, objectionPeriodOf(terms), provider.holidays)
  const deviations = terms.deviations ?? []
  return (
    <>
      {deviations.length > 0 && (
        <Section title={<Trans>Abweichende Vereinbarungen</Trans>}>
          <DefinitionList
            rows={deviations.map(({ clause, text }) => [
              t`§ ${clause}`,
              <p key={clause} lang="de">
                {text}
              </p>,
            ])}
          />
        </Section>
      )}
      <Section title={<Trans>Fristen aus diesem Vertrag</Trans>}>
        <DefinitionList
          rows={[
            ...(ended
              ? []
              : [
                  [
                    t`Kündbar zum, wenn heute erklärt`,
                    <div key="notice">
                      <p>{formatDate(notice.endsOn ?? today)}</p>
                      <p className={styles.note}>{notice.reasoning[language]}</p>
                    </div>,
                  ] as const,
                ]),
            [
              t`Wechsel eines Unterauftragnehmers (§ 7.2)`,
              replacementMode(terms) === 'consent' ? (
                <Trans key="mode">Jeder Wechsel braucht die Zustimmung des Auftraggebers.</Trans>
              ) : (
                <div key="mode">
                  <p>
                    <Trans>
                      Wäre er heute angezeigt: Widerspruch bis{' '}
                      {formatDate(objection.endsOn ?? today)}
                    </Trans>
                  </p>
                  <p className={styles.note}>{objection.reasoning[language]}</p>
                </div>
              ),
            ],
          ]}
        />
      </Section>
    </>
  )
}

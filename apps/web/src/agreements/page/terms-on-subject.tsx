import { Trans, useLingui } from '@lingui/react/macro'
import type { AgreementTerms } from '@portal/domain/agreements/contract'
import { noticePeriodOf } from '@portal/domain/agreements/terms'
import { formatDate } from '../../platform/language/format.ts'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { Section } from '../../ui/page/page.tsx'
import styles from '../agreement.module.css'
import { Party } from '../party.tsx'
import { sayDataCategory, sayDataSubject, sayPeriod } from '../words.ts'

/** Between whom, about what, for how long, with whose data. */
export function TermsOnSubject({ terms }: { terms: AgreementTerms }) {
  const { t } = useLingui()
  return (
    <>
      <Section title={<Trans>Vertragspartner</Trans>}>
        <DefinitionList
          rows={[
            [t`Auftraggeber`, <Party key="controller" party={terms.controller} />],
            [t`Auftragnehmer`, <Party key="processor" party={terms.processor} />],
          ]}
        />
      </Section>
      <Section title={<Trans>Leistungen</Trans>} clause="§ 1">
        <ul className={styles.points} lang="de">
          {terms.services.map((service) => (
            <li key={service}>{service}</li>
          ))}
        </ul>
        <p className={styles.note}>
          <Trans>
            Die Daten werden nur in der EU und im Europäischen Wirtschaftsraum verarbeitet. In
            andere Länder dürfen sie nur mit vorheriger Zustimmung des Auftraggebers.
          </Trans>
        </p>
      </Section>
      <Section title={<Trans>Dauer und Kündigung</Trans>} clause="§ 2">
        <DefinitionList
          rows={[
            [t`Beginn`, formatDate(terms.startsOn)],
            [t`Ende`, terms.endsOn ? formatDate(terms.endsOn) : t`auf unbestimmte Zeit`],
            [t`Kündigungsfrist`, sayPeriod(noticePeriodOf(terms))],
          ]}
        />
      </Section>
      <Section title={<Trans>Welche Daten, wozu</Trans>} clause="§ 3.1">
        <p lang="de">{terms.purpose}</p>
        <ul className={styles.columns}>
          {terms.dataCategories.map((category) => (
            <li key={category}>{sayDataCategory(category)}</li>
          ))}
        </ul>
      </Section>
      <Section title={<Trans>Wessen Daten</Trans>} clause="§ 3.3">
        <ul className={styles.columns}>
          {terms.dataSubjects.map((subject) => (
            <li key={subject}>{sayDataSubject(subject)}</li>
          ))}
        </ul>
      </Section>
    </>
  )
}

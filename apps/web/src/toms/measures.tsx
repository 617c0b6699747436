import { Plural, Trans } from '@lingui/react/macro'
import { type Measure, MeasureHeading } from '@portal/domain/toms/contract'
import { headingNames } from '@portal/domain/toms/heading-names'
import { localeNow } from '../platform/language/i18n.ts'
import { Day } from '../ui/basics/moment.tsx'
import { Section } from '../ui/page/page.tsx'
import styles from './measures.module.css'
import { systemsOfAll } from './systems-of-all.ts'

/** The measures under the headings of annex III, in its order; headings without any fold into one quiet line. */
export function Measures({ measures }: { measures: Measure[] }) {
  const saidAbove = systemsOfAll(measures) !== null
  const groups = MeasureHeading.options.map((heading) => ({
    heading,
    own: measures.filter((measure) => measure.heading === heading),
  }))
  const empty = groups.filter(({ own }) => own.length === 0)
  return (
    <Section title={<Trans>Maßnahmen</Trans>} clause={<Trans>Art. 32 DSGVO</Trans>}>
      <div className={styles.groups}>
        {groups.map(
          ({ heading, own }) =>
            own.length > 0 && (
              <section key={heading} className={styles.group}>
                <h3 className={styles.heading}>{headingNames[heading][localeNow()]}</h3>
                <ul className={styles.measures}>
                  {own.map((measure) => (
                    <li key={measure.key}>
                      <p lang="de">{measure.text}</p>
                      <Details measure={measure} saidAbove={saidAbove} />
                    </li>
                  ))}
                </ul>
              </section>
            ),
        )}
      </div>
      {empty.length > 0 && (
        <details className={styles.empty}>
          <summary>
            <Plural
              value={empty.length}
              one="# Überschrift aus Anhang III der Standardvertragsklauseln ist hier ohne eigene Maßnahme"
              other="# Überschriften aus Anhang III der Standardvertragsklauseln sind hier ohne eigene Maßnahme"
            />
          </summary>
          <ul>
            {empty.map(({ heading }) => (
              <li key={heading}>{headingNames[heading][localeNow()]}</li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  )
}

const Details = ({ measure, saidAbove }: { measure: Measure; saidAbove: boolean }) => (
  <p className={styles.details}>
    {!saidAbove && measure.systems.length > 0 && <span>{measure.systems.join(', ')}</span>}
    {measure.implementedSince && (
      <span>
        <Trans>
          umgesetzt seit <Day on={measure.implementedSince} />
        </Trans>
      </span>
    )}
  </p>
)

import { Plural, Trans } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { AgreementTerms } from '@portal/domain/agreements/contract'
import type { CalendarDate } from '@portal/domain/time'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { Section } from '../../ui/page/page.tsx'
import styles from '../agreement.module.css'

/** §4 and §7.2: the two annexes, as they stood at conclusion, each with the way to how it stands today. */
export function Annexes({
  terms,
  validFrom,
  clientId,
}: {
  terms: AgreementTerms
  validFrom: CalendarDate
  /** For the provider, whose list is narrowed to this client. */
  clientId: string | null
}) {
  const today = withQuery(pages.subprocessors.list, { clientId })
  const atConclusion = withQuery(pages.subprocessors.list, { on: validFrom, clientId })
  return (
    <>
      <Section title={<Trans>Anlage: Schutzmaßnahmen</Trans>} clause="§ 4">
        <p>
          {terms.tomVersion === null ? (
            <Trans>Wie im unterschriebenen Vertrag; keine der Fassungen im Portal.</Trans>
          ) : (
            <Trans>
              Fassung {terms.tomVersion} mit{' '}
              <Plural value={terms.measures.length} one="# Maßnahme" other="# Maßnahmen" />
            </Trans>
          )}
        </p>
        <ul className={styles.ways} data-print="no">
          {terms.tomVersion !== null && (
            <li>
              <a href={at(pages.toms.version, { version: terms.tomVersion })}>
                <Trans>Diese Fassung</Trans>
              </a>
            </li>
          )}
          <li>
            <a href={pages.toms.today}>
              <Trans>Was heute gilt</Trans>
            </a>
          </li>
        </ul>
      </Section>
      <Section title={<Trans>Anlage: Unterauftragnehmer</Trans>} clause="§ 7.2">
        <ul className={styles.points}>
          {terms.subprocessors.map(({ name, postalCode, city, service, certificates }) => (
            <li key={name}>
              {name}, {postalCode} {city}
              <span className={styles.soft} lang="de">
                {[service, ...certificates].map((word) => ` · ${word}`).join('')}
              </span>
            </li>
          ))}
        </ul>
        <ul className={styles.ways} data-print="no">
          <li>
            <a href={atConclusion}>
              <Trans>Stand bei Vertragsbeginn</Trans>
            </a>
          </li>
          <li>
            <a href={today}>
              <Trans>Stand heute</Trans>
            </a>
          </li>
        </ul>
      </Section>
    </>
  )
}

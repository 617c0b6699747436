import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { type AgreementTerms, penaltyOf } from '@portal/domain/agreements/contract'
import { formatNumber } from '../../platform/language/format.ts'
import { type Column, DataTable } from '../../ui/data/data-table.tsx'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { Section } from '../../ui/page/page.tsx'
import { MailLink } from '../../ui/basics/contact-link.tsx'
import styles from '../agreement.module.css'

type Person = AgreementTerms['authorisedPersons'][number]

const columns: Column<Person>[] = [
  { key: 'name', header: msg`Name`, isRowHeader: true, cell: ({ name }) => name },
  { key: 'function', header: msg`Funktion`, cell: (person) => person.function },
  { key: 'phone', header: msg`Telefon`, cell: ({ phone }) => phone ?? '–' },
  {
    key: 'email',
    header: msg`E-Mail`,
    cell: ({ email }) => (email ? <MailLink address={email} className={styles.mail} /> : '–'),
  },
]

/** Who gives instructions, who receives them and how; what a breach costs. */
export function TermsOnInstructions({ terms }: { terms: AgreementTerms }) {
  const { t } = useLingui()
  const penalty = penaltyOf(terms)
  return (
    <>
      <Section title={<Trans>Wer Weisungen erteilen darf</Trans>} clause="§ 9">
        <DataTable
          caption={t`Weisungsberechtigte Personen bei Abschluss des Vertrags`}
          columns={columns}
          rows={terms.authorisedPersons}
          rowKey={({ name, email }) => `${name} ${email}`}
        />
        <p className={styles.note}>
          <Trans>So wurde es bei Abschluss des Vertrags vereinbart.</Trans>
        </p>
        <DefinitionList
          rows={[
            [t`Weisungen nimmt an`, terms.instructionRecipients.join(', ')],
            [t`Wege für Weisungen`, <Lines key="channels" lines={terms.instructionChannels} />],
          ]}
        />
      </Section>
      <Section title={<Trans>Vertragsstrafe</Trans>} clause="§ 15">
        <p>
          {penalty === null ? (
            <Trans>Gestrichen: Es ist keine Vertragsstrafe vereinbart.</Trans>
          ) : (
            <Trans>{formatNumber(penalty)} Euro</Trans>
          )}
        </p>
      </Section>
    </>
  )
}

const Lines = ({ lines }: { lines: string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)

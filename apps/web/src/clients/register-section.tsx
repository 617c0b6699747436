import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Section } from '../ui/page.tsx'
import { authorisedPersonsQuery } from './queries.ts'
import { registerColumns, standingOf } from './register-columns.tsx'

/** The register of §9: who may instruct now, who will, and, kept apart, who once could. */
export function RegisterSection({ clientId }: { clientId: string }) {
  const { t } = useLingui()
  const {
    data: { items: entries },
  } = useSuspenseQuery(authorisedPersonsQuery(clientId))
  const past = entries.filter((entry) => standingOf(entry) === 'past')
  const valid = entries.filter((entry) => standingOf(entry) !== 'past')
  return (
    <Section title={<Trans>Weisungsberechtigte Personen</Trans>} clause="§ 9">
      {valid.length === 0 ? (
        <EmptyState title={<Trans>Zurzeit darf hier niemand Weisungen erteilen.</Trans>}>
          <p>
            <Trans>
              Wer weisungsberechtigt ist, legt der Auftraggeber nach § 9 des Vertrags fest.
            </Trans>
          </p>
        </EmptyState>
      ) : (
        <DataTable
          caption={t`Weisungsberechtigte Personen`}
          columns={registerColumns}
          rows={valid}
          rowKey={({ id }) => id}
        />
      )}
      {past.length > 0 && (
        <>
          <h3>
            <Trans>Frühere Einträge</Trans>
          </h3>
          <DataTable
            caption={t`Frühere Einträge`}
            columns={registerColumns}
            rows={past}
            rowKey={({ id }) => id}
          />
        </>
      )}
    </Section>
  )
}

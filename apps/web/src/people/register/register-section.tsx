import { Trans, useLingui } from '@lingui/react/macro'
import { peoplePages } from '@portal/domain/addresses'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Banner } from '../../ui/basics/banner.tsx'
import { LinkButton } from '../../ui/basics/button.tsx'
import { DataTable } from '../../ui/data/data-table.tsx'
import { EmptyState } from '../../ui/basics/empty-state.tsx'
import { Section } from '../../ui/page/page.tsx'
import styles from '../people.module.css'
import { registerQuery } from '../queries.ts'
import { pastColumns, registerColumns } from './register-columns.tsx'
import { isValid, standingOf } from './standing.ts'

/** The register of §9: who may instruct now, who will, and, kept apart, who once could. */
export function RegisterSection({
  clientId,
  home,
  mayManage,
}: {
  clientId: string
  home: string
  mayManage: boolean
}) {
  const { t } = useLingui()
  const { data: entries } = useSuspenseQuery(registerQuery(clientId))
  const past = entries.filter((entry) => standingOf(entry) === 'past')
  const valid = entries.filter((entry) => isValid(entry))
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
        <>
          {valid.every(({ current }) => !current) && (
            <Banner
              tone="caution"
              title={<Trans>Zurzeit darf hier niemand Weisungen erteilen.</Trans>}
            />
          )}
          <DataTable
            caption={t`Weisungsberechtigte Personen`}
            columns={registerColumns(home)}
            rows={valid}
            rowKey={({ id }) => id}
          />
        </>
      )}
      {mayManage && (
        <div data-print="no">
          <LinkButton href={peoplePages(home).addEntry} icon="plus">
            <Trans>Person eintragen</Trans>
          </LinkButton>
        </div>
      )}
      {past.length > 0 && (
        <div className={styles.former}>
          <h3>
            <Trans>Frühere Einträge</Trans>
          </h3>
          <p>
            <Trans>
              Sie bleiben nach ihrem Ende noch drei volle Kalenderjahre stehen, wie § 9 es verlangt.
            </Trans>
          </p>
          <DataTable
            caption={t`Frühere Einträge`}
            columns={pastColumns(home)}
            rows={past}
            rowKey={({ id }) => id}
          />
        </div>
      )}
    </Section>
  )
}

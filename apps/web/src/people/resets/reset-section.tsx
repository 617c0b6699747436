import { Trans, useLingui } from '@lingui/react/macro'
import type { FactorReset } from '@portal/domain/people/contract'
import { DataTable } from '../../ui/data/data-table.tsx'
import { EmptyState } from '../../ui/basics/empty-state.tsx'
import { Section } from '../../ui/page/page.tsx'
import { resetColumns } from './reset-columns.tsx'
import styles from '../people.module.css'
import { isUnderWay } from './under-way-of.ts'

/** Resets of a second factor: those that wait for a second person first, those that are over out of the way. */
export function ResetSection({ resets }: { resets: FactorReset[] }) {
  const { t } = useLingui()
  const open = resets.filter(isUnderWay).toSorted(byUrgency)
  const over = resets.filter((each) => !isUnderWay(each))
  return (
    <Section id="zuruecksetzungen" title={<Trans>Zurücksetzungen des zweiten Faktors</Trans>}>
      <p>
        <Trans>
          Wer den zweiten Faktor von jemandem zurücksetzt, öffnet ein Konto. Deshalb entscheiden das
          zwei Personen: Eine stellt die Identität fest, eine andere stimmt zu. Wer begonnen hat,
          kann nicht selbst zustimmen.
        </Trans>
      </p>
      {open.length === 0 ? (
        <EmptyState title={<Trans>Keine Zurücksetzung ist im Gange.</Trans>} />
      ) : (
        <DataTable
          caption={t`Zurücksetzungen im Gange`}
          columns={resetColumns}
          rows={open}
          rowKey={({ id }) => id}
        />
      )}
      {over.length > 0 && (
        <details className={styles.past}>
          <summary>
            <Trans>Abgeschlossene Zurücksetzungen ({over.length})</Trans>
          </summary>
          <DataTable
            caption={t`Abgeschlossene Zurücksetzungen`}
            columns={resetColumns}
            rows={over}
            rowKey={({ id }) => id}
          />
        </details>
      )}
    </Section>
  )
}

const rank = ({ status, mayApprove }: FactorReset) => {
  if (status !== 'awaiting_approval') return 2
  return mayApprove ? 0 : 1
}
const byUrgency = (one: FactorReset, other: FactorReset) =>
  rank(one) - rank(other) || (one.startedAt < other.startedAt ? -1 : 1)

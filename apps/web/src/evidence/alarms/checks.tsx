import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { msg } from '@lingui/core/macro'
import type { MessageDescriptor } from '@lingui/core'
import type { CheckedBy, LogCheck } from '@portal/domain/evidence/alarms'
import { formatNumber } from '../../platform/language/format.ts'
import { say } from '../../platform/language/i18n.ts'
import { Moment } from '../../ui/basics/moment.tsx'
import { type Column, DataTable } from '../../ui/data/data-table.tsx'

const ways: Record<CheckedBy, MessageDescriptor> = {
  night: msg`nächtliche Prüfung des Portals`,
  command: msg`Prüfung von Hand beim Betrieb des Portals`,
  report: msg`Prüfung des Portals nach einer Meldung`,
}

const columns: Column<LogCheck>[] = [
  { key: 'by', header: msg`Wie`, isRowHeader: true, cell: ({ by }) => say(ways[by]) },
  { key: 'at', header: msg`Wann`, cell: ({ at }) => <Moment at={at} /> },
  {
    key: 'sequence',
    header: msg`Bis Ereignis`,
    cell: ({ sequence }) => formatNumber(sequence),
  },
  { key: 'result', header: msg`Ergebnis`, cell: (check) => <Result check={check} /> },
]

/** What the portal checked of this log, when, and what came of it; also that it never did. */
export function Checks({ checks }: { checks: LogCheck[] }) {
  const { t } = useLingui()
  if (checks.length === 0)
    return (
      <p>
        <Trans>
          Das Portal hat dieses Protokoll noch nicht geprüft; es prüft jede Nacht alle Protokolle.
          Selbst prüfen können Sie jederzeit, gleich hier darunter.
        </Trans>
      </p>
    )
  return (
    <DataTable
      caption={t`Prüfungen durch das Portal`}
      columns={columns}
      rows={checks}
      rowKey={({ by }) => by}
    />
  )
}

function Result({ check: { findings, ended } }: { check: LogCheck }) {
  const open = findings - ended
  if (findings === 0) return <Trans>alles stimmt</Trans>
  return open > 0 ? (
    <strong>{plural(open, { one: 'eine Abweichung', other: '# Abweichungen' })}</strong>
  ) : (
    plural(ended, {
      one: 'nichts Neues; eine Abweichung ist mit Begründung beendet',
      other: 'nichts Neues; # Abweichungen sind mit Begründung beendet',
    })
  )
}

import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { OfferBatch } from '@portal/domain/agreements/offers'
import { say } from '../../../platform/language/i18n.ts'
import { type Column, DataTable } from '../../../ui/data/data-table.tsx'
import { leftOutWords } from '../words.ts'

type Left = OfferBatch['leftOut'][number]

const columns: Column<Left>[] = [
  {
    key: 'client',
    header: msg`Auftraggeber`,
    isRowHeader: true,
    cell: ({ clientId, name }) => <a href={at(pages.clients.one, { id: clientId })}>{name}</a>,
  },
  { key: 'reason', header: msg`Warum nicht`, cell: ({ reason }) => say(leftOutWords[reason]) },
]

/** Who gets no offer, and why. */
export function LeftOutTable({ leftOut }: { leftOut: Left[] }) {
  const { t } = useLingui()
  return (
    <DataTable
      caption={t`Ausgelassene Auftraggeber`}
      columns={columns}
      rows={leftOut}
      rowKey={({ clientId }) => clientId}
    />
  )
}

import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { at, pages } from '@portal/domain/addresses'
import type { Home } from '@portal/domain/home/contract'
import { StatusPill } from '../instructions/status-pill.tsx'
import { type Column, DataTable } from '../ui/data/data-table.tsx'
import { MomentDay } from '../ui/basics/moment.tsx'
import { Section } from '../ui/page/page.tsx'
import { Exact } from '../ui/basics/exact.tsx'

type Item = Home['underWay'][number]

const columns: Column<Item>[] = [
  {
    key: 'title',
    header: msg`Weisung`,
    isRowHeader: true,
    cell: ({ id, title }) => (
      <a href={at(pages.instructions.one, { id })}>
        <Exact>{title}</Exact>
      </a>
    ),
  },
  { key: 'number', header: msg`Nummer`, cell: ({ number }) => <Exact>{number}</Exact> },
  { key: 'client', header: msg`Auftraggeber`, cell: ({ clientName }) => clientName },
  { key: 'status', header: msg`Stand`, cell: ({ status }) => <StatusPill status={status} /> },
  { key: 'since', header: msg`seit`, cell: ({ since }) => <MomentDay at={since} /> },
]
const ownColumns = columns.filter(({ key }) => key !== 'client')

/** What goes on without this side: nothing to do, good to know. */
export function UnderWay({ items, side }: { items: Item[]; side: Side }) {
  const { t } = useLingui()
  if (items.length === 0) return null
  return (
    <Section
      title={
        side === 'client' ? (
          <Trans>In Arbeit bei Ihrem Auftragnehmer</Trans>
        ) : (
          <Trans>Liegt bei den Auftraggebern</Trans>
        )
      }
      clause="§ 8.3"
    >
      <DataTable
        caption={t`Laufende Weisungen`}
        columns={side === 'client' ? ownColumns : columns}
        rows={items}
        rowKey={({ id }) => id}
      />
    </Section>
  )
}

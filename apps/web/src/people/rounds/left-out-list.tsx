import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { RoundLine } from '@portal/domain/people/rounds'
import type { ReactNode } from 'react'
import { say } from '../../platform/language/i18n.ts'
import { Hidden } from '../../ui/basics/hidden.tsx'
import { type Column, DataTable } from '../../ui/data/data-table.tsx'
import { Section } from '../../ui/page/page.tsx'
import styles from '../people.module.css'
import { leftOutWords } from './words.ts'

const columns: Column<RoundLine>[] = [
  {
    key: 'client',
    header: msg`Auftraggeber`,
    isRowHeader: true,
    cell: ({ clientId, clientName, number }) => (
      <>
        <a href={at(pages.clients.one, { id: clientId })}>{clientName}</a>
        <span className={styles.below}>{number}</span>
      </>
    ),
  },
  {
    key: 'why',
    header: msg`Warum`,
    cell: ({ clientId, clientName, leftOut }) =>
      leftOut && (
        <>
          {say(leftOutWords[leftOut])}
          {leftOut === 'no-contact' && (
            <>
              {' '}
              <a href={at(pages.clients.change, { id: clientId })}>
                <Trans>Eintragen</Trans>
                <Hidden>: {clientName}</Hidden>
              </a>
            </>
          )}
        </>
      ),
  },
]

/** Clients of which nobody is invited, each with its reason; nothing where there are none. */
export function LeftOutList({ title, lines }: { title: ReactNode; lines: RoundLine[] }) {
  const { t } = useLingui()
  if (lines.length === 0) return null
  return (
    <Section title={title}>
      <DataTable
        caption={t`Auftraggeber ohne Einladung`}
        columns={columns}
        rows={lines}
        rowKey={({ clientId }) => clientId}
      />
    </Section>
  )
}

import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import type { InvitationRound } from '@portal/domain/people/rounds'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { formatNumber } from '../../platform/language/format.ts'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { Moment } from '../../ui/basics/moment.tsx'
import { type Column, DataTable } from '../../ui/data/data-table.tsx'
import { LoadMore } from '../../ui/data/load-more.tsx'
import { Section } from '../../ui/page/page.tsx'
import styles from '../people.module.css'
import { roundsQuery } from './queries.ts'

const columns: Column<InvitationRound>[] = [
  {
    key: 'at',
    header: msg`Begonnen`,
    isRowHeader: true,
    cell: ({ id, by, createdAt }) => (
      <>
        <a href={withQuery(pages.clients.inviteMany, { vorgang: id })}>
          <Moment at={createdAt} />
        </a>
        <span className={styles.below}>{by}</span>
      </>
    ),
  },
  {
    key: 'outcome',
    header: msg`Was daraus wurde`,
    cell: ({ status, progress, clients, invited, leftOut }) =>
      status === 'done' ? (
        <Trans>
          {formatNumber(invited)} eingeladen, {formatNumber(leftOut)} ausgelassen
        </Trans>
      ) : (
        <Trans>
          {formatNumber(progress)} von {formatNumber(clients)} Auftraggebern
        </Trans>
      ),
  },
]

/** Rounds that came before, or are on their way; nothing where there are none. */
export function EarlierRounds() {
  const { t } = useLingui()
  const { data: rounds, ...more } = useSuspenseInfiniteQuery(roundsQuery())
  if (rounds.length === 0) return null
  return (
    <Section title={<Trans>Schon eingeladen</Trans>}>
      <DataTable
        caption={t`Frühere Einladungen`}
        columns={columns}
        rows={rounds}
        rowKey={({ id }) => String(id)}
      />
      <LoadMore {...more} />
    </Section>
  )
}

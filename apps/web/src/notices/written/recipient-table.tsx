import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { NoticeRecipient } from '@portal/domain/notices/contract'
import { z } from 'zod'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { type Column, DataTable } from '../../ui/data/data-table.tsx'
import { EmptyState } from '../../ui/basics/empty-state.tsx'
import { Filter } from '../../ui/form/filter.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { MailsSent } from './mails-sent.tsx'
import styles from './reach.module.css'
import { ToldOtherwise } from './told-otherwise.tsx'

/** Which clients a writer wants to see. */
const Reached = z.enum(['all', 'unopened', 'failed'])
export type Reached = z.output<typeof Reached>
export const reachedFrom = (text: string | null): Reached => Reached.safeParse(text).data ?? 'all'

const wanted: Record<Reached, (recipient: NoticeRecipient) => boolean> = {
  all: () => true,
  unopened: ({ firstOpenedAt }) => firstOpenedAt === null,
  failed: ({ people }) => people.some(({ mail }) => mail === 'failed'),
}

const columnsFor = (noticeId: string, mayEnd: boolean): Column<NoticeRecipient>[] => [
  {
    key: 'client',
    header: msg`Auftraggeber`,
    isRowHeader: true,
    cell: ({ clientId, clientName }) => (
      <a href={at(pages.clients.one, { id: clientId })}>{clientName}</a>
    ),
  },
  { key: 'mails', header: msg`E-Mails`, cell: ({ people }) => <MailsSent people={people} /> },
  {
    key: 'opened',
    header: msg`geöffnet`,
    cell: (each) => <Done moment={each.firstOpenedAt} by={each.firstOpenedBy} />,
  },
  {
    key: 'acknowledged',
    header: msg`bestätigt`,
    cell: (each) => <Done moment={each.acknowledgedAt} by={each.acknowledgedBy} />,
  },
  {
    key: 'told',
    header: msg`anders benachrichtigt`,
    cell: (each) => <ToldOtherwise noticeId={noticeId} recipient={each} mayEnd={mayEnd} />,
  },
]

/** Client by client: mailed to whom, opened and acknowledged by whom and when. */
export function RecipientTable({
  id,
  recipients,
  reached,
  isWhole,
  mayEnd,
}: {
  id: string
  recipients: NoticeRecipient[]
  reached: Reached
  /** Everybody it is for has it. */
  isWhole: boolean
  /** May put down that a client was told on another way. */
  mayEnd: boolean
}) {
  const { t } = useLingui()
  const shown = recipients.filter(wanted[reached])
  const count = (view: Reached) => recipients.filter(wanted[view]).length
  const views: [Reached, string][] = [
    ['all', t`Alle (${count('all')})`],
    ['unopened', t`Noch nicht geöffnet (${count('unopened')})`],
    ...(count('failed') > 0 || reached === 'failed'
      ? [['failed', t`E-Mail fehlgeschlagen (${count('failed')})`] as [Reached, string]]
      : []),
  ]
  return (
    <>
      <Filter
        label={t`Auftraggeber filtern`}
        views={views.map(([view, label]) => ({
          href: withQuery(at(pages.notices.one, { id }), { show: view === 'all' ? null : view }),
          label,
          isCurrent: view === reached,
        }))}
      />
      {shown.length === 0 ? (
        <EmptyState
          title={
            reached === 'failed' ? (
              <Trans>Keine E-Mail ist fehlgeschlagen.</Trans>
            ) : isWhole ? (
              <Trans>Alle Auftraggeber haben die Mitteilung geöffnet.</Trans>
            ) : recipients.length === 0 ? (
              <Trans>Die Mitteilung ist noch bei keinem Auftraggeber angekommen.</Trans>
            ) : (
              <Trans>Alle Auftraggeber, die sie schon haben, haben sie geöffnet.</Trans>
            )
          }
        />
      ) : (
        <DataTable
          caption={t`Empfänger`}
          columns={columnsFor(id, mayEnd)}
          rows={shown}
          rowKey={({ clientId }) => clientId}
        />
      )}
    </>
  )
}

const Done = ({ moment, by }: { moment: string | null; by: string | null }) =>
  moment ? (
    <span>
      {by}
      <span className={styles.answer}>
        <Moment at={moment} />
      </span>
    </span>
  ) : (
    <span className={styles.soft}>
      <Trans>noch nicht</Trans>
    </span>
  )

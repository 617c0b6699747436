import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { FactorReset } from '@portal/domain/people/contract'
import { readableAddress } from '@portal/domain/mail-address'
import { say } from '../../platform/language/i18n.ts'
import { Badge, type Tone } from '../../ui/basics/badge.tsx'
import type { Column } from '../../ui/data/data-table.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import styles from '../people.module.css'
import { resetStatusWords } from '../words.ts'

const tones: Record<FactorReset['status'], Tone> = {
  awaiting_approval: 'caution',
  link_sent: 'accent',
  completed: 'good',
  cancelled: 'plain',
}

/** Each leads to the page where it is read and decided. */
export const resetColumns: Column<FactorReset>[] = [
  {
    key: 'person',
    header: msg`Person`,
    isRowHeader: true,
    cell: ({ id, userName, userEmail, side, clients }) => (
      <>
        <a href={at(pages.staff.approval, { id })}>{userName}</a>
        <span className={styles.below}>{readableAddress(userEmail)}</span>
        <span className={styles.below}>
          {side === 'provider' ? (
            <Trans>beim Auftragnehmer</Trans>
          ) : (
            clients.map(({ name }) => name).join(', ')
          )}
        </span>
      </>
    ),
  },
  {
    key: 'status',
    header: msg`Stand`,
    cell: ({ status, mayApprove, endedWith }) => (
      <span className={styles.state}>
        <Badge tone={tones[status]}>{say(resetStatusWords[status])}</Badge>
        {endedWith && (
          <span className={styles.below}>
            <Trans>Ein Recht von {endedWith} endete.</Trans>
          </span>
        )}
        {status === 'awaiting_approval' && (
          <span className={styles.below}>
            {mayApprove ? <Trans>Sie können zustimmen</Trans> : <Trans>nicht durch Sie</Trans>}
          </span>
        )}
      </span>
    ),
  },
  {
    key: 'started',
    header: msg`begonnen`,
    cell: ({ startedAt, startedBy }) => (
      <span>
        {startedBy}
        <span className={styles.below}>
          <Moment at={startedAt} />
        </span>
      </span>
    ),
  },
  {
    key: 'approved',
    header: msg`zugestimmt`,
    cell: ({ approvedAt, approvedBy }) =>
      approvedAt ? (
        <span>
          {approvedBy}
          <span className={styles.below}>
            <Moment at={approvedAt} />
          </span>
        </span>
      ) : (
        <span className={styles.soft}>–</span>
      ),
  },
]

import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import {
  alarmingKinds,
  type SecurityEvent,
  type SecurityEventKind,
} from '@portal/domain/accounts/security-log'
import { say } from '../platform/language/i18n.ts'
import { Badge } from '../ui/basics/badge.tsx'
import { type Column, DataTable } from '../ui/data/data-table.tsx'
import { Moment } from '../ui/basics/moment.tsx'
import { saySecurityDetail, securityEventWords } from './words.ts'
import styles from './security-log-table.module.css'

const alarming: ReadonlySet<SecurityEventKind> = new Set(alarmingKinds)

/** What happened to accounts, newest first. With `showsPerson` each line says whose account it was. */
export const SecurityLogTable = ({
  caption,
  events,
  showsPerson = false,
}: {
  caption: string
  events: readonly SecurityEvent[]
  showsPerson?: boolean
}) => (
  <DataTable
    caption={caption}
    columns={showsPerson ? columns : columns.filter(({ key }) => key !== 'person')}
    rows={events}
    rowKey={({ id }) => id}
  />
)

const columns: Column<SecurityEvent>[] = [
  {
    key: 'what',
    header: msg`Was geschah`,
    isRowHeader: true,
    cell: ({ kind, detail, by }) => (
      <>
        <span className={styles.what}>
          {say(securityEventWords[kind])}
          {alarming.has(kind) && (
            <Badge tone="caution">
              <Trans>auffällig</Trans>
            </Badge>
          )}
        </span>
        {detail !== null && <span className={styles.detail}>{saySecurityDetail(detail)}</span>}
        {by !== null && (
          <span className={styles.detail}>
            <Trans>durch {by}</Trans>
          </span>
        )}
      </>
    ),
  },
  { key: 'person', header: msg`Zugang`, cell: ({ userName }) => userName },
  { key: 'at', header: msg`Zeit`, cell: ({ at }) => <Moment at={at} /> },
  {
    key: 'where',
    header: msg`Gerät und Adresse`,
    cell: ({ device, address }) => (
      <span className={styles.where}>
        {device === null && address === null && '–'}
        {device !== null && <span>{device}</span>}
        {address !== null && <span className={styles.address}>{address}</span>}
      </span>
    ),
  },
]

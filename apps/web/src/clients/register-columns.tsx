import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { AuthorisedPerson } from '@portal/domain/clients/contract'
import { formatShortDate } from '../platform/format.ts'
import { germanToday } from '../platform/german-time.ts'
import { Badge } from '../ui/badge.tsx'
import type { Column } from '../ui/data-table.tsx'
import styles from './clients.module.css'

export const standingOf = ({
  current,
  validUntil,
}: Pick<AuthorisedPerson, 'current' | 'validUntil'>): 'current' | 'future' | 'past' => {
  if (current) return 'current'
  return validUntil !== null && validUntil < germanToday() ? 'past' : 'future'
}

export const registerColumns: Column<AuthorisedPerson>[] = [
  {
    key: 'name',
    header: msg`Person`,
    isRowHeader: true,
    cell: ({ name, function: role }) => (
      <>
        {name}
        <span className={styles.below}>{role}</span>
      </>
    ),
  },
  {
    key: 'validity',
    header: msg`gültig`,
    cell: (entry) => (
      <span>
        <Validity {...entry} />{' '}
        {standingOf(entry) === 'future' && (
          <Badge>
            <Trans>noch nicht</Trans>
          </Badge>
        )}
        {standingOf(entry) === 'past' && (
          <Badge>
            <Trans>beendet</Trans>
          </Badge>
        )}
      </span>
    ),
  },
  {
    key: 'deputy',
    header: msg`vertritt`,
    cell: ({ deputyOf }) => deputyOf ?? <span className={styles.soft}>–</span>,
  },
  {
    key: 'reach',
    header: msg`erreichbar`,
    cell: ({ phone, email }) => (
      <span className={styles.contact}>
        {phone && (
          <>
            <a href={`tel:${phone.replaceAll(/[^+\d]/gu, '')}`}>{phone}</a>
            <br />
          </>
        )}
        <a href={`mailto:${email}`}>{email}</a>
      </span>
    ),
  },
]

const Validity = ({ validFrom, validUntil }: AuthorisedPerson) =>
  validUntil === null ? (
    <Trans>
      seit <time dateTime={validFrom}>{formatShortDate(validFrom)}</time>
    </Trans>
  ) : (
    <Trans>
      <time dateTime={validFrom}>{formatShortDate(validFrom)}</time> bis{' '}
      <time dateTime={validUntil}>{formatShortDate(validUntil)}</time>
    </Trans>
  )

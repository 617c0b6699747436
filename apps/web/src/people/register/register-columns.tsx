import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { AuthorisedPerson } from '@portal/domain/people/contract'
import { entryPage } from '../circle.ts'
import { formatShortDate } from '../../platform/language/format.ts'
import type { Column } from '../../ui/data/data-table.tsx'
import { Reach } from './reach.tsx'
import { sayGround } from '../words.ts'
import styles from '../people.module.css'
import { Validity } from './validity.tsx'

/** `home` is the page the register stands on; an entry's own page is below it. */
export const registerColumns = (home: string): Column<AuthorisedPerson>[] => [
  {
    key: 'name',
    header: msg`Person`,
    isRowHeader: true,
    cell: ({ id, name, function: role, deputyOf }) => (
      <>
        <a href={entryPage({ home }, id)}>{name}</a>
        <span className={styles.below}>{role}</span>
        {deputyOf && (
          <span className={styles.below}>
            <Trans>vertritt {deputyOf}</Trans>
          </span>
        )}
      </>
    ),
  },
  { key: 'validity', header: msg`gültig`, cell: (entry) => <Validity entry={entry} /> },
  {
    key: 'access',
    header: msg`Zugang zum Portal`,
    cell: ({ userId }) =>
      userId ? (
        <Trans>ja</Trans>
      ) : (
        <span className={styles.soft}>
          <Trans>nein</Trans>
        </span>
      ),
  },
  { key: 'ground', header: msg`Grund`, cell: ({ ground }) => sayGround(ground) },
  { key: 'reach', header: msg`erreichbar`, cell: (entry) => <Reach {...entry} /> },
]

export const pastColumns = (home: string): Column<AuthorisedPerson>[] => [
  ...registerColumns(home).filter(({ key }) => ['name', 'validity', 'ground'].includes(key)),
  {
    key: 'kept',
    header: msg`aufbewahrt bis`,
    cell: ({ keptUntil }) =>
      keptUntil && <time dateTime={keptUntil}>{formatShortDate(keptUntil)}</time>,
  },
]

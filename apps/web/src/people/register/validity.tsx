import { Trans } from '@lingui/react/macro'
import type { AuthorisedPerson } from '@portal/domain/people/contract'
import { formatShortDate } from '../../platform/language/format.ts'
import { Badge } from '../../ui/basics/badge.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import styles from '../people.module.css'
import { standingOf } from './standing.ts'

const Short = ({ on }: { on: string }) => <time dateTime={on}>{formatShortDate(on)}</time>

/** From when until when, and, where it does not hold now, that it does not. */
export function Validity({ entry }: { entry: AuthorisedPerson }) {
  const { validFrom, validUntil, endedAt } = entry
  const standing = standingOf(entry)
  return (
    <span>
      {validUntil === null ? (
        <Trans>
          seit <Short on={validFrom} />
        </Trans>
      ) : (
        <Trans>
          <Short on={validFrom} /> bis <Short on={validUntil} />
        </Trans>
      )}{' '}
      {standing === 'future' && (
        <Badge>
          <Trans>noch nicht</Trans>
        </Badge>
      )}
      {standing === 'past' && (
        <Badge>
          <Trans>beendet</Trans>
        </Badge>
      )}
      {endedAt && (
        <span className={styles.below}>
          <Trans>
            mit sofortiger Wirkung beendet am <Moment at={endedAt} />
          </Trans>
        </span>
      )}
    </span>
  )
}

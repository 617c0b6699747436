import { Trans } from '@lingui/react/macro'
import type { Notice } from '@portal/domain/notices/contract'
import { Moment } from '../ui/basics/moment.tsx'
import { sayKind } from './say-kind.ts'
import styles from './notice.module.css'
import { SeverityBadge } from './severity-badge.tsx'

/** What stands below a notice's title. A draft has no number and no time yet. */
export const NoticeFacts = ({
  notice: { kind, severity, number, publishedAt, author },
}: {
  notice: Pick<Notice, 'kind' | 'severity' | 'number' | 'publishedAt' | 'author'>
}) => (
  <div className={styles.facts}>
    <p className={styles.marks}>
      <SeverityBadge severity={severity} />
      <span>{sayKind(kind)}</span>
    </p>
    <p className={styles.origin}>
      {number && publishedAt ? (
        <Trans>
          Mitteilung {number} vom <Moment at={publishedAt} />, verfasst von {author}
        </Trans>
      ) : (
        <Trans>Nummer und Zeitpunkt entstehen beim Veröffentlichen; verfasst von {author}</Trans>
      )}
    </p>
  </div>
)

import { Trans } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { NoticeItem } from '@portal/domain/notices/contract'
import { Badge } from '../../ui/basics/badge.tsx'
import { Icon } from '../../ui/basics/icon.tsx'
import { MomentDay } from '../../ui/basics/moment.tsx'
import styles from '../notices.module.css'
import { sayKind } from '../say-kind.ts'
import { SeverityBadge } from '../severity-badge.tsx'
import { Exact } from '../../ui/basics/exact.tsx'

/** A notice in the client's list. Unread ones carry the word, a mark and weight, not only a colour. */
export function ReceivedRow({ notice }: { notice: NoticeItem }) {
  const isUnread = notice.openedAt === null
  return (
    <li className={styles.row} data-unread={isUnread || undefined}>
      <p className={styles.when}>{notice.publishedAt && <MomentDay at={notice.publishedAt} />}</p>
      <div className={styles.what}>
        <h2 className={styles.title}>
          <a href={at(pages.notices.one, { id: notice.id })}>
            <Exact>{notice.title}</Exact>
          </a>
        </h2>
        <p className={styles.marks}>
          {isUnread && (
            <Badge tone="accent">
              <Trans>ungelesen</Trans>
            </Badge>
          )}
          {notice.severity !== 'info' && <SeverityBadge severity={notice.severity} />}
          <span>{sayKind(notice.kind)}</span>
          <Exact>{notice.number}</Exact>
        </p>
        <p className={styles.state}>
          {notice.acknowledgedAt ? (
            <>
              <Icon name="check" />
              <span>
                <Trans>
                  Kenntnisnahme bestätigt am <MomentDay at={notice.acknowledgedAt} />
                </Trans>
              </span>
            </>
          ) : (
            <Trans>Kenntnisnahme noch nicht bestätigt</Trans>
          )}
        </p>
      </div>
    </li>
  )
}

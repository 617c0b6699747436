import { Trans } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { pages } from '@portal/domain/addresses'
import { useSuspenseQuery } from '@tanstack/react-query'
import { DraftedNotice } from '../written/drafted-notice.tsx'
import { PublishedNotice } from '../written/published-notice.tsx'
import { noticeQuery } from '../queries.ts'
import { ReceivedNotice } from '../received/received-notice.tsx'
import { reachedFrom } from '../written/recipient-table.tsx'

/** One notice: to its reader as it was written, to its writer with who has read it. */
export function NoticePage({
  id,
  side,
  mayAcknowledge,
  mayWrite,
  show,
  go,
}: {
  id: string
  side: Side
  mayAcknowledge: boolean
  mayWrite: boolean
  /** Which clients the writer wants to see, as the address says it. */
  show: string | null
  go: (to: string) => void
}) {
  const { data: notice } = useSuspenseQuery(noticeQuery(id))
  const back = (
    <a href={pages.notices.list}>
      <Trans>Alle Mitteilungen</Trans>
    </a>
  )
  if (side === 'client')
    return <ReceivedNotice notice={notice} mayAcknowledge={mayAcknowledge} back={back} />
  return notice.status === 'draft' ? (
    <DraftedNotice notice={notice} mayWrite={mayWrite} back={back} go={go} />
  ) : (
    <PublishedNotice notice={notice} mayWrite={mayWrite} reached={reachedFrom(show)} back={back} />
  )
}

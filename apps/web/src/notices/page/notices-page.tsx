import type { Side } from '@portal/domain/access'
import { filterFrom } from '../notice-filter.ts'
import { ReceivedNotices } from '../received/received-notices.tsx'
import { WrittenNotices } from '../written/written-notices.tsx'

/** A client sees what came to it; the provider, what it wrote and how far it got. */
export const NoticesPage = ({
  side,
  mayWrite,
  query,
  go,
}: {
  side: Side
  mayWrite: boolean
  /** The filter as the address says it. */
  query: (name: string) => string | null
  go: (to: string) => void
}) =>
  side === 'client' ? (
    <ReceivedNotices filter={filterFrom(query)} go={go} />
  ) : (
    <WrittenNotices filter={filterFrom(query)} mayWrite={mayWrite} go={go} />
  )

import type { Ending } from '@portal/domain/endings/contract'
import { endings } from './table.ts'

/** The columns of an ending that is joined to what it ended. */
export const endingColumns = {
  endingId: endings.id,
  endingReason: endings.reason,
  endedByName: endings.endedByName,
  endedAt: endings.endedAt,
}

/** Null where nothing was joined. */
export const toEnding = ({
  endingId: id,
  endingReason: reason,
  endedByName: by,
  endedAt: at,
}: {
  endingId: string | null
  endingReason: string | null
  endedByName: string | null
  endedAt: string | null
}): Ending | null =>
  id === null || reason === null || by === null || at === null ? null : { id, reason, by, at }

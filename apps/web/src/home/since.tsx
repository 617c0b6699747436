import { Trans } from '@lingui/react/macro'
import { germanDayAt, germanToday } from '../platform/clock/german-time.ts'
import { formatTime } from '../platform/language/format.ts'
import { MomentDay } from '../ui/basics/moment.tsx'

/** Since when something waits; on the day itself the hour counts. */
export function Since({ at }: { at: string }) {
  if (germanDayAt(at) !== germanToday())
    return (
      <Trans>
        seit <MomentDay at={at} />
      </Trans>
    )
  return (
    <time dateTime={at}>
      <Trans>heute, {formatTime(at)}</Trans>
    </time>
  )
}

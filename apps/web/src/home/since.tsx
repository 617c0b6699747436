import { Trans } from '@lingui/react/macro'
import { germanClockAt, germanDayAt, germanToday } from '../platform/language/german-time.ts'
import { MomentDay } from '../ui/basics/moment.tsx'

/** Since when something waits; on the day itself the hour counts. */
export function Since({ at }: { at: string }) {
  const clock = germanClockAt(at)
  if (germanDayAt(at) !== germanToday())
    return (
      <Trans>
        seit <MomentDay at={at} />
      </Trans>
    )
  return (
    <time dateTime={at}>
      <Trans>heute, {clock.slice(11)} Uhr</Trans>
    </time>
  )
}

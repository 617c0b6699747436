import { Trans } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { say } from '../platform/i18n.ts'
import { Timeline, type TimelineItem } from '../ui/timeline.tsx'
import { moveWords } from './words.ts'

/** Every step so far, with its person and time. */
export const Way = ({ instruction }: { instruction: Instruction }) => (
  <Timeline items={[drafted(instruction), ...instruction.events.map(stepOf(instruction))]} />
)

const drafted = ({ createdAt, draftedBy }: Instruction): TimelineItem => ({
  at: createdAt,
  title: <Trans>Entwurf begonnen</Trans>,
  by: draftedBy,
})

const stepOf =
  ({ clientName }: Instruction) =>
  ({ at, move, by, side }: Instruction['events'][number]): TimelineItem => ({
    at,
    title: say(moveWords[move]),
    by: (
      <>
        {by} ({side === 'client' ? clientName : <Trans>IT-Dienstleister</Trans>})
      </>
    ),
  })

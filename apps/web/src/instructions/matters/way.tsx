import { Trans } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { say } from '../../platform/language/i18n.ts'
import { Quote } from '../../ui/basics/card.tsx'
import { Timeline, type TimelineItem } from '../../ui/data/timeline.tsx'
import { saidOf } from '../matter.ts'
import { stepWords } from '../../moves/words.ts'

/** Every step so far, with its person and time. */
export const Way = ({ instruction }: { instruction: Instruction }) => (
  <Timeline
    items={[
      // What was told has no draft: it begins with being written down; nor has what the provider proposes.
      ...(instruction.oral || instruction.proposer ? [] : [drafted(instruction)]),
      ...instruction.events.map(stepOf(instruction)),
    ]}
  />
)

const drafted = ({ createdAt, draftedBy }: Instruction): TimelineItem => ({
  at: createdAt,
  title: <Trans>Entwurf begonnen</Trans>,
  by: draftedBy,
})

const stepOf =
  ({ clientName, ...matter }: Instruction) =>
  ({ at, move, by, side, note }: Instruction['events'][number]): TimelineItem => ({
    at,
    title: saidOf(matter)(say(stepWords(move))),
    by:
      side === 'clock' ? (
        <Trans>von selbst, am Ende ihrer Geltung</Trans>
      ) : (
        <>
          {by} ({side === 'client' ? clientName : <Trans>Auftragnehmer</Trans>})
        </>
      ),
    children: note && <Quote>{note}</Quote>,
  })

import { z } from 'zod'
import { line, prose } from '../text.ts'
import { Instant } from '../time.ts'

/** What stands red until a person ends it with a reason. */
export const EndingKind = z.enum(['alarm', 'mail', 'notice', 'handing', 'backup'])
export type EndingKind = z.output<typeof EndingKind>

const reason = prose(2_000)

/** Ends what stands red; the reason is evidence, which whoever it concerns reads. */
export const EndTask = z.strictObject({ reason })
export type EndTask = z.output<typeof EndTask>

/** The same of a mail; `others`: of every other one that failed to the same person, too. */
export const EndFailedMail = z.strictObject({ reason, others: z.boolean().default(false) })
export type EndFailedMail = z.output<typeof EndFailedMail>

/** How somebody was told beside the portal; `none`: nobody was, and the reason says why. */
export const OtherChannel = z.enum(['letter', 'call', 'in_person', 'other', 'none'])
export type OtherChannel = z.output<typeof OtherChannel>

/** That a client was told on another way, or why nobody is to be told; `told` is null for `none` alone. */
export const TellOtherwise = z
  .strictObject({
    channel: OtherChannel,
    told: z.strictObject({ at: Instant, whom: line(200).nullable() }).nullable(),
    reason,
  })
  .refine(({ channel, told }) => (channel === 'none') === (told === null), {
    path: ['told'],
    error: 'says when it was told, unless nobody was',
    params: { rule: 'required' },
  })
export type TellOtherwise = z.output<typeof TellOtherwise>

/** That something red was ended, by whom and why. */
export const Ending = z.object({
  id: z.uuid(),
  reason: z.string(),
  by: z.string(),
  at: Instant,
})
export type Ending = z.output<typeof Ending>

/** That a client was told of something on another way. */
export const ToldOtherwise = Ending.extend({
  channel: OtherChannel,
  told: z.object({ at: Instant, whom: z.string().nullable() }).nullable(),
})
export type ToldOtherwise = z.output<typeof ToldOtherwise>

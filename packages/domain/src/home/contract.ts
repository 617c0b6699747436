import { z } from 'zod'
import { Side } from '../access.ts'
import { Answer } from '../agreements/answers.ts'
import { Figure } from '../figure.ts'
import { Severity } from '../notices/severity.ts'
import { NoticeKind } from '../notices/kinds.ts'
import { Urgency } from '../instructions/urgency.ts'
import { InstructionKind } from '../instructions/kinds.ts'
import { Beside, Status } from '../instructions/machine.ts'
import { ProposedKind } from '../people/proposed-kind.ts'
import { CalendarDate, Instant } from '../time.ts'

/** One thing somebody has to do, most pressing first. */
export const Task = z.discriminatedUnion('kind', [
  /** an evidence log that is not as it was written; client: or whose alarm was ended, which this person has not taken note of */
  z.object({
    kind: z.literal('evidence_alarm'),
    id: z.uuid().meta({ description: 'Whose log; all zeros: the provider’s own' }),
    clientName: z.string(),
    count: z.int().meta({ description: 'Places that stand; 0: the alarm was ended' }),
    since: Instant,
  }),
  /** client: a notice it has not acknowledged yet, or that this person has not opened */
  z.object({
    kind: z.literal('notice'),
    id: z.uuid(),
    number: z.string(),
    noticeKind: NoticeKind,
    severity: Severity,
    title: z.string(),
    since: Instant,
    opened: z.boolean().meta({ description: 'By whoever asks' }),
    acknowledged: z.boolean().meta({ description: 'By the client, whoever did it' }),
  }),
  /** client: a draft that waits to be submitted */
  z.object({
    kind: z.literal('draft'),
    id: z.uuid(),
    title: z.string(),
    instructionKind: InstructionKind,
    since: Instant,
  }),
  /** an instruction whose next move is this side's; without a number while it awaits a second signature */
  z.object({
    kind: z.literal('instruction'),
    id: z.uuid(),
    number: z.string().nullable(),
    status: Status,
    /** What is open beside the state, the most pressing first. */
    beside: z.array(Beside),
    instructionKind: InstructionKind,
    /** Which side proposed it; null: it is ordered. */
    proposedBy: Side.nullable(),
    urgency: Urgency,
    title: z.string(),
    clientName: z.string(),
    since: Instant,
    wishedDate: CalendarDate.nullable(),
  }),
  /** client: what the provider wrote down of its people and may not say for it */
  z.object({
    kind: z.literal('proposal'),
    id: z.uuid(),
    proposalKind: ProposedKind,
    name: z.string(),
    since: Instant,
  }),
  /** client: an agreement that the provider recorded from paper, to be checked; provider: one that its client contests */
  z.object({
    kind: z.literal('agreement'),
    id: z.uuid(),
    number: z.string(),
    answer: Answer.nullable(),
    clientName: z.string(),
    since: Instant,
  }),
  /** client: an offered agreement that this person may sign; provider: one its client has signed */
  z.object({
    kind: z.literal('offer'),
    id: z.uuid(),
    number: z.string(),
    status: z.enum(['offered', 'signed']),
    clientName: z.string(),
    since: Instant,
    /** The last day to sign on. */
    openUntil: CalendarDate,
    /** The last day to countersign on; null: the client has not signed, or none was told. */
    boundUntil: CalendarDate.nullable(),
  }),
  /** provider: offered agreements for which nobody who may sign can sign in, and the first hundred clients they are for */
  z.object({
    kind: z.literal('offers_without_signer'),
    ...Figure.shape,
    since: Instant,
    clientIds: z.array(z.uuid()),
  }),
  /** provider: a breach that `clients` have not acknowledged yet, of which `unopened` have not opened it */
  z.object({
    kind: z.literal('breach'),
    id: z.uuid(),
    number: z.string(),
    severity: Severity,
    title: z.string(),
    since: Instant,
    clients: z.int(),
    unopened: z.int(),
  }),
  /** provider: a draft notice not published yet */
  z.object({ kind: z.literal('notice_draft'), id: z.uuid(), title: z.string(), since: Instant }),
  /** provider: a notice that clients have not opened */
  z.object({
    kind: z.literal('notice_unopened'),
    id: z.uuid(),
    number: z.string(),
    severity: Severity,
    title: z.string(),
    since: Instant,
    clients: z.int(),
  }),
  /** provider: a notice that clients should have by now and do not; `clients`: how many */
  z.object({
    kind: z.literal('notice_unreached'),
    id: z.uuid(),
    number: z.string(),
    noticeKind: NoticeKind,
    title: z.string(),
    since: Instant,
    clients: z.int(),
  }),
  /** provider: mails that could not be delivered */
  z.object({ kind: z.literal('mail_failed'), ...Figure.shape, since: Instant }),
])
export type Task = z.output<typeof Task>

/** So many tasks stand on the first screen, the most pressing; whether there are more, it says. */
export const mostTasks = 50

/** The first screen: what needs doing, and where the last things that happened stand. */
export const Home = z.object({
  tasks: z.array(Task),
  moreTasks: z
    .boolean()
    .meta({ description: 'There are more than these; how many was not counted' }),
  /** What goes on without this side having to act: instructions in the other side's hands. */
  underWay: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      status: Status,
      title: z.string(),
      clientName: z.string(),
      since: Instant,
    }),
  ),
  isSettingUp: z
    .boolean()
    .meta({ description: 'Provider: nobody closed the list of the set-up yet' }),
  isFirstLook: z
    .boolean()
    .meta({ description: 'Client: whoever asks has not been shown the agreement in short yet' }),
  figures: z.object({ clients: Figure, openInstructions: Figure, openNotices: Figure }),
})
export type Home = z.output<typeof Home>

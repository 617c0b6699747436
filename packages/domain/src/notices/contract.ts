import { z } from 'zod'
import { IsDoubtful } from '../doubt.ts'
import { ClientId, UserId } from '../accounts/contract.ts'
import { Ending, ToldOtherwise } from '../endings/contract.ts'
import { MailStatus } from '../mails/contract.ts'
import { Flag, PageQuery } from '../page.ts'
import { line, prose } from '../text.ts'
import { Instant } from '../time.ts'
import { isTooQuiet, NoticeKind } from './kinds.ts'
import { Severity } from './severity.ts'

export const NoticeId = z.uuid()

/** Ten thousand complaints would be longer than the list: it is told once that not all are ids. */
const ClientIds = z
  .array(z.custom<string>().meta({ type: 'string', format: 'uuid' }))
  .min(1)
  .max(10_000)
  .refine((ids) => ids.every((id) => typeof id === 'string' && z.regexes.uuid().test(id)), {
    error: 'Invalid UUID',
    params: { rule: 'invalid-format' },
  })

export const Audience = z.union([z.literal('all'), z.strictObject({ clientIds: ClientIds })])
export type Audience = z.output<typeof Audience>

const draftFields = {
  kind: NoticeKind,
  severity: Severity,
  title: line(200),
  body: prose(20_000),
  audience: Audience,
}
export const tooQuiet = 'urgency-too-low'
export const DraftNotice = z
  .strictObject(draftFields)
  .refine(({ kind, severity }) => !isTooQuiet(kind, severity), {
    path: ['severity'],
    error: 'is lower than this kind of notice may be told as',
    params: { rule: tooQuiet },
  })
  .meta({
    description:
      'An incident, suspected ones too, and access by third parties are told as important or urgent, never for information',
  })
export type DraftNotice = z.output<typeof DraftNotice>

export const ChangeNotice = z.strictObject(draftFields).partial()
export type ChangeNotice = z.output<typeof ChangeNotice>

export const NoticeStatus = z.enum(['draft', 'published'])
export type NoticeStatus = z.output<typeof NoticeStatus>

/**
 * A notice as a list shows it. `firstOpenedAt` and `acknowledgedAt` are the client's own, by whoever may act for it; `openedAt` and
 * `ownAcknowledgedAt` those of the person who asks, which nobody else is told.
 */
export const NoticeItem = z.object({
  id: NoticeId,
  number: z.string().nullable(),
  status: NoticeStatus,
  kind: NoticeKind,
  severity: Severity,
  title: z.string(),
  publishedAt: Instant.nullable(),
  updatedAt: Instant,
  firstOpenedAt: Instant.nullable(),
  acknowledgedAt: Instant.nullable(),
  openedAt: Instant.nullable().meta({
    description:
      'When whoever asks opened it, or, before that was kept for each person, anybody at the client',
  }),
  ownAcknowledgedAt: Instant.nullable(),
  /** How far the clients are; null for a client's own users. */
  reach: z.object({ clients: z.int(), opened: z.int(), acknowledged: z.int() }).nullable(),
})
export type NoticeItem = z.output<typeof NoticeItem>

export const Notice = NoticeItem.extend({
  isDoubtful: IsDoubtful,
  body: z.string(),
  version: z.int(),
  /** Whom it goes or went to; null for a client's own users, who see only that it came to them. */
  audience: Audience.nullable(),
  author: z.string(),
  firstOpenedBy: z.string().nullable(),
  acknowledgedBy: z.string().nullable(),
})
export type Notice = z.output<typeof Notice>

/** How far a published notice is on its way to its clients. */
export const NoticeHanding = z.object({
  clients: z.int().meta({ description: 'To how many it goes' }),
  reached: z
    .int()
    .meta({ description: 'How many have it, each with its line in the log and its mails' }),
  failedSince: Instant.nullable().meta({
    description: 'Several attempts at the rest failed; it is tried on, and at once when asked to',
  }),
  ending: Ending.nullable().meta({ description: 'By whom and why this failure was ended' }),
})
export type NoticeHanding = z.output<typeof NoticeHanding>

export const NoticeQuery = PageQuery.extend({
  status: NoticeStatus.optional(),
  kind: NoticeKind.optional(),
  /** `true`: only what the client has not acknowledged yet. */
  open: Flag.optional(),
  clientId: ClientId.optional(),
})
export type NoticeQuery = z.output<typeof NoticeQuery>

/** What became of a notice at one client. On a draft: whom it would reach. */
export const NoticeRecipient = z.object({
  clientId: ClientId,
  clientName: z.string(),
  people: z.array(
    z.object({
      userId: UserId,
      name: z.string(),
      /** Of a draft: nothing was written yet. */
      mail: z.enum(['none', ...MailStatus.options]),
      mailedAt: Instant.nullable().meta({ description: 'When the mail server took it' }),
      /** What the mail server answered last. */
      serverAnswer: z.string().nullable(),
    }),
  ),
  firstOpenedAt: Instant.nullable(),
  firstOpenedBy: z.string().nullable(),
  acknowledgedAt: Instant.nullable(),
  acknowledgedBy: z.string().nullable(),
  toldOtherwise: ToldOtherwise.nullable().meta({
    description: 'That the provider told the client on another way, or why nobody is to be told',
  }),
})
export type NoticeRecipient = z.output<typeof NoticeRecipient>

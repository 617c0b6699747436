import { z } from 'zod'
import { ClientRole } from '../access.ts'
import { ClientId, Locale } from '../accounts/contract.ts'
import { MailStatus } from '../mails/contract.ts'
import { Flag, PageQuery } from '../page.ts'
import { line } from '../text.ts'
import { Instant } from '../time.ts'

/** So many clients one round invites; the next round invites the others. */
export const mostInRound = 1_000
/** So many links one request mails anew. */
export const mostRenewed = 50
/** A person is mailed a new link at most once in so many minutes. */
export const minutesBetweenLinks = 60

/** Why nobody of a client is invited. */
export const LeftOut = z
  .enum([
    'no-contact',
    'has-manager',
    'already-invited',
    'already-member',
    'other-side',
    'client-archived',
    'contact-changed',
    'too-many-attempts',
    'no-right',
  ])
  .meta({
    description:
      'no-contact: the record names no contact with an email address · has-manager · already-invited · already-member: the contact has access in another role · other-side: the address is one of the provider’s people · client-archived · contact-changed: since it was shown · too-many-attempts: three invitations went to this address within the hour · no-right: whoever began the round may no longer',
  })
export type LeftOut = z.output<typeof LeftOut>

/** Which clients, where they are not chosen one by one. */
export const RoundOf = z.enum(['nobody-invited', 'nobody-logged-in', 'all'])
export type RoundOf = z.output<typeof RoundOf>

export const RoundQuery = z.strictObject({
  dryRun: Flag.default(false).meta({ description: 'Only says who would be invited' }),
})

export const StartRound = z
  .strictObject({
    clientIds: z.array(ClientId).min(1).max(mostInRound).optional(),
    of: RoundOf.optional().meta({
      description: 'Instead of `clientIds`; the first thousand from A to Z',
    }),
    locale: Locale.default('de'),
  })
  .refine(({ clientIds, of }) => (clientIds === undefined) !== (of === undefined), {
    error: 'names clients, or which ones: one of both',
    path: ['clientIds'],
    params: { rule: 'required' },
  })
export type StartRound = z.output<typeof StartRound>

/** What becomes of one client in a round. */
export const RoundLine = z.object({
  clientId: ClientId,
  number: z.string(),
  clientName: z.string(),
  /** Who is invited; null where nobody is. */
  contact: z.object({ name: z.string(), email: z.string() }).nullable(),
  /** Null: the contact is invited. */
  leftOut: LeftOut.nullable(),
})
export type RoundLine = z.output<typeof RoundLine>

/** Invitations to the managers of many clients on their way, or a preview of them (`dryRun`), of which nothing is kept. */
export const InvitationRound = z.object({
  /** Null of a preview. */
  id: z.uuid().nullable(),
  status: z
    .enum(['preview', 'waiting', 'running', 'done', 'failed'])
    .meta({ description: 'failed: given up after many tries; who was invited is' }),
  createdAt: Instant,
  by: z.string(),
  clients: z.int().meta({ description: 'To be invited to' }),
  progress: z.int().meta({ description: 'So many of them have been gone through' }),
  invited: z.int(),
  leftOut: z.int().meta({ description: 'Clients of which nobody is invited' }),
  more: z
    .boolean()
    .meta({ description: 'Of a preview: there are more clients than one round takes' }),
})
export type InvitationRound = z.output<typeof InvitationRound>

/** One round with its clients: of a preview all of them, later those that were left out. */
export const WholeRound = InvitationRound.extend({ lines: z.array(RoundLine) })
export type WholeRound = z.output<typeof WholeRound>

/** How far an invited person is. */
export const InvitedState = z
  .enum(['mail-failed', 'expired', 'waiting', 'opened', 'account-made', 'enrolled', 'arrived'])
  .meta({
    description:
      'mail-failed: no mail server took the link · expired: the link is too old · waiting: nobody opened it yet · opened: its page was opened · account-made: a password is set, the second factor is missing · enrolled: a second factor is set up, nobody was in the portal yet · arrived: has been in the portal',
  })
export type InvitedState = z.output<typeof InvitedState>

/** Somebody who was invited to a client, with what the provider needs to call. */
export const InvitedPerson = z.object({
  id: z.uuid().meta({ description: 'Of the invitation' }),
  clientId: ClientId,
  clientName: z.string(),
  clientNumber: z.string(),
  name: z.string(),
  email: z.string(),
  role: ClientRole,
  phone: z.string().nullable().meta({
    description: 'The contact’s where this is the contact, else the client’s',
  }),
  state: InvitedState,
  invitedBy: z.string(),
  invitedAt: Instant,
  renewedAt: Instant.nullable(),
  openedAt: Instant.nullable().meta({
    description: 'When the page behind the link first asked what it invites to',
  }),
  expiresAt: Instant,
  acceptedAt: Instant.nullable(),
  arrivedAt: Instant.nullable().meta({ description: 'When this person was first in the portal' }),
  mail: z.object({ status: MailStatus, serverAnswer: z.string().nullable() }).meta({
    description: 'The last mail with the link',
  }),
})
export type InvitedPerson = z.output<typeof InvitedPerson>

export const InvitedQuery = PageQuery.extend({
  state: InvitedState.optional().meta({
    description: 'Without it: everybody who has not arrived yet',
  }),
  search: line(100).optional().meta({
    description:
      'Words of the client or the person, or parts of them. A page may hold fewer than `limit` although `nextCursor` says that the search goes on.',
  }),
})
export type InvitedQuery = z.output<typeof InvitedQuery>

export const RenewMany = z.strictObject({
  invitationIds: z.array(z.uuid()).min(1).max(mostRenewed),
})
export type RenewMany = z.output<typeof RenewMany>

/** What became of one of them. */
export const Renewal = z.object({
  id: z.uuid(),
  outcome: z
    .enum([
      'renewed',
      'too-soon',
      'accepted',
      'revoked',
      'needs-ground',
      'client-archived',
      'too-many-attempts',
    ])
    .meta({
      description:
        'too-soon: a link was mailed within the hour · needs-ground: the client itself invites who manages its access',
    }),
})
export type Renewal = z.output<typeof Renewal>
export const Renewals = z.object({ items: z.array(Renewal) })
export type Renewals = z.output<typeof Renewals>

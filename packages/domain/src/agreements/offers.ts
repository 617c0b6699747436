import { z } from 'zod'
import { ClientId } from '../accounts/contract.ts'
import { SecondFactor } from '../accounts/factors.ts'
import { Side } from '../access.ts'
import { GivenAddress, PhoneNumber } from '../clients/record.ts'
import { MailAddress } from '../mail-address.ts'
import { type OfferMoveName, offerMoves } from '../moves/agreement.ts'
import { Flag, PageQuery } from '../page.ts'
import { line, prose } from '../text.ts'
import { CalendarDate, Instant } from '../time.ts'
import { BindingDays, ordinarilyBinding } from './bound.ts'
import { DataCategories, DataSubjects } from './contract.ts'
import { DraftedTerms } from './drafted.ts'
import { RecordedTerms } from './recording.ts'
import { SigningAuthority } from './terms.ts'

export const OfferStatus = z.enum([
  'offered',
  'signed',
  'concluded',
  'declined',
  'withdrawn',
  'expired',
  'lapsed',
])
export type OfferStatus = z.output<typeof OfferStatus>

const moves: Record<OfferMoveName, { from: readonly OfferStatus[]; to: OfferStatus }> = {
  offer: { from: [], to: 'offered' },
  sign: { from: ['offered'], to: 'signed' },
  decline: { from: ['offered'], to: 'declined' },
  countersign: { from: ['signed'], to: 'concluded' },
  withdraw: { from: ['offered', 'signed'], to: 'withdrawn' },
  expire: { from: ['offered'], to: 'expired' },
  lapse: { from: ['signed'], to: 'lapsed' },
}

/** Where a move leads; null: it is not possible there. */
export const after = (status: OfferStatus, move: OfferMoveName): OfferStatus | null =>
  moves[move].from.includes(status) ? moves[move].to : null

/** Whether either side may still do something. */
export const isOpen = (status: OfferStatus): boolean => status === 'offered' || status === 'signed'

/** How many days an offer is open where nobody says otherwise. */
export const ordinarilyOpen = 28
const mostOffers = 1_000

const { shape } = RecordedTerms

/** What the client fills in; the provider proposes some of it. */
const clients = {
  /** §6.4: what the client owes its own clients or patients. */
  professionalSecrecy: shape.professionalSecrecy,
  /** §3.1, §3.3, §12 */
  serviceAgreement: shape.serviceAgreement,
  dataCategories: DataCategories,
  dataSubjects: DataSubjects,
  /** §13 */
  liability: shape.liability,
}

/** What the provider offers: the terms that are its to say, and what it proposes for the client's. */
export const OfferTerms = z
  .strictObject({
    services: shape.services,
    /** Null: it begins when both have signed. */
    startsOn: CalendarDate.nullable(),
    endsOn: shape.endsOn,
    noticePeriod: shape.noticePeriod,
    purpose: shape.purpose,
    processorContact: shape.processorContact,
    instructionRecipients: shape.instructionRecipients,
    instructionChannels: shape.instructionChannels,
    penaltyEuro: shape.penaltyEuro,
    specialAgreements: shape.specialAgreements,
    /** Another objection period (§7.2) is one of them. */
    deviations: shape.deviations,
    /** The annex of measures (§4, Art. 28 (3) c GDPR). */
    tomVersion: shape.tomVersion.unwrap(),
    ...clients,
  })
  .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || endsOn >= startsOn, {
    error: 'ends before it begins',
    path: ['endsOn'],
    params: { rule: 'range-reversed' },
  })
export type OfferTerms = z.output<typeof OfferTerms>

/** Offers an agreement to clients; each gets its own, with its number. */
export const OfferAgreements = z
  .strictObject({
    /** `without-agreement`: everybody who has no agreement that holds or is to begin, and no open offer. */
    clients: z.union([
      z
        .array(ClientId)
        .min(1)
        .max(mostOffers)
        .refine((ids) => new Set(ids).size === ids.length, {
          error: 'names somebody twice',
          params: { rule: 'duplicate' },
        }),
      z.literal('without-agreement'),
    ]),
    /** The last day to sign on. */
    openUntil: CalendarDate,
    bindingDays: BindingDays.default(ordinarilyBinding),
    terms: OfferTerms,
    /** Those of the register that its list names. */
    subprocessorIds: z
      .array(z.uuid())
      .max(100)
      .refine((ids) => new Set(ids).size === ids.length, {
        error: 'names something twice',
        params: { rule: 'duplicate' },
      }),
  })
  .refine(({ openUntil, terms: { endsOn } }) => !endsOn || openUntil <= endsOn, {
    error: 'is open longer than it would hold',
    path: ['openUntil'],
    params: { rule: 'range-reversed' },
  })
export type OfferAgreements = z.output<typeof OfferAgreements>

export const OfferingQuery = z.strictObject({
  dryRun: Flag.default(false).meta({ description: 'Only says who would get one' }),
})

/** Why a client got no offer. */
export const LeftOut = z.enum(['has-agreement', 'has-offer', 'archived'])
export type LeftOut = z.output<typeof LeftOut>

/** Clients for whom nobody who may sign can sign in: how many, and the first hundred by name. */
export const WithoutSigner = z.object({
  count: z.int(),
  named: z.array(z.object({ clientId: ClientId, name: z.string() })),
})
export type WithoutSigner = z.output<typeof WithoutSigner>

/** Offers on their way. */
export const OfferBatch = z.object({
  id: z.uuid(),
  status: z.enum(['running', 'done', 'failed']),
  createdAt: Instant,
  by: z.string(),
  clients: z.int(),
  /** Clients that have theirs. */
  offered: z.int(),
  leftOut: z.array(z.object({ clientId: ClientId, name: z.string(), reason: LeftOut })),
})
export type OfferBatch = z.output<typeof OfferBatch>

/** With those whose offer waits for a signature that nobody can give. */
export const OfferBatchDetail = OfferBatch.extend({ withoutSigner: WithoutSigner })
export type OfferBatchDetail = z.output<typeof OfferBatchDetail>

/** Offers that were made, or would be (`dryRun`), of which nothing is kept. */
export const OfferBatchMade = OfferBatchDetail.extend({
  /** Null of a preview. */
  id: z.uuid().nullable(),
  status: z.enum(['preview', ...OfferBatch.shape.status.options]),
})
export type OfferBatchMade = z.output<typeof OfferBatchMade>

/** What the client has filled in so far. */
export const FilledIn = z.strictObject({
  name: line(200),
  address: GivenAddress,
  ...clients,
  /** §9: each gets an entry of the register when the agreement is concluded. */
  authorisedPersons: z
    .array(
      z.strictObject({
        name: line(120),
        function: line(120),
        phone: PhoneNumber.nullable(),
        email: MailAddress,
      }),
    )
    .max(20)
    .superRefine((all, context) => {
      const known = all.map(({ email }) => email.toLowerCase())
      known.forEach((email, at) => {
        if (known.indexOf(email) < at)
          context.addIssue({
            code: 'custom',
            path: [at, 'email'],
            message: 'names somebody twice',
            params: { rule: 'duplicate' },
          })
      })
    }),
})
export type FilledIn = z.output<typeof FilledIn>

const signing = {
  /** Of what is signed, as `OfferDetail` says it. */
  contractSha256: z.hash('sha256').max(64),
  function: line(120),
  place: line(120),
  /** By what the person represents its side; a power of attorney is named. */
  authority: z
    .strictObject({ kind: SigningAuthority, note: line(500).nullable() })
    .refine(({ kind, note }) => note !== null || kind === 'owner' || kind === 'managing-director', {
      error: 'says by what',
      path: ['note'],
      params: { rule: 'required' },
    }),
  secondFactor: SecondFactor.optional(),
}
export const CountersignOffer = z.strictObject(signing)
export type CountersignOffer = z.output<typeof CountersignOffer>

export const SignOffer = z.strictObject({
  ...signing,
  /** Until when it binds, as the person was told: `boundIfSignedToday`. */
  boundUntil: CalendarDate.nullable(),
})
export type SignOffer = z.output<typeof SignOffer>

const reason = prose(4000)
export const DeclineOffer = z.strictObject({ reason })
export type DeclineOffer = z.output<typeof DeclineOffer>
export const WithdrawOffer = z.strictObject({ reason })
export type WithdrawOffer = z.output<typeof WithdrawOffer>

export const Offer = z.object({
  id: z.uuid(),
  clientId: ClientId,
  clientName: z.string(),
  batchId: z.uuid(),
  /** That of the agreement. */
  number: z.string(),
  status: OfferStatus,
  openUntil: CalendarDate,
  /** How long the client's signature binds it; null: offered before that was told. */
  bindingDays: z.int().nullable(),
  /** The last day on which the provider can countersign, fixed when the client signed; null: not signed, or none was told. */
  boundUntil: CalendarDate.nullable(),
  offeredAt: Instant,
  offeredBy: z.string(),
  /** When the client signed; null: nobody has. */
  signedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  remindedAt: Instant.nullable(),
  version: z.int(),
})
export type Offer = z.output<typeof Offer>

export const OfferDetail = Offer.extend({
  /** What `boundUntil` becomes where the client signs today; null: signed already, over, or none is told. */
  boundIfSignedToday: CalendarDate.nullable(),
  /** As it would be signed now. */
  terms: DraftedTerms,
  /** The version of the provider's contract text, and the text itself. */
  textVersion: z.int(),
  text: z.string(),
  /** Of what is signed: number, text and terms in canonical form. */
  contractSha256: z.string(),
  /** What the provider proposed of what the client fills in. */
  proposed: z.object(clients),
  filledIn: FilledIn.nullable(),
  /** What is still missing before it can be signed: the fields by name. */
  missing: z.array(z.enum(['dataCategories', 'dataSubjects'])),
  /** Why it was declined or withdrawn. */
  reason: z.string().nullable(),
})
export type OfferDetail = z.output<typeof OfferDetail>

const offerMoveNames = Object.keys(offerMoves) as OfferMoveName[]

/** One step of the way of an offer. */
export const OfferEvent = z.object({
  sequence: z.int(),
  move: z.enum(offerMoveNames),
  at: Instant,
  /** Null: a day went by. */
  by: z.string().nullable(),
  side: Side.nullable(),
  reason: z.string().nullable(),
  receiptId: z.uuid().nullable(),
})
export type OfferEvent = z.output<typeof OfferEvent>

/** What a list of offers is narrowed to: those that wait for the client, for the provider's signature, or for nobody any more. */
export const OfferFilter = z.enum(['offered', 'signed', 'over'])
export type OfferFilter = z.output<typeof OfferFilter>

export const OfferQuery = PageQuery.extend({
  clientId: ClientId.optional(),
  batchId: z.uuid().optional(),
  standing: OfferFilter.optional(),
})
export type OfferQuery = z.output<typeof OfferQuery>

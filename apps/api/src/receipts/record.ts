import { Answer } from '@portal/domain/agreements/answers'
import { AgreementTerms } from '@portal/domain/agreements/contract'
import { DraftedTerms } from '@portal/domain/agreements/drafted'
import { SigningAuthority } from '@portal/domain/agreements/terms'
import { ClientRole, StaffRole } from '@portal/domain/access'
import { Ground } from '@portal/domain/people/ground'
import { Address } from '@portal/domain/clients/contract'
import { Declarant, GivenBy, Instruction, OralRecord } from '@portal/domain/instructions/contract'
import { BindingAct } from '@portal/domain/receipts/contract'
import { CalendarDate, Instant } from '@portal/domain/time'
import { z } from 'zod'

const Party = z.strictObject({ name: z.string(), address: Address })
const Sha256 = z.hash('sha256')

const wording = Instruction.pick({
  id: true,
  kind: true,
  title: true,
  text: true,
  systems: true,
  dataCategories: true,
  dataSubjects: true,
  wishedDate: true,
  urgency: true,
  urgencyReason: true,
  validFrom: true,
  validUntil: true,
}).shape

/** What a passkey signed (WebAuthn Level 3, §7.2): SHA-256 of `binding` is the challenge, and `binding` names the text's. */
const SignedByPasskey = z.strictObject({
  binding: z.string(),
  credentialId: z.string(),
  publicKey: z.string(),
  authenticatorData: z.string(),
  clientDataJSON: z.string(),
  signature: z.string(),
  origin: z.string(),
  rpId: z.string(),
})

const common = {
  number: z.string(),
  issuedAt: Instant,
  client: Party.extend({ id: z.uuid() }),
  provider: Party.extend({ instructionRecipients: z.array(z.string()) }),
  /** Of the text's UTF-8 bytes. */
  textSha256: Sha256,
  givenBy: GivenBy,
}
const first = {
  ...common,
  act: z.literal('instruction.submitted'),
  instruction: z.strictObject({ ...wording, number: z.string(), submittedAt: Instant }),
}

/** Who first put the instruction into the portal; `told`: from whom, when and how it came to whom put it there. */
const Entered = z.strictObject({
  by: z.string(),
  side: z.enum(['client', 'provider']),
  at: Instant,
  told: z.strictObject({ by: z.string(), at: Instant, note: z.string().nullable() }).nullable(),
})

/** The same with what was corrected of it before anybody confirmed it, and the entry of the §9 register the provider found. */
export const EnteredOnce = Entered.extend({
  told: z
    .strictObject({
      ...Entered.shape.told.unwrap().shape,
      authorisation: OralRecord.shape.authorisation.unwrap().nullable(),
    })
    .nullable(),
  corrected: z.strictObject({ by: z.string(), at: Instant }).nullable(),
})
export type EnteredOnce = z.output<typeof EnteredOnce>

/** The agreement that was in force on the day of the act; null: the portal has none. */
const InForce = z
  .strictObject({ number: z.string(), version: z.int(), validFrom: CalendarDate })
  .nullable()

/** What both sides have to agree to (§8.2): who proposed it, and since when it is agreed. */
export const Change = z.strictObject({
  proposedBy: z.enum(['client', 'provider']),
  agreedAt: Instant.nullable(),
})
export type Change = z.output<typeof Change>

/** An instruction as it stood when the act was done: what was confirmed, to the letter. */
export const InstructionSnapshot = z.strictObject({
  ...wording,
  number: z.string().nullable(),
  revision: z.int().min(1),
  /** Null for one that was never given: an oral one that was rejected. */
  submittedAt: Instant.nullable(),
  channel: z.enum(['portal', 'oral', 'letter', 'email']),
  attachments: z.array(z.strictObject({ name: z.string(), sha256: Sha256, size: z.int().min(0) })),
  /** What the occasion of some kinds needs, as it was asked for. */
  details: z.record(z.string(), z.string().nullable()).nullable().default(null),
})
export type InstructionSnapshot = z.input<typeof InstructionSnapshot>

const proven = {
  ...common,
  act: BindingAct,
  instruction: InstructionSnapshot,
  /** What the act itself said: a reason, a remark, an amount. */
  statement: z.record(z.string(), z.string().nullable()).nullable(),
  countersignedBy: GivenBy.nullable(),
  confirmation: SignedByPasskey.nullable(),
  /** What the passkey of the second person signed. */
  countersignature: SignedByPasskey.nullable(),
  /** The head of the client's evidence log right after the act's event. */
  evidence: z.strictObject({ sequence: z.int().min(1), hash: Sha256 }),
}

/**
 * What the second factor confirmed: SHA-256 of `declaration`, which says everything that was (`avv-portal/declaration/1`).
 * Null where the first of two signatures was given before there were declarations.
 */
const Confirmed = z.strictObject({ sha256: Sha256, declaration: z.string().nullable() })

const seventh = {
  ...proven,
  provider: proven.provider.extend({
    contact: z.strictObject({ email: z.string(), phone: z.string().nullable() }),
  }),
  /** Null, as `confirmed`: nobody gave or confirmed anything; the provider tells what has arrived. */
  givenBy: GivenBy.nullable(),
  confirmed: Confirmed.nullable(),
  seal: z.strictObject({ certificateSha256: Sha256 }).nullable(),
  root: z.string(),
  agreement: InForce,
  entered: EnteredOnce,
}

/**
 * What is proven about a binding act. Kept, hashed and signed as `canonicalJson(record)`, to be read without the portal:
 * a changed shape is a new `schema`. The first two are of submissions, by code and by passkey, from before there were
 * other acts, signatures and the evidence log.
 */
export const ReceiptRecord = z.discriminatedUnion('schema', [
  z.strictObject({ schema: z.literal('avv-portal/receipt/1'), ...first }),
  z.strictObject({
    schema: z.literal('avv-portal/receipt/2'),
    ...first,
    confirmation: SignedByPasskey,
  }),
  z.strictObject({
    schema: z.literal('avv-portal/receipt/3'),
    ...proven,
    /** What the second factor confirmed: of most acts the wording's text, or the input. */
    confirmed: z.strictObject({ sha256: Sha256 }),
  }),
  z.strictObject({
    schema: z.literal('avv-portal/receipt/4'),
    ...proven,
    confirmed: Confirmed,
  }),
  z.strictObject({
    schema: z.literal('avv-portal/receipt/5'),
    ...proven,
    confirmed: Confirmed,
    /** SHA-256 of the certificate that sealed letters when the act was done; the log has the one that sealed this one. */
    seal: z.strictObject({ certificateSha256: Sha256 }).nullable(),
    /** The key where the chain of the signing one begins. */
    root: z.string(),
  }),
  z.strictObject({
    schema: z.literal('avv-portal/receipt/6'),
    ...proven,
    provider: proven.provider.extend({
      contact: z.strictObject({ email: z.string(), phone: z.string().nullable() }),
    }),
    confirmed: Confirmed,
    seal: z.strictObject({ certificateSha256: Sha256 }).nullable(),
    root: z.string(),
    agreement: InForce,
    entered: Entered,
  }),
  z.strictObject({ schema: z.literal('avv-portal/receipt/7'), ...seventh }),
  z.strictObject({
    schema: z.literal('avv-portal/receipt/8'),
    ...seventh,
    /** By the §9 register, or for the provider. */
    givenBy: Declarant.nullable(),
    /** Null: it is ordered. */
    change: Change.nullable(),
  }),
  z.strictObject({
    schema: z.literal('avv-portal/receipt/9'),
    ...seventh,
    givenBy: Declarant.nullable(),
    change: Change.nullable(),
    /** With what the client had said until then of how it was recorded; null: nothing. */
    agreement: InForce.unwrap().extend({ answer: Answer.nullable() }).nullable(),
  }),
])
export type ReceiptRecord = z.output<typeof ReceiptRecord>

/** Who answered for the client: an authorised person, or a manager without an entry in the register. */
export const AnsweredBy = z.strictObject({
  userId: z.uuid(),
  name: z.string(),
  role: z.union([ClientRole, StaffRole]),
  authenticatedBy: GivenBy.shape.authenticatedBy,
  authorisation: z
    .strictObject({
      id: z.uuid(),
      function: z.string(),
      authorisedSince: CalendarDate,
      ground: Ground,
    })
    .nullable(),
})
export type AnsweredBy = z.output<typeof AnsweredBy>

/** What is proven about an answer to an agreement that the provider recorded from paper. */
export const AnswerRecord = z.strictObject({
  schema: z.literal('avv-portal/agreement-receipt/1'),
  number: z.string(),
  issuedAt: Instant,
  act: BindingAct,
  client: common.client,
  provider: seventh.provider,
  agreement: z.strictObject({
    id: z.uuid(),
    number: z.string(),
    version: z.int(),
    reference: z.string().nullable(),
    validFrom: CalendarDate,
    /** What was answered, in words. */
    title: z.string(),
    text: z.string(),
    submittedAt: Instant,
    /** Of the scan, and of the canonical JSON of `terms`. */
    documentSha256: Sha256,
    termsSha256: Sha256,
    terms: AgreementTerms,
  }),
  textSha256: Sha256,
  givenBy: AnsweredBy,
  confirmed: Confirmed,
  confirmation: SignedByPasskey.nullable(),
  evidence: proven.evidence,
  seal: seventh.seal,
  root: z.string(),
})
export type AnswerRecord = z.output<typeof AnswerRecord>

const signature = {
  number: z.string(),
  issuedAt: Instant,
  act: BindingAct,
  client: common.client,
  provider: seventh.provider,
  agreement: z.strictObject({
    id: z.uuid(),
    number: z.string(),
    version: z.literal(1),
    title: z.string(),
    /** What was signed, in words. */
    text: z.string(),
    /** The provider's contract text it is made of, by its version and to the letter. */
    textVersion: z.int(),
    wording: z.string(),
    submittedAt: Instant,
    /** Of the canonical JSON of `{schema: 'avv-portal/contract/1', number, wording, terms}` with the terms nobody had signed yet. */
    contractSha256: Sha256,
    terms: DraftedTerms,
    /** The sealed contract; null until both have signed. */
    documentSha256: Sha256.nullable(),
  }),
  textSha256: Sha256,
  signedBy: z.strictObject({
    userId: z.uuid(),
    name: z.string(),
    side: z.enum(['client', 'provider']),
    function: z.string(),
    place: z.string(),
    authority: z.strictObject({ kind: SigningAuthority, note: z.string().nullable() }),
    authenticatedBy: GivenBy.shape.authenticatedBy,
  }),
  confirmed: Confirmed,
  confirmation: SignedByPasskey.nullable(),
  evidence: proven.evidence,
  seal: seventh.seal,
  root: z.string(),
}

/** What is proven about a signature under an agreement that is concluded in the portal. */
export const SignatureRecord = z.discriminatedUnion('schema', [
  z.strictObject({ schema: z.literal('avv-portal/signature-receipt/1'), ...signature }),
  z.strictObject({
    schema: z.literal('avv-portal/signature-receipt/2'),
    ...signature,
    /** How long the client is bound by its signature, and the last day; null: offered before that was told. */
    bound: z.strictObject({ days: z.int(), until: CalendarDate }).nullable(),
  }),
])
export type SignatureRecord = z.output<typeof SignatureRecord>

export const AnyRecord = z.discriminatedUnion('schema', [
  ReceiptRecord,
  AnswerRecord,
  SignatureRecord,
])

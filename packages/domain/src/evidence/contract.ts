import { z } from 'zod'
import { ClientId } from '../accounts/contract.ts'
import { eventNames } from '../moves/life-cycles.ts'
import { PageQuery } from '../page.ts'
import { Instant } from '../time.ts'

/** What is written to a client's evidence log. */
export const EvidenceType = z.enum(eventNames)
export type EvidenceType = z.output<typeof EvidenceType>

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json }
const Named = z.record(z.string(), z.unknown())

/** SHA-256 as 64 lower-case hexadecimal digits. */
const Hash = z.string().regex(/^[0-9a-f]{64}$/u)

/** What an event is about: a feature's word for it, its id, and the number people know it by. */
export const EvidenceSubject = z.object({
  kind: z.string(),
  id: z.string(),
  number: z.string().nullable(),
})
export type EvidenceSubject = z.output<typeof EvidenceSubject>

/**
 * One event of the log. `personal` stands apart from the chain and may be erased: it is null then, and where there was
 * none; `erased` tells the two apart.
 */
export const EvidenceItem = z.object({
  sequence: z.int(),
  at: Instant,
  type: EvidenceType,
  subject: EvidenceSubject,
  data: Named,
  personal: Named.nullable(),
  erased: z.boolean(),
  hash: Hash,
  prev: Hash,
})
export type EvidenceItem = z.output<typeof EvidenceItem>

/** A time stamp of another authority (RFC 3161) over a signed head. */
export const EvidenceStamp = z.object({
  /** Everything up to this event is covered. */
  sequence: z.int(),
  at: Instant,
  authority: z.string(),
  /** The signed head it is over, as its UTF-8 bytes. */
  head: z.string(),
  /** The token in DER, base64. */
  token: z.base64(),
})
export type EvidenceStamp = z.output<typeof EvidenceStamp>

/**
 * The newest event of a log, signed: a compact JWS over `{v, client, sequence, hash, at}`. Sequence 0, unsigned, where
 * nothing was recorded yet.
 */
export const SignedEvidenceHead = z.object({
  sequence: z.int(),
  hash: Hash,
  at: Instant.nullable(),
  jws: z.string().nullable(),
  /** The newest time stamp of another authority (RFC 3161); null: without one. */
  stamp: EvidenceStamp.nullable(),
})
export type SignedEvidenceHead = z.output<typeof SignedEvidenceHead>

/** How often somebody has the newest event's number and hash mailed. */
export const HeadMailingRhythm = z.enum(['off', 'daily', 'monthly'])
export type HeadMailingRhythm = z.output<typeof HeadMailingRhythm>
export const HeadMailing = z.strictObject({ rhythm: HeadMailingRhythm })
export type HeadMailing = z.output<typeof HeadMailing>

/** The provider's people say whose log; a client's session reads its own. */
export const EvidenceOwner = z.strictObject({ clientId: ClientId.optional() })
export type EvidenceOwner = z.output<typeof EvidenceOwner>

export const EvidenceQuery = PageQuery.extend({
  clientId: ClientId.optional(),
  type: EvidenceType.optional(),
  subjectId: z.string().max(100).optional(),
})
export type EvidenceQuery = z.output<typeof EvidenceQuery>

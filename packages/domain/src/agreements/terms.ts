import { z } from 'zod'
import { Address } from '../clients/contract.ts'
import { Period } from '../deadlines/periods.ts'
import { CalendarDate } from '../time.ts'

/** By what somebody signs for a party: representation, not §9. */
export const SigningAuthority = z.enum(['owner', 'managing-director', 'power-of-attorney', 'other'])
export type SigningAuthority = z.output<typeof SigningAuthority>

export const Party = z.object({
  name: z.string(),
  address: Address,
  signedBy: z.string(),
  /** Left out of what was signed on paper. */
  function: z.string().optional(),
  signedOn: CalendarDate,
  /** The place. */
  signedAt: z.string(),
  /** Left out where nobody has recorded it. */
  authority: z.object({ kind: SigningAuthority, note: z.string().nullable() }).optional(),
})

/** What a deviating clause changes for the portal; what has none is its text alone. */
export const DeviationEffect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('notice-period'), period: Period }),
  z.strictObject({ kind: z.literal('objection-period'), period: Period }),
  /** Each replacement of a subprocessor needs the client's consent, as a new one does. */
  z.strictObject({ kind: z.literal('no-general-consent') }),
])
export type DeviationEffect = z.output<typeof DeviationEffect>

export const clauseNumber = /^(?:[1-9]|1[0-6])(?:\.[1-9])?$/u

/** A clause that was agreed otherwise than the contract's text has it. */
export const Deviation = z.object({
  clause: z.string(),
  text: z.string(),
  effect: DeviationEffect.nullable(),
})
export type Deviation = z.output<typeof Deviation>

/** What of the terms says a period. */
export type Periods = {
  noticePeriodWeeks?: number | undefined
  noticePeriod?: Period | undefined
  objectionPeriod?: Period | undefined
  deviations?: readonly Deviation[] | undefined
}

const effectOf = <K extends DeviationEffect['kind']>({ deviations }: Periods, kind: K) =>
  deviations
    ?.map(({ effect }) => effect)
    .find((effect): effect is Extract<DeviationEffect, { kind: K }> => effect?.kind === kind)

/** What the contract's text says where nothing else was agreed. */
export const ordinary = {
  noticePeriod: { count: 4, unit: 'weeks' },
  objectionPeriod: { count: 2, unit: 'weeks' },
} as const satisfies Record<string, Period>

/** §2: with what notice this agreement ends. */
export const noticePeriodOf = (terms: Periods): Period =>
  effectOf(terms, 'notice-period')?.period ??
  terms.noticePeriod ??
  (terms.noticePeriodWeeks === undefined
    ? ordinary.noticePeriod
    : { count: terms.noticePeriodWeeks, unit: 'weeks' })

/** §7.2: within what this client objects to a replaced subprocessor. */
export const objectionPeriodOf = (terms: Periods): Period =>
  effectOf(terms, 'objection-period')?.period ?? terms.objectionPeriod ?? ordinary.objectionPeriod

/** §7.2: whether a replaced subprocessor stands unless this client objects, or needs its consent. */
export const replacementMode = (terms: Periods): 'objection' | 'consent' =>
  effectOf(terms, 'no-general-consent') ? 'consent' : 'objection'

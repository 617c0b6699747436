import { z } from 'zod'
import { CalendarDate } from '../time.ts'
import { AgreementTerms } from './contract.ts'
import { Party } from './terms.ts'

/** Who has not signed yet. */
const UnsignedParty = Party.pick({ name: true, address: true })

/** The terms of a contract on its way to being signed, or signed. */
export const DraftedTerms = AgreementTerms.extend({
  /** Null: with the last signature, which is the provider's. */
  startsOn: CalendarDate.nullable(),
  controller: z.union([Party, UnsignedParty]),
  processor: z.union([Party, UnsignedParty]),
})
export type DraftedTerms = z.output<typeof DraftedTerms>

export const isSigned = (
  party: DraftedTerms['controller'],
): party is AgreementTerms['controller'] => 'signedOn' in party

import { canonicalJson } from '@portal/domain/canonical-json'
import type { DraftedTerms } from '@portal/domain/agreements/drafted'
import type { FilledIn, OfferDetail } from '@portal/domain/agreements/offers'
import { sha256Hex } from '../../platform/crypto.ts'
import type { Offered, OfferRow, Signature } from './table.ts'

type Client = { name: string; address: FilledIn['address'] }

/** What the provider proposed of what the client fills in. */
export const proposedOf = ({
  professionalSecrecy,
  serviceAgreement,
  dataCategories,
  dataSubjects,
  liability,
}: Offered): OfferDetail['proposed'] => ({
  professionalSecrecy,
  serviceAgreement,
  dataCategories,
  dataSubjects,
  liability,
})

/** The terms as they would be signed now, with the client as it is known until it has filled in its name. */
export function draftedTerms(
  { terms, filled }: Pick<OfferRow, 'terms' | 'filled'>,
  client: Client,
): DraftedTerms {
  const { name, address, ...given } = filled ?? {
    ...client,
    ...proposedOf(terms),
    authorisedPersons: [],
  }
  const { subprocessors, measures, processor, ...offered } = terms
  return { ...offered, ...given, subprocessors, measures, processor, controller: { name, address } }
}

/** What is missing before a client can sign: nothing is processed of nobody, whom the service agreement names else (§3.3). */
export const missingIn = ({
  dataCategories,
  dataSubjects,
  serviceAgreement,
}: DraftedTerms): OfferDetail['missing'] =>
  [
    dataCategories.length === 0 && ('dataCategories' as const),
    dataSubjects.length === 0 && !serviceAgreement && ('dataSubjects' as const),
  ].filter((each) => each !== false)

/** What both sign, by its SHA-256: number, the contract's text and what is filled in. Neither can be exchanged behind a signature. */
export const contractSha256 = (
  { number, wording }: Pick<OfferRow, 'number' | 'wording'>,
  terms: DraftedTerms,
): string => sha256Hex(canonicalJson({ schema: 'avv-portal/contract/1', number, wording, terms }))

function signed(party: DraftedTerms['controller'], signature: Signature | null) {
  if (!signature) return party
  const { userId: _, at: __, authenticatedBy: ___, ...said } = signature
  return { ...party, ...said }
}

/** The terms with those who have signed; of a signature the agreement says who, where, when and by what. */
export function signedTerms(
  { controller, processor, ...terms }: DraftedTerms,
  by: Record<'controller' | 'processor', Signature | null>,
): DraftedTerms {
  return {
    ...terms,
    controller: signed(controller, by.controller),
    processor: signed(processor, by.processor),
  }
}

import type { DraftedTerms } from '@portal/domain/agreements/drafted'
import type { OfferAgreements } from '@portal/domain/agreements/offers'
import type { Client } from '@portal/domain/clients/contract'
import type { Provider } from '@portal/domain/provider/contract'
import type { Subprocessor } from '@portal/domain/subprocessors/contract'

/** The terms as one client would be offered them. */
export const draftedFor = (
  { name, address }: Pick<Client, 'name' | 'address'>,
  { terms, subprocessorIds }: OfferAgreements,
  provider: Pick<Provider, 'name' | 'address'>,
  { subprocessors, measures }: { subprocessors: Subprocessor[]; measures: string[] },
): DraftedTerms => ({
  ...terms,
  controller: { name, address },
  processor: { name: provider.name, address: provider.address },
  authorisedPersons: [],
  measures,
  subprocessors: subprocessors
    .filter(({ id }) => subprocessorIds.includes(id))
    .map((each) => ({
      name: each.name,
      service: each.service,
      country: each.address.country,
      postalCode: each.address.postalCode,
      city: each.address.city,
      certificates: each.certificates.map((certificate) => certificate.name),
    })),
})

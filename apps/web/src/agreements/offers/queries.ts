import type { SecondFactor } from '@portal/domain/accounts/factors'
import {
  type CountersignOffer,
  type DeclineOffer,
  type FilledIn,
  Offer,
  type OfferAgreements,
  OfferBatch,
  OfferBatchDetail,
  OfferBatchMade,
  OfferDetail,
  OfferEvent,
  type OfferQuery,
  type SignOffer,
  type WithdrawOffer,
} from '@portal/domain/agreements/offers'
import {
  ContractText,
  ContractTextDetail,
  shippedVersion,
} from '@portal/domain/contract-texts/contract'
import { pageOf } from '@portal/domain/page'
import { ReceiptItem } from '@portal/domain/receipts/contract'
import { queryOptions } from '@tanstack/react-query'
import { endlessQuery } from '../../platform/http/endless.ts'
import { http } from '../../platform/http/http.ts'

export type OfferListFilter = {
  clientId: string | null
  standing: Exclude<OfferQuery['standing'], undefined> | null
  batchId?: string | null
}

/** Newest first. */
export const offersQuery = (filter: OfferListFilter) =>
  endlessQuery(['offers', 'list', filter], '/agreement-offers', Offer, filter)

export const offerQuery = (id: string) =>
  queryOptions({
    queryKey: ['offers', 'one', id],
    queryFn: ({ signal }) => http('GET', `/agreement-offers/${id}`, OfferDetail, { signal }),
  })

/** What was done to it, oldest first. */
export const offerHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['offers', 'history', id],
    queryFn: async ({ signal }) => {
      const { items } = await http('GET', `/agreement-offers/${id}/history`, pageOf(OfferEvent), {
        signal,
      })
      return items.toSorted((one, other) => one.sequence - other.sequence)
    },
  })

/** Those of both signatures, newest first. */
export const offerReceiptsQuery = (offerId: string) =>
  queryOptions({
    queryKey: ['receipts', 'offer', offerId],
    queryFn: async ({ signal }) =>
      (await http('GET', '/receipts', pageOf(ReceiptItem), { query: { offerId }, signal })).items,
  })

/** The contract as PDF, marked as a draft until both have signed. */
export const draftAddress = (id: string) => `/api/v1/agreement-offers/${id}/document`

/** The text of the contract that an offer is made of now. */
export const textInUseQuery = () =>
  queryOptions({
    queryKey: ['contract-texts', 'in-use'],
    queryFn: async ({ signal }) => {
      const query = { limit: 1 }
      const { items } = await http('GET', '/contract-texts', pageOf(ContractText), {
        query,
        signal,
      })
      const version = items[0]?.version ?? shippedVersion
      const { lines } = await http('GET', `/contract-texts/${version}`, ContractTextDetail, {
        signal,
      })
      return lines.join('\n')
    },
  })

/** How far offers on their way are; asked again until they are over. */
export const batchQuery = (id: string) =>
  queryOptions({
    queryKey: ['offers', 'batch', id],
    queryFn: ({ signal }) =>
      http('GET', `/agreement-offer-batches/${id}`, OfferBatchDetail, { signal }),
    refetchInterval: ({ state: { data } }) => (data?.status === 'running' ? 700 : false),
  })

/** Those that were made at once, the newest first. */
export const batchesQuery = () =>
  endlessQuery(['offers', 'batches'], '/agreement-offer-batches', OfferBatch)

/** Who would get one; nothing is sent. */
export const previewOffers = (body: OfferAgreements) =>
  http('POST', '/agreement-offer-batches?dryRun=true', OfferBatchMade, { body })

export const offerAgreements = (body: OfferAgreements) =>
  http('POST', '/agreement-offer-batches', OfferBatchMade, { body })

/** An offer as the person saw it. */
type Seen = Pick<Offer, 'id' | 'version'>

const post = ({ id, version }: Seen, act: string, body?: object) =>
  http('POST', `/agreement-offers/${id}/${act}`, OfferDetail, { body, version })

export const fillIn = ({ id, version }: Seen, body: FilledIn) =>
  http('PUT', `/agreement-offers/${id}/details`, OfferDetail, { body, version })

export const signOffer = (seen: Seen, input: SignOffer, secondFactor: SecondFactor) =>
  post(seen, 'signature', { ...input, secondFactor })

export const countersignOffer = (seen: Seen, input: CountersignOffer, secondFactor: SecondFactor) =>
  post(seen, 'countersignature', { ...input, secondFactor })

export const declineOffer = (seen: Seen, body: DeclineOffer) => post(seen, 'refusal', body)
export const withdrawOffer = (seen: Seen, body: WithdrawOffer) => post(seen, 'withdrawal', body)
export const remind = (seen: Seen) => post(seen, 'reminder')

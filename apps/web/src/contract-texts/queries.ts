import {
  ContractText,
  ContractTextDetail,
  type PublishContractText,
} from '@portal/domain/contract-texts/contract'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { endlessQuery } from '../platform/http/endless.ts'
import { Empty, http } from '../platform/http/http.ts'

export const contractTextsQuery = () =>
  endlessQuery(['contract-texts'], '/contract-texts', ContractText)

export const contractTextQuery = (version: number) =>
  queryOptions({
    queryKey: ['contract-texts', version],
    queryFn: ({ signal }) =>
      http('GET', `/contract-texts/${version}`, ContractTextDetail, { signal }),
  })

/** `seen`: the version it goes on top of. */
export const publishContractText = (body: PublishContractText, seen: number) =>
  http('POST', '/contract-texts', ContractTextDetail, { body, version: seen })

export const acceptContractText = () =>
  mutationOptions({ mutationFn: () => http('PUT', '/contract-texts/1/acceptance', Empty) })

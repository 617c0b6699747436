import { FactorList } from '@portal/domain/accounts/factors'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../../platform/http/http.ts'
import { isPasskeyPossible } from './passkeys.ts'

/** What the person here may confirm with. */
export const factorsQuery = () =>
  queryOptions({
    queryKey: ['factors'],
    queryFn: ({ signal }) => http('GET', '/account/factors', FactorList, { signal }),
  })

export type Way = 'passkey' | 'totp'

/** The ways open to this person in this browser, the stronger first. Until they are known, a code is assumed. */
export function waysOf(factors: FactorList | undefined): Way[] {
  if (!factors) return ['totp']
  const { passkeys, authenticators, authenticatorsDisabled } = factors
  const ways: Way[] = []
  if (passkeys.length > 0 && isPasskeyPossible()) ways.push('passkey')
  if (authenticators.length > 0 && (!authenticatorsDisabled || passkeys.length === 0))
    ways.push('totp')
  return ways
}

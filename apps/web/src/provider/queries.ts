import { Provider } from '@portal/domain/provider/contract'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../platform/http/http.ts'

/** §6.3 and §9: whom to ask, and who receives instructions. */
export const providerQuery = () =>
  queryOptions({
    queryKey: ['provider'],
    queryFn: ({ signal }) => http('GET', '/provider', Provider, { signal }),
    staleTime: Infinity,
  })

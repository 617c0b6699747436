import { Provider } from '@portal/domain/clients/contract'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../platform/http/http.ts'

/** §6.3: whom to ask. */
export const providerQuery = () =>
  queryOptions({
    queryKey: ['provider'],
    queryFn: ({ signal }) => http('GET', '/provider', Provider, { signal }),
    staleTime: Infinity,
  })

import { Home } from '@portal/domain/home/contract'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../platform/http/http.ts'

/** Asks again every minute: an incident must not wait for a reload. */
export const homeQuery = () =>
  queryOptions({
    queryKey: ['home'],
    queryFn: ({ signal }) => http('GET', '/home', Home, { signal }),
    refetchInterval: 60_000,
  })

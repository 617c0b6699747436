import { Home } from '@portal/domain/home/contract'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { Empty, http } from '../platform/http/http.ts'

/** Asks again every minute: an incident must not wait for a reload. */
export const homeQuery = () =>
  queryOptions({
    queryKey: ['home'],
    queryFn: ({ signal }) => http('GET', '/home', Home, { signal }),
    refetchInterval: 60_000,
  })

/** Whoever is here has seen the agreement in short. */
export const takeFirstLook = () =>
  mutationOptions({ mutationFn: () => http('PUT', '/first-look', Empty) })

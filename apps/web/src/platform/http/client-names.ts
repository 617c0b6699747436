import { Client } from '@portal/domain/clients/contract'
import { queryOptions } from '@tanstack/react-query'
import { allPages } from './all-pages.ts'

/** Every client this session may see, A to Z, wherever one of them is chosen. */
export const clientNamesQuery = () =>
  queryOptions({
    queryKey: ['clients', 'names'],
    queryFn: ({ signal }) => allPages('/clients', Client.pick({ id: true, name: true }), signal),
  })

import { Client } from '@portal/domain/clients/contract'
import { queryOptions } from '@tanstack/react-query'
import { allPages } from '../platform/http/all-pages.ts'
import { http } from '../platform/http/http.ts'

/** Every client this session may see, A to Z. */
export const clientsQuery = () =>
  queryOptions({
    queryKey: ['clients', 'all'],
    queryFn: ({ signal }) => allPages('/clients', Client, signal),
  })

export const clientQuery = (id: string) =>
  queryOptions({
    queryKey: ['clients', 'one', id],
    queryFn: ({ signal }) => http('GET', `/clients/${id}`, Client, { signal }),
  })

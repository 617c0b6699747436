import { Client, Provider } from '@portal/domain/clients/contract'
import { queryOptions } from '@tanstack/react-query'
import { allPages } from '../platform/http/all-pages.ts'
import { http } from '../platform/http/http.ts'

export const clientsQuery = () =>
  queryOptions({
    queryKey: ['clients', 'all'],
    queryFn: ({ signal }) => allPages('/clients', Client, signal),
  })

export const clientQuery = (id: string) =>
  queryOptions({
    queryKey: ['clients', id],
    queryFn: ({ signal }) => http('GET', `/clients/${id}`, Client, { signal }),
  })

export const providerQuery = () =>
  queryOptions({
    queryKey: ['provider'],
    queryFn: ({ signal }) => http('GET', '/provider', Provider, { signal }),
    staleTime: Infinity,
  })

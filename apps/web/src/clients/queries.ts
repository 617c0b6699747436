import { AuthorisedPerson, Client, Member, Provider } from '@portal/domain/clients/contract'
import { pageOf } from '@portal/domain/page'
import { queryOptions } from '@tanstack/react-query'
import { allPages } from '../platform/all-pages.ts'
import { http } from '../platform/http.ts'

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

/** A client's people come on one page, always. */
export const membersQuery = (id: string) =>
  queryOptions({
    queryKey: ['clients', id, 'members'],
    queryFn: ({ signal }) => http('GET', `/clients/${id}/members`, pageOf(Member), { signal }),
  })

/** The §9 register, past entries included. */
export const authorisedPersonsQuery = (id: string) =>
  queryOptions({
    queryKey: ['clients', id, 'authorised-persons'],
    queryFn: ({ signal }) =>
      http('GET', `/clients/${id}/authorised-persons`, pageOf(AuthorisedPerson), { signal }),
  })

export const providerQuery = () =>
  queryOptions({
    queryKey: ['provider'],
    queryFn: ({ signal }) => http('GET', '/provider', Provider, { signal }),
    staleTime: Infinity,
  })

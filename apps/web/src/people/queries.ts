import { SecurityEvent } from '@portal/domain/accounts/security-log'
import { pageOf } from '@portal/domain/page'
import {
  AuthorisedPerson,
  AuthorisedPersonChange,
  FactorReset,
  Invitation,
  Member,
  StaffInvitation,
  StaffMember,
} from '@portal/domain/people/contract'
import { Document } from '@portal/domain/documents/contract'
import { Proposal } from '@portal/domain/people/proposals'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { clientQuery } from '../clients/queries.ts'
import { allPages } from '../platform/http/all-pages.ts'
import { http } from '../platform/http/http.ts'
import { type Circle, pathOf } from './circle.ts'

/** A client's people come on one page, always. */
export const membersQuery = (clientId: string) =>
  queryOptions({
    queryKey: ['clients', clientId, 'members'],
    queryFn: async ({ signal }) => {
      const path = `/clients/${clientId}/members`
      return (await http('GET', path, pageOf(Member), { signal })).items
    },
  })

export const staffQuery = () =>
  queryOptions({
    queryKey: ['staff'],
    queryFn: async ({ signal }) =>
      (await http('GET', '/staff', pageOf(StaffMember), { signal })).items,
  })

/** Invitations are few, and open ones belong on top: the whole list, asked again while a mail is on its way. */
export const invitationsQuery = (circle: Circle) =>
  queryOptions({
    queryKey: ['invitations', pathOf(circle)],
    queryFn: ({ signal }) =>
      allPages(`${pathOf(circle)}/invitations`, z.union([Invitation, StaffInvitation]), signal),
    refetchInterval: ({ state }) =>
      state.data?.some(
        ({ status, mail }) => status === 'open' && (mail === 'queued' || mail === 'sent'),
      )
        ? 5_000
        : false,
  })

/** The §9 register, past entries included. */
export const registerQuery = (clientId: string) =>
  queryOptions({
    queryKey: ['clients', clientId, 'authorised-persons'],
    queryFn: async ({ signal }) => {
      const path = `/clients/${clientId}/authorised-persons`
      return (await http('GET', path, pageOf(AuthorisedPerson), { signal })).items
    },
  })

/** §9: who may give instructions today. */
export const authorisedPersonsQuery = (clientId: string) =>
  queryOptions({
    ...registerQuery(clientId),
    select: (entries) => entries.filter(({ current }) => current),
  })

/** What the provider wrote down of a client's people, with what became of it. */
export const proposalsQuery = (clientId: string) =>
  queryOptions({
    queryKey: ['clients', clientId, 'proposals'],
    queryFn: ({ signal }) => allPages(`/clients/${clientId}/proposals`, Proposal, signal),
  })

export const proposalQuery = (clientId: string, id: string) =>
  queryOptions({
    queryKey: ['clients', clientId, 'proposals', id],
    queryFn: ({ signal }) =>
      http('GET', `/clients/${clientId}/proposals/${id}`, Proposal, { signal }),
  })

/** What a client signed or wrote, as far as it is kept: agreements and letters. */
export const signedQuery = (clientId: string) =>
  queryOptions({
    queryKey: ['clients', clientId, 'signed-documents'],
    queryFn: async ({ signal }) => {
      const of = (kind: string) =>
        http('GET', '/documents', pageOf(Document), {
          query: { clientId, kind, limit: 100 },
          signal,
        })
      const pages = await Promise.all([of('agreement'), of('letter')])
      return pages.flatMap(({ items }) => items)
    },
  })

/** Whether a second authorised person signs what a client orders. */
export const fourEyesQuery = (clientId: string) =>
  queryOptions({ ...clientQuery(clientId), select: ({ fourEyes }) => fourEyes })

/** What became of one entry, as the record tells it. */
export const entryHistoryQuery = (clientId: string, personId: string) =>
  queryOptions({
    queryKey: ['clients', clientId, 'authorised-persons', personId],
    queryFn: async ({ signal }) => {
      const path = `/clients/${clientId}/authorised-persons/${personId}/history`
      return (await http('GET', path, pageOf(AuthorisedPersonChange), { signal })).items
    },
  })

/** Resets of a second factor, those under way first. Only the provider's people see this list. */
export const resetsQuery = () =>
  queryOptions({
    queryKey: ['second-factor-resets'],
    queryFn: ({ signal }) => allPages('/second-factor-resets', FactorReset, signal),
  })

export type LogFilter = { userId: string | null; alarming: boolean }

/** What happened to the accounts of a client, newest first. */
export const clientLogQuery = (clientId: string, { userId, alarming }: LogFilter) =>
  infiniteQueryOptions({
    queryKey: ['clients', clientId, 'security-log', userId, alarming],
    queryFn: ({ pageParam, signal }) =>
      http('GET', `/clients/${clientId}/security-log`, pageOf(SecurityEvent), {
        query: { userId, alarming: alarming || null, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })

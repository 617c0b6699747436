import { SecurityEvent } from '@portal/domain/accounts/security-log'
import {
  AuthorisedPerson,
  AuthorisedPersonChange,
  FactorReset,
  Invitation,
  Member,
  StaffInvitation,
  StaffMember,
} from '@portal/domain/people/contract'
import { Document, type DocumentKind } from '@portal/domain/documents/contract'
import { Proposal } from '@portal/domain/people/proposals'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { clientQuery } from '../clients/queries.ts'
import { allPages } from '../platform/http/all-pages.ts'
import { endlessQuery } from '../platform/http/endless.ts'
import { http } from '../platform/http/http.ts'
import { type Circle, pathOf } from './circle.ts'

/** Who has access to a client. */
export const membersQuery = (clientId: string) =>
  queryOptions({
    queryKey: ['clients', clientId, 'members'],
    queryFn: ({ signal }) => allPages(`/clients/${clientId}/members`, Member, signal),
  })

export const staffQuery = () =>
  queryOptions({
    queryKey: ['staff'],
    queryFn: ({ signal }) => allPages('/staff', StaffMember, signal),
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
    queryFn: ({ signal }) =>
      allPages(`/clients/${clientId}/authorised-persons`, AuthorisedPerson, signal),
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
      const of = (kind: DocumentKind) =>
        allPages('/documents', Document, signal, { clientId, kind })
      return (await Promise.all([of('agreement'), of('letter')])).flat()
    },
  })

/** Whether a second authorised person signs what a client orders. */
export const fourEyesQuery = (clientId: string) =>
  queryOptions({ ...clientQuery(clientId), select: ({ fourEyes }) => fourEyes })

/** What became of one entry, as the record tells it. */
export const entryHistoryQuery = (clientId: string, personId: string) =>
  queryOptions({
    queryKey: ['clients', clientId, 'authorised-persons', personId],
    queryFn: ({ signal }) => {
      const path = `/clients/${clientId}/authorised-persons/${personId}/history`
      return allPages(path, AuthorisedPersonChange, signal)
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
  endlessQuery(
    ['clients', clientId, 'security-log', userId, alarming],
    `/clients/${clientId}/security-log`,
    SecurityEvent,
    { userId, alarming: alarming || null },
  )

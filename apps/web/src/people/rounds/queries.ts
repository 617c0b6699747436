import {
  InvitationRound,
  InvitedPerson,
  Renewals,
  type RoundOf,
  type StartRound,
  WholeRound,
} from '@portal/domain/people/rounds'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { endlessQuery } from '../../platform/http/endless.ts'
import { http } from '../../platform/http/http.ts'
import type { InvitedFilter } from './invited-filter.ts'

/** Which clients: chosen one by one, or by what they lack. */
export type Meant = { clientIds: string[] } | { of: RoundOf }

/** Whom a round would invite, asked anew each time its page is opened. */
export const previewQuery = (meant: Meant) =>
  queryOptions({
    queryKey: ['invitation-rounds', 'preview', meant],
    queryFn: ({ signal }) =>
      http('POST', '/invitation-rounds?dryRun=true', WholeRound, { body: meant, signal }),
    gcTime: 0,
    staleTime: Infinity,
  })

export const startRound = () =>
  mutationOptions({
    mutationFn: (body: z.input<typeof StartRound>) =>
      http('POST', '/invitation-rounds', WholeRound, { body }),
  })

/** How far a round is; asked again until it is over. */
export const roundQuery = (id: string) =>
  queryOptions({
    queryKey: ['invitation-rounds', id],
    queryFn: ({ signal }) => http('GET', `/invitation-rounds/${id}`, WholeRound, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.status === 'done' || data?.status === 'failed' ? false : 700,
  })

/** Every round, the newest first. */
export const roundsQuery = () =>
  endlessQuery(['invitation-rounds', 'all'], '/invitation-rounds', InvitationRound)

/** Who was invited anywhere and has not arrived, or is as far as the filter says. */
export const invitedQuery = (filter: InvitedFilter) =>
  endlessQuery(['invited-people', filter], '/invited-people', InvitedPerson, filter)

export const renewMany = () =>
  mutationOptions({
    mutationFn: (invitationIds: string[]) =>
      http('POST', '/invitation-renewals', Renewals, { body: { invitationIds } }),
  })

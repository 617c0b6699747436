import { Account } from '@portal/domain/accounts/contract'
import { OpenSession } from '@portal/domain/accounts/factors'
import { SecurityEvent } from '@portal/domain/accounts/security-log'
import { pageOf } from '@portal/domain/page'
import { infiniteQueryOptions, mutationOptions, queryOptions } from '@tanstack/react-query'
import { Empty, http } from '../../platform/http/http.ts'
import { reauthenticated } from '../reauthentication/reauthentication.ts'

export const sessionsQuery = () =>
  queryOptions({
    queryKey: ['account', 'sessions'],
    queryFn: async ({ signal }) =>
      (await http('GET', '/account/sessions', pageOf(OpenSession), { signal })).items,
  })

/** What happened to the own account, newest first. */
export const securityLogQuery = (alarming: boolean) =>
  infiniteQueryOptions({
    queryKey: ['account', 'security-log', alarming],
    queryFn: ({ pageParam, signal }) =>
      http('GET', '/account/security-log', pageOf(SecurityEvent), {
        query: { alarming: alarming || null, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })

export const changeName = () =>
  mutationOptions({
    mutationFn: (name: string) =>
      reauthenticated(() => http('PATCH', '/account', Account, { body: { name } })),
  })

/** Ends all other sessions. */
export const changePassword = () =>
  mutationOptions({
    mutationFn: (password: string) =>
      reauthenticated(() => http('POST', '/account/password', Empty, { body: { password } })),
  })

/** Sends a link to the new address; until it is opened nothing changes. */
export const changeEmail = () =>
  mutationOptions({
    mutationFn: (email: string) =>
      reauthenticated(() => http('POST', '/account/email', Empty, { body: { email } })),
  })

export const endSession = () =>
  mutationOptions({
    mutationFn: (id: string) =>
      reauthenticated(() => http('DELETE', `/account/sessions/${id}`, Empty)),
  })

export const endOtherSessions = () =>
  mutationOptions({
    mutationFn: () => reauthenticated(() => http('DELETE', '/account/sessions', Empty)),
  })

import { Account } from '@portal/domain/accounts/contract'
import { OpenSession } from '@portal/domain/accounts/factors'
import { SecurityEvent } from '@portal/domain/accounts/security-log'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { allPages } from '../../platform/http/all-pages.ts'
import { endlessQuery } from '../../platform/http/endless.ts'
import { Empty, http } from '../../platform/http/http.ts'
import { reauthenticated } from '../reauthentication/reauthentication.ts'

export const sessionsQuery = () =>
  queryOptions({
    queryKey: ['account', 'sessions'],
    queryFn: ({ signal }) => allPages('/account/sessions', OpenSession, signal),
  })

/** What happened to the own account, newest first. */
export const securityLogQuery = (alarming: boolean) =>
  endlessQuery(['account', 'security-log', alarming], '/account/security-log', SecurityEvent, {
    alarming: alarming || null,
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

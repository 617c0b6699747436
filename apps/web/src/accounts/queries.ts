import { Session } from '@portal/domain/accounts/contract'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { forgetAllDrafts } from '../platform/form/drafts.ts'
import { Empty, http } from '../platform/http/http.ts'
import { leaveFor } from '../platform/navigation/leave.ts'

/** Who is here, for which client, and what they may do. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => http('GET', '/session', Session, { signal }),
    staleTime: 5 * 60_000,
  })

/** A full load follows: nothing of the client left behind stays in memory. */
export const switchClient = () =>
  mutationOptions({
    mutationFn: (clientId: string) =>
      http('POST', '/session/client', Empty, { body: { clientId }, ofAnyClient: true }),
    onSuccess: () => leaveFor('/'),
  })

export const signOut = () =>
  mutationOptions({
    mutationFn: () => http('DELETE', '/session', Empty, { ofAnyClient: true }),
    onSuccess: () => {
      forgetAllDrafts()
      return leaveFor('/login')
    },
  })

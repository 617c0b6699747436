import { Account, type Locale, Session } from '@portal/domain/accounts/contract'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { forgetAllDrafts } from '../platform/drafts.ts'
import { Empty, http } from '../platform/http.ts'
import { speak, storeLocale } from '../platform/i18n.ts'

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
      http('POST', '/session/client', Empty, { body: { clientId } }),
    onSuccess: () => location.assign('/'),
  })

export const signOut = () =>
  mutationOptions({
    mutationFn: () => http('DELETE', '/session', Empty),
    onSuccess: () => {
      forgetAllDrafts()
      location.assign('/login')
    },
  })

export const changeLocale = () =>
  mutationOptions({
    mutationFn: async (locale: Locale) => {
      await http('PATCH', '/account', Account, { body: { locale } })
      storeLocale(locale)
      await speak(locale, ['login', 'portal'])
    },
  })

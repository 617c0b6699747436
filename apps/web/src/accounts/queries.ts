import { Account, type Locale, Session } from '@portal/domain/accounts/contract'
import { PlaceOfClients } from '@portal/domain/accounts/places'
import { ofClient, pages, type Place } from '@portal/domain/addresses'
import { entryPages } from '@portal/domain/entry-addresses'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { activeClient, cameBack } from '../platform/http/active-client.ts'
import { Empty, http } from '../platform/http/http.ts'
import { speak, storeLocale } from '../platform/language/i18n.ts'
import { leaveFor } from '../platform/navigation/leave.ts'
import { keepEnd, tellTabs } from './session-end.ts'

/** Who is here, for which client, and what they may do. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => http('GET', '/session', Session, { signal }),
    staleTime: 5 * 60_000,
  })

/** The same as the server has it by now, whichever client this window shows. */
export const sessionElsewhereQuery = () =>
  queryOptions({
    queryKey: ['session', 'elsewhere'],
    queryFn: ({ signal }) => http('GET', '/session', Session, { signal, ofAnyClient: true }),
    staleTime: 0,
  })

const workForClient = (clientId: string | null) =>
  http('POST', '/session/client', Empty, { body: { clientId }, ofAnyClient: true })

/** Another window switched: the session is for this window's client again. */
export const switchBack = () =>
  mutationOptions({ mutationFn: () => workForClient(activeClient()), onSuccess: cameBack })

/** A full load follows: nothing of the client left behind stays in memory. */
export const switchClient = () =>
  mutationOptions({
    mutationFn: (clientId: string) => workForClient(clientId),
    onSuccess: () => leaveFor(pages.home),
  })

/** The same for a page that belongs to another of them: it opens there. */
export const switchHere = () =>
  mutationOptions({
    mutationFn: (clientId: string) => workForClient(clientId),
    onSuccess: (_, clientId) => leaveFor(ofClient(location.pathname, clientId)),
  })

/** At which other of the own clients is what a page is about. */
export const placeQuery = (place: Place) =>
  queryOptions({
    queryKey: ['place', place],
    queryFn: ({ signal }) =>
      http('GET', '/session/places', PlaceOfClients, { query: place, signal }),
    staleTime: 0,
  })

/** From here on the portal, and the mails to this person, speak another language. */
export const changeLocale = () =>
  mutationOptions({
    mutationFn: async (locale: Locale) => {
      await http('PATCH', '/account', Account, { body: { locale } })
      storeLocale(locale)
      await speak(locale)
    },
  })

export const signOut = () =>
  mutationOptions({
    mutationFn: () => http('DELETE', '/session', Empty, { ofAnyClient: true }),
    onSuccess: () => {
      tellTabs('signed-out')
      keepEnd('signed-out')
      return leaveFor(entryPages.signIn)
    },
  })

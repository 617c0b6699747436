import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import { page } from '../platform/navigation/page.tsx'
import { HomePage } from '../home/home-page.tsx'
import { homeQuery } from '../home/queries.ts'

export const homePages = [
  page(
    pages.home,
    'home.read',
    // Most often the first: it comes with the portal itself.
    async () => HomePage,
    ({ session, may }) => ({
      side: session.side,
      may,
      clientName: session.memberships.length > 1 ? (session.activeClient?.name ?? null) : null,
    }),
    { word: msg`Übersicht`, prefetch: (client) => void client.prefetchQuery(homeQuery()) },
  ),
]

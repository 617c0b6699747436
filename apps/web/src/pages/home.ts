import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import type { QueryClient } from '@tanstack/react-query'
import { sessionQuery } from '../accounts/queries.ts'
import { backupsQuery } from '../backups/queries.ts'
import { evidenceAlarmsQuery } from '../evidence/alarms/queries.ts'
import { sealQuery } from '../evidence/seal-queries.ts'
import { page } from '../platform/navigation/page.tsx'
import { HomePage } from '../home/home-page.tsx'
import { homeQuery } from '../home/queries.ts'

/** Of the provider's side more stands there. */
function prefetch(client: QueryClient) {
  const { permissions = [] } = client.getQueryData(sessionQuery().queryKey) ?? {}
  void client.prefetchQuery(homeQuery())
  if (permissions.includes('mails.read')) {
    void client.prefetchQuery(evidenceAlarmsQuery())
    void client.prefetchQuery(sealQuery())
  }
  if (permissions.includes('backups.read')) void client.prefetchQuery(backupsQuery())
}

export const homePages = [
  page(
    pages.home,
    'home.read',
    // Most often the first: it comes with the portal itself.
    async () => HomePage,
    ({ session, may }) => ({
      side: session.side,
      may,
      client: session.activeClient && {
        ...session.activeClient,
        isOneOfMany: session.memberships.length > 1,
      },
    }),
    { word: msg`Übersicht`, prefetch },
  ),
]

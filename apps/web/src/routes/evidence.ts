import type { RouteObject } from 'react-router'
import { page } from './page.tsx'

/** §§8.2, 16: what happened, and the receipts that prove it. */
export const evidenceRoutes: RouteObject[] = [
  {
    path: '/nachweise',
    ...page(
      'evidence.read',
      async () => (await import('../evidence/evidence-page.tsx')).EvidencePage,
      ({ session, may, query, go }) => ({
        side: session.side,
        ownClientId: session.activeClient?.id ?? null,
        may,
        query,
        go,
      }),
    ),
  },
  {
    path: '/quittungen',
    ...page(
      'instructions.read',
      async () => (await import('../receipts/receipts-page.tsx')).ReceiptsPage,
      ({ session, query, go }) => ({ side: session.side, query, go }),
    ),
  },
]

import type { RouteObject } from 'react-router'
import { page } from './page.tsx'

/** What was agreed, who else is involved, and the papers. */
export const contractRoutes: RouteObject[] = [
  {
    path: '/vertrag',
    ...page(
      'agreements.read',
      async () => (await import('../agreements/agreements-page.tsx')).AgreementsPage,
      ({ session, query, go }) => ({ side: session.side, clientId: query('clientId'), go }),
    ),
  },
  {
    path: '/vertrag/:id',
    ...page(
      'agreements.read',
      async () => (await import('../agreements/agreement-page.tsx')).AgreementPage,
      ({ session, param }) => ({ id: param('id'), side: session.side }),
    ),
  },
  {
    path: '/unterauftragnehmer',
    ...page(
      'subprocessors.read',
      async () => (await import('../subprocessors/subprocessors-page.tsx')).SubprocessorsPage,
      ({ session, query, go }) => ({ side: session.side, query, go }),
    ),
  },
  ...['/massnahmen', '/massnahmen/:version'].map((path) => ({
    path,
    ...page(
      'toms.read',
      async () => (await import('../toms/toms-page.tsx')).TomsPage,
      ({ param }) => ({ version: param('version') || null }),
    ),
  })),
  {
    path: '/dokumente',
    ...page(
      'documents.read',
      async () => (await import('../documents/documents-page.tsx')).DocumentsPage,
      ({ session, may, query, go }) => ({
        side: session.side,
        mayUpload: may('documents.upload'),
        query,
        go,
      }),
    ),
  },
  {
    path: '/dokumente/neu',
    ...page(
      'documents.upload',
      async () => (await import('../documents/upload-page.tsx')).UploadPage,
      ({ query, go }) => ({ clientId: query('clientId'), go }),
    ),
  },
]

import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import { page } from '../platform/navigation/page.tsx'

export const documentPages = [
  page(
    pages.documents.list,
    'documents.read',
    async () => (await import('../documents/documents-page.tsx')).DocumentsPage,
    ({ session, may, query, go }) => ({
      side: session.side,
      mayUpload: may('documents.upload'),
      query,
      go,
    }),
    { word: msg`Dokumente` },
  ),
  page(
    pages.documents.upload,
    'documents.upload',
    async () => (await import('../documents/upload-page.tsx')).UploadPage,
    ({ query, go }) => ({ clientId: query('clientId'), go }),
  ),
]

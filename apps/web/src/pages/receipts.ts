import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import { page } from '../platform/navigation/page.tsx'

/** §8.2: what proves it. */
export const receiptPages = [
  page(
    pages.receipts,
    'instructions.read',
    async () => (await import('../receipts/receipts-page.tsx')).ReceiptsPage,
    ({ session, query, go }) => ({ side: session.side, query, go }),
    { word: msg`Quittungen` },
  ),
]

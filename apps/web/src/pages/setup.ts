import { pages } from '@portal/domain/addresses'
import { page } from '../platform/navigation/page.tsx'
import { setupQuery } from '../setup/queries.ts'

/** For the provider's owner, who gets there from the first page. */
export const setupPages = [
  page(
    pages.setup,
    'setup.manage',
    async () => (await import('../setup/setup-page.tsx')).SetupPage,
    () => ({}),
    { prefetch: (client) => void client.prefetchQuery(setupQuery()) },
  ),
]

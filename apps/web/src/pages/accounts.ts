import { pages } from '@portal/domain/addresses'
import { page } from '../platform/navigation/page.tsx'

/** What a person changes and reads about their own access. */
export const accountPages = [
  page(
    pages.account.one,
    'account.manage',
    async () => (await import('../accounts/account/account-page.tsx')).AccountPage,
    ({ session, hash }) => ({ session, hash }),
  ),
  page(
    pages.account.log,
    'account.manage',
    async () => (await import('../accounts/account/security-log-page.tsx')).SecurityLogPage,
    ({ query }) => ({ alarming: query('nur') === 'auffaelliges' }),
  ),
]

import type { RouteObject } from 'react-router'
import { page } from './page.tsx'

/** What a person changes and reads about their own access. */
export const accountRoutes: RouteObject[] = [
  {
    path: '/konto',
    ...page(
      'account.manage',
      async () => (await import('../accounts/account/account-page.tsx')).AccountPage,
      ({ session, hash }) => ({ session, hash }),
    ),
  },
  {
    path: '/konto/protokoll',
    ...page(
      'account.manage',
      async () => (await import('../accounts/account/security-log-page.tsx')).SecurityLogPage,
      ({ query }) => ({ alarming: query('nur') === 'auffaelliges' }),
    ),
  },
]

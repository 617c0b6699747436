import type { QueryClient } from '@tanstack/react-query'
import {
  createBrowserRouter,
  Outlet,
  type RouteObject,
  ScrollRestoration,
  useLocation,
  useRouteError,
} from 'react-router'
import { homeQuery } from './home/queries.ts'
import { followLinks } from './platform/navigation/follow-links.ts'
import { accountRoutes } from './routes/account.ts'
import { contractRoutes } from './routes/contract.ts'
import { evidenceRoutes } from './routes/evidence.ts'
import { instructionRoutes } from './routes/instructions.ts'
import { noticeRoutes } from './routes/notices.ts'
import { page } from './routes/page.tsx'
import { peopleRoutes } from './routes/people.ts'
import { FailureAlone, FailurePage } from './shell/failure-page.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { Shell } from './shell/shell.tsx'
import { Loading } from './ui/basics/loading.tsx'

const routes = (client: QueryClient): RouteObject[] => [
  {
    path: '/',
    index: true,
    loader: () => {
      void client.prefetchQuery(homeQuery())
      return null
    },
    ...page(
      'home.read',
      async () => (await import('./home/home-page.tsx')).HomePage,
      ({ session, may }) => ({
        side: session.side,
        may,
        clientName: session.memberships.length > 1 ? (session.activeClient?.name ?? null) : null,
      }),
    ),
  },
  ...noticeRoutes,
  ...instructionRoutes,
  ...evidenceRoutes,
  ...contractRoutes,
  ...peopleRoutes,
  ...accountRoutes,
  { path: '*', Component: NotFoundPage },
]

function Layout() {
  const { pathname } = useLocation()
  return (
    <Shell path={pathname}>
      {/* A page never turns into another: it starts anew, its heading takes the focus. */}
      <Outlet key={pathname} />
      <ScrollRestoration />
    </Shell>
  )
}

const PageFailure = () => <FailurePage error={useRouteError()} />
const ShellFailure = () => <FailureAlone error={useRouteError()} />

export function createRouter(client: QueryClient) {
  const router = createBrowserRouter([
    {
      Component: Layout,
      ErrorBoundary: ShellFailure,
      children: [
        { ErrorBoundary: PageFailure, HydrateFallback: Loading, children: routes(client) },
      ],
    },
  ])
  followLinks((path) => void router.navigate(path))
  return router
}

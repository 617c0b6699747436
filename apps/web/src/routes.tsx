import { useLingui } from '@lingui/react'
import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import {
  createBrowserRouter,
  Outlet,
  type RouteObject,
  ScrollRestoration,
  useLocation,
  useNavigate,
  useParams,
  useRouteError,
  useSearchParams,
} from 'react-router'
import { sessionQuery } from './accounts/queries.ts'
import { portalPages } from './pages/table.ts'
import { overConnection } from './platform/http/connection.ts'
import { followLinks } from './platform/navigation/follow-links.ts'
import { type Here, isFor, type PageLine } from './platform/navigation/page.tsx'
import { FailureAlone, FailurePage } from './shell/failure-page.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { Shell } from './shell/shell.tsx'
import { Loading } from './ui/basics/loading.tsx'

function routeOf(client: QueryClient, line: PageLine): RouteObject {
  const { prefetch } = line
  return {
    path: line.at,
    lazy: async () => {
      const show = await overConnection(() => line.load(), { isRepeatable: true, isWrite: false })
      return { element: <Routed line={line} show={show} /> }
    },
    ...(prefetch && { loader: () => (prefetch(client), null) }),
  }
}

function Routed({ line, show }: { line: PageLine; show: Awaited<ReturnType<PageLine['load']>> }) {
  // Subscribes to the language, so that the page is said anew.
  useLingui()
  const here = useHere()
  return isFor(line, here.session) ? show(here) : <NotFoundPage />
}

function useHere(): Here {
  const { data: session } = useSuspenseQuery(sessionQuery())
  const params = useParams()
  const [search] = useSearchParams()
  const { hash } = useLocation()
  const navigate = useNavigate()
  return {
    session,
    may: (permission) => session.permissions.includes(permission),
    param: (name) => params[name] ?? '',
    query: (name) => search.get(name),
    hash: hash.slice(1),
    go: (to) => void navigate(to),
  }
}

function Layout() {
  const { pathname } = useLocation()
  return (
    <Shell path={pathname} pages={portalPages}>
      {/* A page never turns into another: it starts anew, its heading takes the focus. */}
      <Outlet key={pathname} />
      <ScrollRestoration />
    </Shell>
  )
}

const PageFailure = () => <FailurePage error={useRouteError()} />
const ShellFailure = () => <FailureAlone error={useRouteError()} />

/** The only file that knows the router. */
export function createRouter(client: QueryClient) {
  const pages = portalPages.map((line) => routeOf(client, line))
  const router = createBrowserRouter([
    {
      Component: Layout,
      ErrorBoundary: ShellFailure,
      children: [
        {
          ErrorBoundary: PageFailure,
          HydrateFallback: Loading,
          children: [...pages, { path: '*', Component: NotFoundPage }],
        },
      ],
    },
  ])
  followLinks((path) => void router.navigate(path))
  return router
}

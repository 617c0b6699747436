import { useLingui } from '@lingui/react'
import type { Permission } from '@portal/domain/access'
import type { Session } from '@portal/domain/accounts/contract'
import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
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
import { homeQuery } from './home/queries.ts'
import { followLinks } from './platform/follow-links.ts'
import { FailureAlone, FailurePage } from './shell/failure-page.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { Shell } from './shell/shell.tsx'
import { Loading } from './ui/loading.tsx'

/** What a route may hand to its page; pages know no router. */
type Here = {
  session: Session
  may: (permission: Permission) => boolean
  /** A part of the path, such as `id` in `/weisungen/:id`. */
  param: (name: string) => string
  /** A part of the query, such as `status` in `?status=open`. */
  query: (name: string) => string | null
  go: (to: string) => void
}

/** A page loaded when it is first visited, shown to those who hold the permission; for others it does not exist. */
function page<Props extends object>(
  needs: Permission,
  load: () => Promise<ComponentType<Props>>,
  props: (here: Here) => Props,
): Pick<RouteObject, 'lazy'> {
  return {
    lazy: async () => ({ element: <Routed needs={needs} Page={await load()} props={props} /> }),
  }
}

function Routed<Props extends object>({
  needs,
  Page,
  props,
}: {
  needs: Permission
  Page: ComponentType<Props>
  props: (here: Here) => Props
}) {
  // Subscribes to the language, so that the page is said anew.
  useLingui()
  const here = useHere()
  return here.may(needs) ? <Page {...props(here)} /> : <NotFoundPage />
}

function useHere(): Here {
  const { data: session } = useSuspenseQuery(sessionQuery())
  const params = useParams()
  const [search] = useSearchParams()
  const navigate = useNavigate()
  return {
    session,
    may: (permission) => session.permissions.includes(permission),
    param: (name) => params[name] ?? '',
    query: (name) => search.get(name),
    go: (to) => void navigate(to),
  }
}

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
  {
    path: '/mitteilungen',
    ...page(
      'notices.read',
      async () => (await import('./notices/notices-page.tsx')).NoticesPage,
      ({ session, may, query, go }) => ({
        side: session.side,
        mayWrite: may('notices.write'),
        query,
        go,
      }),
    ),
  },
  {
    path: '/mitteilungen/neu',
    ...page(
      'notices.write',
      async () => (await import('./notices/notice-editor-page.tsx')).NewNoticePage,
      ({ go }) => ({ go }),
    ),
  },
  {
    path: '/mitteilungen/:id',
    ...page(
      'notices.read',
      async () => (await import('./notices/notice-page.tsx')).NoticePage,
      ({ session, may, param, query, go }) => ({
        id: param('id'),
        side: session.side,
        mayAcknowledge: may('notices.acknowledge'),
        mayWrite: may('notices.write'),
        show: query('show'),
        go,
      }),
    ),
  },
  {
    path: '/mitteilungen/:id/bearbeiten',
    ...page(
      'notices.write',
      async () => (await import('./notices/notice-editor-page.tsx')).EditNoticePage,
      ({ param, go }) => ({ id: param('id'), go }),
    ),
  },
  // Only the provider's people hold `staff.read`; a client's own record is at /praxis.
  {
    path: '/kunden',
    ...page(
      'staff.read',
      async () => (await import('./clients/clients-page.tsx')).ClientsPage,
      () => ({}),
    ),
  },
  {
    path: '/kunden/:id',
    ...page(
      'staff.read',
      async () => (await import('./clients/client-page.tsx')).ClientPage,
      ({ param, may }) => ({ id: param('id'), may }),
    ),
  },
  {
    path: '/praxis',
    ...page(
      'people.read',
      async () => (await import('./clients/practice-page.tsx')).PracticePage,
      ({ session }) => ({ id: session.activeClient?.id ?? null }),
    ),
  },
  {
    path: '/postausgang',
    ...page(
      'mails.read',
      async () => (await import('./mails/outbox-page.tsx')).OutboxPage,
      ({ query }) => ({ show: query('status') }),
    ),
  },
  {
    path: '/vertrag',
    ...page(
      'agreements.read',
      async () => (await import('./agreements/agreements-page.tsx')).AgreementsPage,
      ({ session, query, go }) => ({ side: session.side, clientId: query('clientId'), go }),
    ),
  },
  {
    path: '/vertrag/:id',
    ...page(
      'agreements.read',
      async () => (await import('./agreements/agreement-page.tsx')).AgreementPage,
      ({ session, param }) => ({ id: param('id'), side: session.side }),
    ),
  },
  {
    path: '/unterauftragnehmer',
    ...page(
      'subprocessors.read',
      async () => (await import('./subprocessors/subprocessors-page.tsx')).SubprocessorsPage,
      ({ session, query, go }) => ({ side: session.side, query, go }),
    ),
  },
  ...['/massnahmen', '/massnahmen/:version'].map((path) => ({
    path,
    ...page(
      'toms.read',
      async () => (await import('./toms/toms-page.tsx')).TomsPage,
      ({ param }) => ({ version: param('version') || null }),
    ),
  })),
  {
    path: '/dokumente',
    ...page(
      'documents.read',
      async () => (await import('./documents/documents-page.tsx')).DocumentsPage,
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
      async () => (await import('./documents/upload-page.tsx')).UploadPage,
      ({ query, go }) => ({ clientId: query('clientId'), go }),
    ),
  },
  {
    path: '/weisungen',
    ...page(
      'instructions.read',
      async () => (await import('./instructions/list-page.tsx')).InstructionListPage,
      ({ session, may, query, go }) => ({
        side: session.side,
        mayDraft: may('instructions.draft'),
        maySubmit: may('instructions.submit'),
        query,
        go,
      }),
    ),
  },
  {
    path: '/weisungen/neu',
    ...page(
      'instructions.draft',
      async () => (await import('./instructions/new-page.tsx')).NewInstructionPage,
      ({ may, go }) => ({ maySubmit: may('instructions.submit'), go }),
    ),
  },
  {
    path: '/weisungen/:id',
    ...page(
      'instructions.read',
      async () => (await import('./instructions/instruction-page.tsx')).InstructionPage,
      ({ session, param, query, go }) => ({
        id: param('id'),
        session,
        reviewed: Number(query('reviewed')) || null,
        go,
      }),
    ),
  },
  {
    path: '/weisungen/:id/bearbeiten',
    ...page(
      'instructions.draft',
      async () => (await import('./instructions/edit-page.tsx')).EditInstructionPage,
      ({ may, param, go }) => ({ id: param('id'), maySubmit: may('instructions.submit'), go }),
    ),
  },
  {
    path: '/weisungen/:id/ausfuehren',
    ...page(
      'instructions.process',
      async () => (await import('./instructions/execute-page.tsx')).ExecutePage,
      ({ param, go }) => ({ id: param('id'), go }),
    ),
  },
  {
    path: '/weisungen/:id/ablehnen',
    ...page(
      'instructions.process',
      async () => (await import('./instructions/decline-page.tsx')).DeclinePage,
      ({ param, go }) => ({ id: param('id'), go }),
    ),
  },
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

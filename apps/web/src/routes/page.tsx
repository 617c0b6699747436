import { useLingui } from '@lingui/react'
import type { Permission } from '@portal/domain/access'
import type { Session } from '@portal/domain/accounts/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import {
  type RouteObject,
  useLocation,
  useNavigate,
  useParams,
  useSearchParams,
} from 'react-router'
import { sessionQuery } from '../accounts/queries.ts'
import { NotFoundPage } from '../shell/not-found-page.tsx'

/** What a route may hand to its page; pages know no router. */
export type Here = {
  session: Session
  may: (permission: Permission) => boolean
  /** A part of the path, such as `id` in `/weisungen/:id`. */
  param: (name: string) => string
  /** A part of the query, such as `status` in `?status=open`. */
  query: (name: string) => string | null
  /** The part behind `#`, such as `codes`. */
  hash: string
  go: (to: string) => void
}

/** A page loaded when it is first visited, shown to those who hold the permission; for others it does not exist. */
export function page<Props extends object>(
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

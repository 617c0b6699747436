import type { MessageDescriptor } from '@lingui/core'
import type { Permission, Side } from '@portal/domain/access'
import type { Session } from '@portal/domain/accounts/contract'
import type { Names } from '@portal/domain/addresses'
import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType, ReactNode } from 'react'
import { AgreedWith } from './agreed-with.tsx'

/** What a page may be handed; pages know no router. */
export type Here<Name extends string = string> = {
  session: Session
  may: (permission: Permission) => boolean
  /** A part of the path, such as `id` in `/weisungen/:id`. */
  param: (name: Name) => string
  /** A part of the query, such as `status` in `?status=open`. */
  query: (name: string) => string | null
  /** The part behind `#`, such as `codes`. */
  hash: string
  go: (to: string) => void
}

type More = {
  /** The side it is for; without one, for whoever holds the permission. */
  side?: Side
  /** Its name in the navigation. */
  word?: MessageDescriptor
  /** What is asked for while the page itself is still on its way. */
  prefetch?: (client: QueryClient) => void
}

/** A line of the table of pages. */
export type PageLine = More & {
  at: string
  needs: Permission
  load: () => Promise<(here: Here) => ReactNode>
}

/** A page loaded when it is first visited, shown to those it is for; for others it does not exist. */
export const page = <const At extends string, Props extends object>(
  at: At,
  needs: Permission,
  load: () => Promise<ComponentType<Props>>,
  props: (here: Here<Names<At>>) => Props,
  more: More = {},
): PageLine => ({
  at,
  needs,
  load: async () => {
    const Page = await load()
    return (here) => {
      const given = props(here)
      const clientId = here.session.side === 'provider' ? clientOf(given) : null
      const shown = <Page {...given} />
      return clientId === null ? shown : <AgreedWith clientId={clientId}>{shown}</AgreedWith>
    }
  },
  ...more,
})

/** Whose page it is, where it is about one client. */
const clientOf = (given: object): string | null =>
  'clientId' in given && typeof given.clientId === 'string' ? given.clientId : null

/** Whether this session may see it at all. */
export const isFor = (
  { needs, side }: PageLine,
  session: Pick<Session, 'permissions' | 'side'>,
): boolean => session.permissions.includes(needs) && (side === undefined || side === session.side)

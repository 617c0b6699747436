import { entryPages } from '@portal/domain/entry-addresses'

/** Whether a path is this page or one below it; below the home page is nothing. */
export const isBelow = (path: string, page: string): boolean =>
  path === page || (page !== '/' && path.startsWith(`${page}/`))

/** Whether the portal itself has no page there: what stands before a session, and the API. */
export const isOutside = (path: string): boolean =>
  ['/api', ...Object.values(entryPages)].some((page) => isBelow(path, page))

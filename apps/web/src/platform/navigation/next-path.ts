import { entryPages, home } from '@portal/domain/entry-addresses'
import { isOutside } from './is-below.ts'
import { withQuery } from './with-query.ts'

/**
 * Where to go after the login: a path of this portal, whatever the address bar says.
 * Anything that a browser could read as another place becomes the home page (CWE-601).
 */
export function nextPath(search: string): string {
  const wanted = new URLSearchParams(search).get('next') ?? home
  const url = URL.parse(wanted, location.origin)
  const ours =
    wanted.startsWith('/') && url?.origin === location.origin && !url.pathname.startsWith('//')
  return ours && !isOutside(url.pathname) ? url.pathname + url.search + url.hash : home
}

/** The login page that leads back here. */
export const loginPath = (): string =>
  withQuery(entryPages.signIn, { next: location.pathname + location.search + location.hash })

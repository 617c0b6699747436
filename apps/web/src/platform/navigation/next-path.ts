/**
 * Where to go after the login: a path of this portal, whatever the address bar says.
 * Anything that a browser could read as another place becomes the home page (CWE-601).
 */
export function nextPath(search: string): string {
  const wanted = new URLSearchParams(search).get('next') ?? '/'
  const url = URL.parse(wanted, location.origin)
  const ours =
    wanted.startsWith('/') && url?.origin === location.origin && !url.pathname.startsWith('//')
  return ours &&
    !/^\/(?:login|einladung|passwort|passwort-vergessen|faktor|adresse|api)(?:\/|$)/u.test(
      url.pathname,
    )
    ? url.pathname + url.search + url.hash
    : '/'
}

/** The login page that leads back here. */
export const loginPath = (): string =>
  `/login?next=${encodeURIComponent(location.pathname + location.search + location.hash)}`

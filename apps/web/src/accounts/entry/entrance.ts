import { entryPages } from '@portal/domain/entry-addresses'

/** What a mailed link is for. */
export type LinkKind = 'invitation' | 'password' | 'factor' | 'address'

/** How somebody comes to the pages before a session; without the token a mailed link is only an address. */
export type Entrance = { way: 'sign-in' | 'forgotten' } | { way: LinkKind; token: string | null }

const kinds: Record<string, LinkKind> = {
  [entryPages.invitation]: 'invitation',
  [entryPages.password]: 'password',
  [entryPages.secondFactor]: 'factor',
  [entryPages.email]: 'address',
}

/**
 * Reads the address once. The token travels in the fragment, which no server and no log ever sees; from here on it is
 * in this page's memory alone, not in the address bar, the history or a bookmark.
 */
export function enter(): Entrance {
  const { pathname, search, hash } = location
  const way = kinds[pathname]
  if (!way) return { way: pathname === entryPages.passwordForgotten ? 'forgotten' : 'sign-in' }
  const token = hash.slice(1)
  if (token) history.replaceState(null, '', pathname + search)
  return { way, token: token || null }
}

/** A mailed link opened in a tab that shows its page already changes the fragment and nothing else. */
export function enterAnewWithEachLink(): void {
  addEventListener('hashchange', () => location.hash.length > 1 && location.reload())
}

/** Where somebody is: an address, and which visit to it. */
export type Place = { pathname: string; search: string; hash: string; visit: string }

const key = 'scrolled'
const scrolled = new Map<string, number>(
  // Only `keepScrolled` writes it.
  JSON.parse(sessionStorage.getItem(key) ?? '[]') as [string, number][],
)

/** The state of an entry of the history is ours. */
const visitNow = () => (history.state as { visit?: string } | null)?.visit

export function placeNow(): Place {
  const { pathname, search, hash } = location
  if (!visitNow()) history.replaceState({ visit: crypto.randomUUID() }, '')
  return { pathname, search, hash, visit: visitNow() ?? '' }
}

let here = ''

/** Leads to an address of the portal; to where one is already, anew. */
export function goTo(path: string): void {
  scrolled.set(here, scrollY)
  const isHere = new URL(path, location.href).href === location.href
  history[isHere ? 'replaceState' : 'pushState']({ visit: crypto.randomUUID() }, '', path)
  tell()
}

let tell = () => {}

/** Calls at each change of the address, by the portal or by the browser's buttons. */
export function followPlaces(follow: (place: Place) => void): void {
  history.scrollRestoration = 'manual'
  here = placeNow().visit
  tell = () => follow(placeNow())
  addEventListener('popstate', () => {
    scrolled.set(here, scrollY)
    tell()
  })
  addEventListener('pagehide', () => {
    scrolled.set(here, scrollY)
    sessionStorage.setItem(key, JSON.stringify([...scrolled].slice(-50)))
  })
}

/** Once a place is on the screen: where one was before, what is named behind `#`, or its beginning. */
export function scrollTo({ visit, hash }: Place): void {
  here = visit
  const before = scrolled.get(visit)
  const named = hash && document.getElementById(decodeURIComponent(hash.slice(1)))
  if (before !== undefined) window.scrollTo(0, before)
  else if (named) named.scrollIntoView()
  else window.scrollTo(0, 0)
}

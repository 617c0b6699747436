import { isOutside } from './is-below.ts'

/**
 * Follows any plain link of the portal without loading the page anew, so that pages need nothing but `<a href>`.
 * Files, other sites, new tabs and the pages before a session stay the browser's.
 */
export function followLinks(go: (path: string) => void): void {
  document.addEventListener('click', (event) => {
    const path = pathOf(event)
    if (path === null) return
    event.preventDefault()
    go(path)
  })
}

function pathOf(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  const isPlain =
    event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  if (!link || !isPlain || event.defaultPrevented) return null
  if (link.target || link.hasAttribute('download')) return null
  const { origin, pathname, search, hash } = new URL(link.href)
  const isOwn = origin === location.origin && !isOutside(pathname)
  const staysHere = pathname === location.pathname && search === location.search && hash !== ''
  return isOwn && !staysHere ? pathname + search + hash : null
}

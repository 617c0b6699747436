/** Where a browser does not say when it has nothing to do: in this many milliseconds it has shown the page. */
const delay = 1_000

/** Does what can wait, once the browser has nothing else to do; gives back what calls it off. */
export function whenIdle(act: () => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(act, delay)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(act)
  return () => cancelIdleCallback(handle)
}

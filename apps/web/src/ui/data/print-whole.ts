type Load = () => Promise<unknown>

const lists = new Set<Load>()
let isUnderWay = false

/** Prints the page once its lists are loaded as far as they are printed. */
export async function printWhole(): Promise<void> {
  if (isUnderWay) return
  isUnderWay = true
  await Promise.allSettled(Array.from(lists, (load) => load()))
  isUnderWay = false
  // What was loaded stands on the page with the next picture of it.
  requestAnimationFrame(() => setTimeout(print))
}

function byKey(event: KeyboardEvent) {
  const isPrint = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'p'
  if (!isPrint || event.shiftKey || event.altKey) return
  event.preventDefault()
  void printWhole()
}

/** Until the returned function is called, Ctrl+P loads this list before it prints. */
export function loadedBeforePrint(load: Load): () => void {
  if (lists.size === 0) addEventListener('keydown', byKey)
  lists.add(load)
  return () => {
    lists.delete(load)
    if (lists.size === 0) removeEventListener('keydown', byKey)
  }
}

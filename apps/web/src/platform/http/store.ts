import { useSyncExternalStore } from 'react'

/** One value that what is on screen follows, wherever it was set. */
export function createStore<T>(initial: T) {
  let value = initial
  const listeners = new Set<() => void>()
  const subscribe = (tell: () => void) => {
    listeners.add(tell)
    return () => listeners.delete(tell)
  }
  return {
    get: () => value,
    set: (next: T) => {
      value = next
      for (const tell of listeners) tell()
    },
    useValue: () => useSyncExternalStore(subscribe, () => value),
  }
}

import { useSyncExternalStore } from 'react'
import styles from './live-region.module.css'

let words = ''
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function show(text: string) {
  words = text
  for (const tell of listeners) tell()
}

/** Says in passing that something worked; nothing a person must act on belongs here. */
export function announce(text: string): void {
  clearTimeout(timer)
  show(text)
  timer = setTimeout(() => show(''), 6000)
}

const subscribe = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export function LiveRegion() {
  const text = useSyncExternalStore(subscribe, () => words)
  return (
    <div role="status" className={styles.region} data-print="no">
      {text && <p className={styles.toast}>{text}</p>}
    </div>
  )
}

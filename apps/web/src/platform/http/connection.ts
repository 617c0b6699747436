import { serverNow } from '../clock/portal-clock.ts'
import { createStore } from './store.ts'

/** A write that waits until the portal can be reached. */
type Waiting = {
  /** It has left once, and nobody knows whether it arrived. */
  mayHaveArrived: boolean
  /** A code goes with it, which lasts no longer than a minute. */
  hasCode: boolean
  giveUp: () => void
}
export type Outage = { since: Date; waiting: readonly Waiting[] }

type Sending = {
  /** Twice is the same as once. */
  isRepeatable: boolean
  isWrite: boolean
  hasCode?: boolean
  signal?: AbortSignal | undefined
}

const outage = createStore<Outage | null>(null)
/** That the portal cannot be reached, since when, and what waits for it. */
export const useOutage = outage.useValue

const attempts = 3
let isWatched = false
let back: PromiseWithResolvers<void> | null = null
let probes = 0
let timer: ReturnType<typeof setTimeout> | undefined
let onBack = () => {}

/** From here on what meets no connection waits for it; `comesBack` is told each time. */
export function watchConnection(comesBack: () => void): void {
  onBack = comesBack
  if (isWatched) return
  isWatched = true
  addEventListener('offline', lose)
  addEventListener('online', () => void probe(0))
}

/** Sends once the portal can be reached; what may be repeated is, after a connection broke off. Throws what `send` threw. */
export async function overConnection<T>(send: () => Promise<T>, sending: Sending): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    if (outage.get()) await untilBack(sending, attempt > 1)
    try {
      return await send()
    } catch (cause) {
      if (!isWatched || sending.signal?.aborted) throw cause
      if (!(await answers())) lose()
      if (!sending.isRepeatable || attempt === attempts) throw cause
    }
  }
}

function lose() {
  if (outage.get()) return
  back = Promise.withResolvers()
  outage.set({ since: new Date(serverNow()), waiting: [] })
  void probe(0)
}

/** Asks for the portal itself: a browser that has a network has no portal yet. */
const answers = () =>
  fetch('/healthz', { cache: 'no-store' }).then(
    ({ status }) => status < 500,
    () => false,
  )

async function probe(times: number) {
  clearTimeout(timer)
  if (!outage.get()) return
  const mine = ++probes
  const isBack = await answers()
  // Meanwhile another one began.
  if (mine !== probes) return
  if (isBack) return regain()
  timer = setTimeout(() => void probe(times + 1), Math.min(1_000 * 2 ** times, 10_000))
}

function regain() {
  outage.set(null)
  back?.resolve()
  onBack()
}

async function untilBack({ isWrite, hasCode = false, signal }: Sending, mayHaveArrived: boolean) {
  const { promise, reject } = Promise.withResolvers<never>()
  const giveUp = () => reject(new DOMException('given up', 'AbortError'))
  const waiting: Waiting = { mayHaveArrived, hasCode, giveUp }
  if (isWrite) change((all) => [...all, waiting])
  signal?.addEventListener('abort', giveUp)
  try {
    await Promise.race([back?.promise, promise])
  } finally {
    signal?.removeEventListener('abort', giveUp)
    if (isWrite) change((all) => all.filter((each) => each !== waiting))
  }
}

function change(next: (all: readonly Waiting[]) => readonly Waiting[]) {
  const now = outage.get()
  if (now) outage.set({ ...now, waiting: next(now.waiting) })
}

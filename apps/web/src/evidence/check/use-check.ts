import type { Progress } from '@portal/verify/log'
import { useEffect, useRef, useState } from 'react'
import { portalNow } from '../../platform/clock/portal-clock.ts'
// oxlint-disable-next-line import/default -- the bundler makes it an address.
import workerUrl from './check-worker.ts?worker&url'
import type { Checked, Failure, Question, Reply } from './protocol.ts'

export type CheckState =
  | { is: 'idle' }
  | { is: 'running'; progress: Progress }
  | { is: 'checked'; checked: Checked; at: string }
  | { is: 'failed'; why: Failure }

// The CSP lets a worker start only from an address this policy made, and it makes no other.
const policy = globalThis.trustedTypes?.createPolicy('check-worker', {
  createScriptURL: () => workerUrl,
})
const begun: Progress = { events: 0, last: 0, rows: 0 }

/** Runs one check at a time, beside the page. */
export function useCheck() {
  const [state, show] = useState<CheckState>({ is: 'idle' })
  const worker = useRef<Worker | null>(null)

  const stop = () => {
    worker.current?.terminate()
    worker.current = null
  }
  useEffect(() => () => worker.current?.terminate(), [])

  const end = (next: CheckState) => {
    stop()
    show(next)
  }
  const start = (question: Question) => {
    stop()
    show({ is: 'running', progress: begun })
    const made = new Worker(policy?.createScriptURL('') ?? workerUrl, { type: 'module' })
    worker.current = made
    made.addEventListener('error', () => end({ is: 'failed', why: 'too-old' }))
    made.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      if (data.kind === 'progress') show({ is: 'running', progress: data.progress })
      else if (data.kind === 'failed') end({ is: 'failed', why: data.why })
      else end({ is: 'checked', checked: data.checked, at: portalNow() })
    })
    made.postMessage(question, {})
  }
  return { state, start, cancel: () => end({ is: 'idle' }) }
}

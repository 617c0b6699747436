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
/** A portal of another version has no such file any more. */
const isStillServed = () =>
  fetch(workerUrl, { method: 'HEAD', cache: 'no-store' }).then(
    ({ status }) => status !== 404,
    () => true,
  )
const isDoubtful = (state: CheckState) =>
  state.is === 'failed' ||
  (state.is === 'checked' &&
    [state.checked.log, ...state.checked.files].some(
      (each) => 'findings' in each && each.findings.length > 0,
    ))
const begun: Progress = { events: 0, last: 0, rows: 0 }

/** Runs one check at a time, beside the page. */
export function useCheck() {
  const [state, show] = useState<CheckState>({ is: 'idle' })
  const worker = useRef<Worker | null>(null)

  const stop = () => {
    worker.current?.terminate()
    worker.current = null
  }
  useEffect(() => {
    // From here on it is there, whatever becomes of the connection or of the portal's version.
    void fetch(workerUrl, { priority: 'low' }).catch(() => {})
    return () => worker.current?.terminate()
  }, [])

  const end = (next: CheckState) => {
    stop()
    show(next)
  }
  const start = (question: Question) => {
    stop()
    show({ is: 'running', progress: begun })
    const made = new Worker(policy?.createScriptURL('') ?? workerUrl, { type: 'module' })
    worker.current = made
    const fail = (why: Failure) => finish({ is: 'failed', why })
    // What found something amiss has to be what this portal means.
    const finish = async (next: CheckState) => {
      if (worker.current !== made) return
      const isOutdated = isDoubtful(next) && !(await isStillServed())
      if (worker.current === made) end(isOutdated ? { is: 'failed', why: 'outdated' } : next)
    }
    // A script that did not come is told without a word.
    made.addEventListener('error', (event) => void fail(whyOf(event)))
    made.addEventListener('messageerror', () => void fail('crashed'))
    made.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      if (data.kind === 'progress') show({ is: 'running', progress: data.progress })
      else if (data.kind === 'failed') void fail(data.why)
      else void finish({ is: 'checked', checked: data.checked, at: portalNow() })
    })
    made.postMessage(question, {})
  }
  return { state, start, cancel: () => end({ is: 'idle' }) }
}

const whyOf = ({ message }: Partial<ErrorEvent>): Failure => {
  if (!message) return 'not-loaded'
  return message.includes('SyntaxError') ? 'too-old' : 'crashed'
}

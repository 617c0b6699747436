import { Unusable } from '@portal/verify/findings'
import { check, NoAnswer } from './check.ts'
import type { Failure, Question, Reply } from './protocol.ts'

const tell = (reply: Reply) => globalThis.postMessage(reply, {})
const often = 100

globalThis.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  let told = 0
  const running = check(data, (progress) => {
    if (performance.now() - told < often) return
    told = performance.now()
    tell({ kind: 'progress', progress })
  })
  running.then(
    (checked) => tell({ kind: 'checked', checked }),
    (error: unknown) => tell({ kind: 'failed', why: whyOf(error) }),
  )
})

/** What went wrong before anything was found out. A connection that ends amid the log is an error of the stream. */
function whyOf(error: unknown): Failure {
  if (error instanceof NoAnswer) return 'no-answer'
  if (error instanceof Unusable && error.reason === 'no-jws') return 'no-head'
  return error instanceof Error && error.name === 'NotSupportedError' ? 'too-old' : 'broken-off'
}

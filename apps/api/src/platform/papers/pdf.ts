import { Worker } from 'node:worker_threads'
import { AppError } from '@portal/domain/fault'
import type { SealSource, SealWords } from './seal.ts'

/** A Typst file, by its path below `src`. */
export type TemplateName = `${string}.typ`

export type PdfJob = { template: TemplateName; data: object; seal: SealWords | null }
/** What a thread is given when it starts. */
export type PdfThreadData = { seal: SealSource | null }
export type PdfAnswer = { pdf: Uint8Array<ArrayBuffer> } | { diagnostics: string[] }

/**
 * Typesets data as tagged PDF/A-3a, away from the event loop. The same data gives the same bytes, until they are sealed.
 * Rejects with `PdfError` when the template does not compile, with `unavailable` when too many wait already.
 */
export type PdfPool = {
  render(template: TemplateName, data: object, seal?: SealWords): Promise<Uint8Array>
  /** Ends the threads; whatever was waiting or running is rejected. */
  close(): Promise<void>
}

export type PdfPoolOptions = {
  threads?: number
  timeLimitMs?: number
  worker?: URL
  /** What documents are sealed with; without it none can be. */
  seal?: SealSource | null
}

/** The template and its data do not fit together; `diagnostics` says where. */
export class PdfError extends Error {
  override readonly name = 'PdfError'
  readonly diagnostics: string[]

  constructor(template: TemplateName, diagnostics: string[]) {
    super(`${template} does not compile:\n${diagnostics.join('\n')}`)
    this.diagnostics = diagnostics
  }
}

type Seat = { thread: Worker | undefined; busy: boolean }
type Waiting = PdfJob & PromiseWithResolvers<Uint8Array>

export function createPdfPool({
  threads = 1,
  timeLimitMs = 30_000,
  worker = new URL('./pdf-worker.ts', import.meta.url),
  seal = null,
}: PdfPoolOptions = {}): PdfPool {
  const seats: Seat[] = Array.from({ length: threads }, () => ({ thread: undefined, busy: false }))
  const queue: Waiting[] = []
  let closed = false

  function start(seat: Seat): Worker {
    const workerData: PdfThreadData = { seal }
    const thread = new Worker(worker, { workerData })
    // Whoever waits for the thread hears of its end; between jobs there is nobody, and the seat is simply free again.
    thread.on('error', () => {})
    thread.on('exit', () => {
      if (seat.thread === thread) seat.thread = undefined
    })
    return thread
  }

  async function work(
    seat: Seat,
    { template, data, seal: words, resolve, reject }: Waiting,
  ): Promise<void> {
    const thread = (seat.thread ??= start(seat))
    try {
      const answer = await ask(thread, { template, data, seal: words }, timeLimitMs)
      if ('pdf' in answer) resolve(answer.pdf)
      else reject(new PdfError(template, answer.diagnostics))
    } catch (error) {
      seat.thread = undefined
      void thread.terminate()
      reject(error)
    }
  }

  function next(): void {
    const seat = seats.find(({ busy }) => !busy)
    const job = seat && queue.shift()
    if (!job) return
    seat.busy = true
    void work(seat, job).finally(() => {
      seat.busy = false
      next()
    })
  }

  return {
    render(template, data, words) {
      if (closed) return Promise.reject(closedError())
      if (queue.length >= longestQueue) {
        return Promise.reject(new AppError({ code: 'unavailable', retryAfter: 10 }))
      }
      const job = Promise.withResolvers<Uint8Array>()
      queue.push({ template, data, seal: words ?? null, ...job })
      next()
      return job.promise
    },
    async close() {
      closed = true
      for (const job of queue.splice(0)) job.reject(closedError())
      await Promise.all(seats.flatMap(({ thread }) => (thread ? [thread.terminate()] : [])))
    },
  }
}

/** Whoever comes later would wait longer than a browser does. */
const longestQueue = 100

const closedError = () => new Error('the PDF pool is closed')

/** One job at a time: whatever the thread says next is the answer to it. */
async function ask(thread: Worker, job: PdfJob, timeLimitMs: number): Promise<PdfAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<PdfAnswer>()
  const exited = (code: number) => reject(new Error(`the PDF thread ended with code ${code}`))
  const tooLong = () => reject(new Error(`${job.template} took longer than ${timeLimitMs} ms`))
  const timer = setTimeout(tooLong, timeLimitMs)
  thread.once('message', resolve).once('error', reject).once('exit', exited)
  try {
    thread.postMessage(job, [])
    return await promise
  } finally {
    clearTimeout(timer)
    thread.off('message', resolve).off('error', reject).off('exit', exited)
  }
}

import { Worker } from 'node:worker_threads'
import type { Instant } from '@portal/domain/time'
import { createFairQueue, house, type Party } from '../fair-queue.ts'
import type { SealSource, SealWords } from './seal.ts'

/** A Typst file, by its path below `src`. */
export type TemplateName = `${string}.typ`

/** What stands at the head of letters; `ratio` of width to height; `onDark`: on white it could not be seen. */
export type LetterLogo = { png: Uint8Array; ratio: number; onDark: boolean }

export type PdfJob = {
  template: TemplateName
  data: object
  seal: SealWords | null
  logo: LetterLogo | null
  /** When it is printed and sealed: nobody who orders a document can say another time. */
  at: Instant
}
/** What a thread is given when it starts. */
export type PdfThreadData = { seal: SealSource | null }
export type PdfAnswer = { pdf: Uint8Array<ArrayBuffer> } | { diagnostics: string[] }

/**
 * Typesets data as tagged PDF/A-3a, away from the event loop. The same data gives the same bytes at the same time, until they are sealed.
 * Parties take turns. Rejects with `PdfError` when the template does not compile, with `unavailable` or `quota-exceeded` when too
 * many wait already.
 */
export type PdfPool = {
  render(
    template: TemplateName,
    data: object,
    seal?: SealWords | null,
    party?: Party,
    logo?: LetterLogo | null,
  ): Promise<Uint8Array>
  /** Ends the threads; whatever was waiting or running is rejected. */
  close(): Promise<void>
}

export type PdfPoolOptions = {
  threads?: number
  timeLimitMs?: number
  worker?: URL
  /** What documents are sealed with; without it none can be. */
  seal?: SealSource | null
  clock?: () => Instant
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

export function createPdfPool({
  threads = 1,
  timeLimitMs = 30_000,
  worker = new URL('./pdf-worker.ts', import.meta.url),
  seal = null,
  clock = () => new Date().toISOString(),
}: PdfPoolOptions = {}): PdfPool {
  const seats: Seat[] = Array.from({ length: threads }, () => ({ thread: undefined, busy: false }))
  // Whoever comes later would wait longer than a browser does.
  const queue = createFairQueue({ atOnce: threads, waiting: 100, waitingOfPerson: 10 })

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

  async function work(seat: Seat, job: PdfJob): Promise<Uint8Array> {
    const thread = (seat.thread ??= start(seat))
    try {
      const answer = await ask(thread, job, timeLimitMs)
      if ('pdf' in answer) return answer.pdf
      throw new PdfError(job.template, answer.diagnostics)
    } catch (error) {
      if (!(error instanceof PdfError)) {
        seat.thread = undefined
        void thread.terminate()
      }
      throw error
    }
  }

  return {
    render: (template, data, words, party = house, logo = null) =>
      queue.run(party, async () => {
        // As many take their turn at once as there are seats.
        const seat = seats.find(({ busy }) => !busy)!
        seat.busy = true
        try {
          return await work(seat, { template, data, seal: words ?? null, logo, at: clock() })
        } finally {
          seat.busy = false
        }
      }),
    async close() {
      queue.close(closedError())
      await Promise.all(seats.flatMap(({ thread }) => (thread ? [thread.terminate()] : [])))
    },
  }
}

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

import { Worker } from 'node:worker_threads'
import { createFairQueue, type Party } from '../fair-queue.ts'
import type { FileVerdict } from './file-type.ts'
import { looksLikePdf, type PdfVerdict } from './pdf-inspect.ts'
import type { SpoolPlace } from './spool.ts'

export type PdfCheckLimits = { timeLimitMs?: number; memoryLimit?: number }

const checks = createFairQueue({ atOnce: 1, waiting: 60, waitingOfPerson: 20 })

/** Bytes, or where they lie. */
export type Source = Uint8Array | SpoolPlace
/** What the thread is given; with a name it says what the file is, without one whether it is a PDF we take. */
export type CheckOrder = { source: Source; sentName: string | null }

/**
 * Whether bytes are a PDF without active content, by what is in them, whatever the bytes. One file at a time, parties in turns, in a
 * thread of its own that ends when it takes more than `timeLimitMs` or `memoryLimit` bytes: what cannot be read within those is no
 * PDF we take.
 */
export async function checkPdf(
  source: Source,
  party: Party,
  limits: PdfCheckLimits = {},
): Promise<PdfVerdict | 'empty'> {
  if (sizeOf(source) === 0) return 'empty'
  if (source instanceof Uint8Array && !looksLikePdf(source)) return 'not-a-pdf'
  return apart<PdfVerdict>({ source, sentName: null }, party, limits)
}

/** What a large file is, judged as `judgeFile` does. */
export const judgeApart = (source: Source, sentName: string, party: Party): Promise<FileVerdict> =>
  apart<FileVerdict>({ source, sentName }, party)

const sizeOf = (source: Source) => (source instanceof Uint8Array ? source.byteLength : source.size)

const apart = <Verdict>(order: CheckOrder, party: Party, limits: PdfCheckLimits = {}) =>
  checks.run(party, () => inspectApart<Verdict | 'not-a-pdf'>(order, limits))

async function inspectApart<Verdict>(
  order: CheckOrder,
  { timeLimitMs = 15_000, memoryLimit = 384 * 1024 * 1024 }: PdfCheckLimits,
): Promise<Verdict> {
  const { promise, resolve, reject } = Promise.withResolvers<Verdict>()
  const giveUp = () => resolve('not-a-pdf' as Verdict)
  const thread = new Worker(new URL('./pdf-check-worker.ts', import.meta.url), {
    workerData: order,
    // Far above what is watched below: V8 ends the whole process when one allocation leaps over this.
    resourceLimits: { maxOldGenerationSizeMb: 2048 },
    // The library mutters about damaged files.
    stdout: true,
    stderr: true,
  })
  // Bytes never make the thread fail otherwise: anything else is a bug and must not look like a refusal.
  const failed = (error: Error) =>
    'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? giveUp() : reject(error)
  const ended = () => reject(new Error('the thread that checks PDFs ended without an answer'))
  thread.once('message', resolve).once('error', failed).once('exit', ended)
  const timer = setTimeout(giveUp, timeLimitMs)
  // Buffers count too, which V8's own limits leave out: a decompression bomb goes off there.
  const watch = setInterval(() => {
    thread.getHeapStatistics().then(
      ({ external_memory: buffers, used_heap_size: heap }) =>
        buffers + heap > memoryLimit && giveUp(),
      () => {},
    )
  }, 25)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    clearInterval(watch)
    await thread.terminate()
  }
}

import { fork } from 'node:child_process'
import { AppError } from '@portal/domain/fault'
import { createFairQueue, type Party } from '../../platform/fair-queue.ts'
import type { Drawn, NotDrawn } from './drawn.ts'

const drawing = createFairQueue({ atOnce: 1, waiting: 20, waitingOfPerson: 5 })

export type CleaningLimits = { timeLimitMs?: number; worker?: URL }

/**
 * Draws a PNG or SVG anew, in a process of its own that knows no secret and ends when it takes too long: no picture blocks the portal,
 * and none takes it down. Throws `file-refused` with what was found in it.
 */
export const cleanLogo = (bytes: Uint8Array, party: Party, limits: CleaningLimits = {}) =>
  drawing.run(party, async (): Promise<Drawn> => {
    const answer = await drawApart(bytes, limits)
    if (typeof answer === 'string') throw new AppError({ code: 'file-refused', reason: answer })
    if ('drawing' in answer)
      throw new AppError({ code: 'file-refused', reason: 'active-drawing', ...answer })
    return answer
  })

async function drawApart(
  bytes: Uint8Array,
  { timeLimitMs = 15_000, worker = new URL('./logo-worker.ts', import.meta.url) }: CleaningLimits,
): Promise<Drawn | NotDrawn> {
  const child = fork(worker, [], {
    env: { VIPS_CONCURRENCY: '1' },
    execArgv: ['--no-warnings', '--max-old-space-size=256'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<Drawn | NotDrawn>()
  child.once('message', (answer) => resolve(answer as Drawn | NotDrawn))
  child.once('error', reject)
  // What ends the library that reads it is no picture.
  child.once('exit', () => resolve('not-an-image'))
  const timer = setTimeout(() => resolve('not-an-image'), timeLimitMs)
  try {
    child.send(bytes, (error) => error && resolve('not-an-image'))
    return await promise
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}

import { monitorEventLoopDelay } from 'node:perf_hooks'
import { AppError } from '@portal/domain/fault'
import fp from 'fastify-plugin'

export type Load = { isTooMuch: () => boolean; end: () => void }

/** In milliseconds: how late the loop may be most of the time, and how long that is measured; so many times in a row is too much. */
const bounds = { late: 250, window: 500, inARow: 3 }
const resolution = 10

/** Whether it has been too much for a while: a single block, however long, is over when it is noticed. */
export function createJudge(): (lateness: number) => boolean {
  let inARow = 0
  return (lateness) => {
    inARow = lateness > bounds.late ? inARow + 1 : 0
    return inARow >= bounds.inARow
  }
}

/** Watches how late the event loop is: whoever comes to one that is late all the time would only make it later. */
export function watchLoad(): Load {
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  const judge = createJudge()
  let isTooMuch = false
  const timer = setInterval(() => {
    isTooMuch = judge(delay.percentile(50) / 1e6 - resolution)
    delay.reset()
  }, bounds.window).unref()
  return {
    isTooMuch: () => isTooMuch,
    end: () => {
      clearInterval(timer)
      delay.disable()
    },
  }
}

/** Whoever comes while there is too much to do is told at once to come again; machines that ask how it is are answered. */
export const shedding = fp<{ isTooMuch: () => boolean }>(
  async (app, { isTooMuch }) => {
    app.addHook('onRequest', (request, _, done) => {
      if (!isTooMuch() || request.routeOptions.config.forMachines) return done()
      done(new AppError({ code: 'unavailable', retryAfter: 2 }))
    })
  },
  { name: 'shedding' },
)

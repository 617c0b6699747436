import { monitorEventLoopDelay } from 'node:perf_hooks'
import { AppError } from '@portal/domain/fault'
import fp from 'fastify-plugin'

export type Load = { isTooMuch: () => boolean; end: () => void }

/** In milliseconds: how long the loop may be late on average, and how long that is measured. */
const bounds = { late: 250, window: 500 }
const resolution = 10

/** Watches how late the event loop is: whoever comes to one that is late all the time would only make it later. */
export function watchLoad(): Load {
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  let isTooMuch = false
  const timer = setInterval(() => {
    isTooMuch = delay.mean / 1e6 - resolution > bounds.late
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

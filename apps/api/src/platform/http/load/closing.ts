import { AppError } from '@portal/domain/fault'
import fp from 'fastify-plugin'

/**
 * Whoever still asks while the process ends, or while its clock is another than the database's, is told when to ask again,
 * and goes on with another process.
 */
export const closingAnswer = fp<{ closing: () => boolean; isApart: () => boolean }>(
  async (app, { closing, isApart }) => {
    let isClosing = false
    app.addHook('preClose', (done) => {
      isClosing = true
      done()
    })
    app.addHook('onRequest', (request, reply, done) => {
      if (!(isClosing || closing() || isApart()) || request.routeOptions.config.forMachines)
        return done()
      void reply.header('connection', 'close')
      done(new AppError({ code: 'unavailable', retryAfter: 5 }))
    })
  },
  { name: 'closing' },
)

import { AppError } from '@portal/domain/fault'
import fp from 'fastify-plugin'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses unsafe requests that a browser sent from another site (OWASP CSRF cheat sheet, "Fetch Metadata").
 * Every current browser sends one of the two headers; a program that sends neither has no cookies of a victim.
 */
export const sameOrigin = fp<{ publicUrl: string }>(
  async (app, { publicUrl }) => {
    app.addHook('onRequest', async (request) => {
      if (safe.has(request.method)) return
      const site = request.headers['sec-fetch-site']
      const { origin } = request.headers
      const foreign =
        site === undefined ? origin !== undefined && origin !== publicUrl : site !== 'same-origin'
      if (foreign) throw new AppError({ code: 'forbidden', rule: 'cross-site' })
    })
  },
  { name: 'same-origin' },
)

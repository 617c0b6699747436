import { AppError } from '@portal/domain/fault'
import fp from 'fastify-plugin'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses unsafe requests that a browser sent from another site (OWASP CSRF cheat sheet, "Fetch Metadata").
 * Every current browser sends one of the two headers; a program that sends neither has no cookies of a victim.
 * A page of the portal itself that was opened under another address is told the right one.
 */
export const sameOrigin = fp<{ publicUrl: string }>(
  async (app, { publicUrl }) => {
    app.addHook('onRequest', async (request) => {
      if (safe.has(request.method)) return
      const site = request.headers['sec-fetch-site']
      const { origin, host } = request.headers
      const foreign =
        site === undefined ? origin !== undefined && origin !== publicUrl : site !== 'same-origin'
      if (!foreign) return
      const isOwn = origin !== undefined && URL.canParse(origin) && new URL(origin).host === host
      throw new AppError({
        code: 'forbidden',
        ...(isOwn ? { rule: 'other-address', address: publicUrl } : { rule: 'cross-site' }),
      })
    })
  },
  { name: 'same-origin' },
)

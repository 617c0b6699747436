import fp from 'fastify-plugin'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { sameText } from '../crypto.ts'
import { AppError } from '@portal/domain/fault'

type Deps = { ready: () => Promise<void>; closing: () => boolean; metricsToken: string | null }

/**
 * Whether the process is alive, whether it can work, and what it measures. Not a scope of its own: what is measured is
 * every route of the app.
 */
export const healthRoutes = fp<Deps>(async (app, { ready, closing, metricsToken }) => {
  const anyone = { config: { permission: 'anyone' as const }, logLevel: 'silent' as const }
  app.get('/healthz', anyone, async () => ({ status: 'alive' }))
  app.get('/readyz', anyone, async () => {
    if (closing()) throw new AppError({ code: 'unavailable', retryAfter: 5 })
    await ready()
    return { status: 'ready' }
  })
  if (!metricsToken) return

  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to answer, by operation and status.',
    labelNames: ['operation', 'status'],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const operation = request.routeOptions.schema?.operationId ?? 'other'
    seconds.observe({ operation, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', anyone, async (request, reply) => {
    if (!sameText(request.headers.authorization ?? '', `Bearer ${metricsToken}`)) {
      throw new AppError({ code: 'unauthenticated' })
    }
    void reply.type(registry.contentType)
    return registry.metrics()
  })
})

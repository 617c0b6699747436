import { AppError } from '@portal/domain/fault'
import fp from 'fastify-plugin'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { z } from 'zod'
import { sameText } from '../crypto.ts'
import { type RouteDeps, routesWith } from './route.ts'

type Deps = RouteDeps & {
  ready: () => Promise<void>
  closing: () => boolean
  isApart: () => boolean
  /** What the installation shows of itself. */
  installation: string
  metricsToken: string | null
  measure: Measure
}

type Gauged = {
  name: string
  help: string
  /** Null: not known, and left out. */
  samples: { labels: Record<string, string>; value: number | null }[]
}
/** What is asked for when somebody looks. */
export type Measure = () => Promise<Gauged[]>

/** In the text format of Prometheus; names and labels are our own words. */
const written = (gauges: Gauged[]): string =>
  gauges
    .map(({ name, help, samples }) => {
      const lines = samples.flatMap(({ labels, value }) => {
        const named = Object.entries(labels).map(([label, of]) => `${label}="${of}"`)
        return value === null
          ? []
          : [`${name}${named.length > 0 ? `{${named.join()}}` : ''} ${value}\n`]
      })
      return `\n# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join('')}`
    })
    .join('')

const byMachines = { method: 'GET', permission: 'anyone', forMachines: true } as const

/**
 * Whether the process is alive, whether it can work, and what it measures. Not a scope of its own: what is measured is
 * every route of the app.
 */
export const healthRoutes = fp<Deps>(async (app, deps) => {
  const { ready, closing, isApart, installation, metricsToken, measure } = deps
  const route = routesWith(app, deps)

  route({
    ...byMachines,
    operationId: 'getLiveness',
    summary: 'Whether the process is alive',
    url: '/healthz',
    description: '`installation` is the same of every process on one database, and of no other.',
    answer: z.object({ status: z.literal('alive'), installation: z.string() }),
    handle: async () => ({ status: 'alive' as const, installation }),
  })

  route({
    ...byMachines,
    operationId: 'getReadiness',
    summary:
      'Whether the process can work: its database answers, its clock is the database’s, and it is not about to end',
    url: '/readyz',
    answer: z.object({ status: z.literal('ready') }),
    handle: async () => {
      if (closing() || isApart()) throw new AppError({ code: 'unavailable', retryAfter: 5 })
      await ready()
      return { status: 'ready' as const }
    },
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

  route({
    ...byMachines,
    operationId: 'getMetrics',
    summary: 'What the process measures, for Prometheus; needs the token of METRICS_TOKEN',
    url: '/metrics',
    media: registry.contentType,
    answer: z.string(),
    faults: ['unauthenticated'],
    handle: async ({ request }) => {
      if (!sameText(request.headers.authorization ?? '', `Bearer ${metricsToken}`))
        throw new AppError({ code: 'unauthenticated' })
      return (await registry.metrics()) + written(await measure())
    },
  })
})

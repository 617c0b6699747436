import type { LoggerOptions } from 'pino'
import type { Config } from './env.ts'

/**
 * JSON lines with operation, status and time. Addresses, headers, queries and bodies stay out: they could name a person.
 */
export const logOptions = ({ logLevel }: Pick<Config, 'logLevel'>): LoggerOptions => ({
  level: logLevel,
  base: null,
  serializers: {
    req: ({ method, routeOptions }: { method: string; routeOptions?: { url?: string } }) => ({
      method,
      route: routeOptions?.url ?? 'unknown',
    }),
    res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    err: describeError,
  },
})

/**
 * What happened and where, without the words of the error: a failed query's carry its parameters, which are what people
 * typed. PostgreSQL's own fields name the rule that was broken, never a value.
 */
function describeError(error: Error) {
  const cause: object = error.cause instanceof Error ? error.cause : error
  const facts = Object.fromEntries(
    ['code', 'table', 'column', 'constraint', 'routine'].flatMap((field) =>
      field in cause ? [[field, (cause as Record<string, unknown>)[field]]] : [],
    ),
  )
  const stack = error.stack?.split('\n').filter((line) => /^\s+at /u.test(line))
  return { type: error.name, ...facts, stack: stack?.slice(0, 12) }
}

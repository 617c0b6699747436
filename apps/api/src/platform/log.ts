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
    err: (error: Error) => ({
      type: error.name,
      message: redact(error),
      stack: error.stack?.split('\n').slice(1, 12),
    }),
  },
})

// A failed query's message carries its parameters, which are what people typed.
function redact(error: Error): string {
  const text = error.cause instanceof Error ? error.cause.message : error.message
  return text.replaceAll(/'[^']*'|"[^"]*@[^"]*"/gu, "'…'").slice(0, 300)
}

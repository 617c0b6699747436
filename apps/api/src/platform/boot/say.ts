import { destination, pino } from 'pino'
import { EnvironmentError } from './env.ts'
import { logOptions } from './log.ts'
import { lineFor } from './start-faults.ts'

export type Say = {
  info: (message: string) => void
  warn: (message: string) => void
  /** What ended something: one line for what the operator can mend, more only for what we have to. */
  fault: (error: unknown) => void
}

/**
 * How a process speaks before and beside its log: in words to whoever sits at it; in production in the log's own manner, a JSON
 * text in each line. `embedded`: the database is the portal's own.
 */
export function createSay(production: boolean, embedded: boolean, fd: 1 | 2 = 1): Say {
  if (!production)
    return {
      info: (message) => console.log(message),
      warn: (message) => console.warn(message),
      fault: (error) => {
        for (const line of linesOf(error, embedded) ?? [error]) console.error(line)
      },
    }
  const log = pino(logOptions({ logLevel: 'info' }), destination({ fd, sync: true }))
  return {
    info: (message) => log.info(message),
    warn: (message) => log.warn(message),
    fault: (error) => {
      const lines = linesOf(error, embedded)
      if (lines) for (const line of lines) log.fatal(line)
      else log.fatal({ err: error }, 'something unforeseen ended the portal')
    },
  }
}

/** Null where nobody but us can do anything about it. */
function linesOf(error: unknown, embedded: boolean): string[] | null {
  if (error instanceof EnvironmentError) return error.problems
  const line = error instanceof Error ? lineFor(error, embedded) : null
  return line === null ? null : [line]
}

import { parse } from 'bowser'
import type { FastifyRequest } from 'fastify'
import type { Whereabouts } from './service.ts'

/**
 * Where a request came from. Of the browser's description only its name and system are kept: enough to recognise it,
 * too little to follow it.
 */
export const whereaboutsOf = ({ ip, headers }: FastifyRequest): Whereabouts => ({
  address: ip,
  device: deviceOf(headers['user-agent']),
})

function deviceOf(userAgent: string | undefined): string | null {
  if (!userAgent) return null
  const { browser, os } = parse(userAgent.slice(0, 500))
  const known = [browser.name, os.name].filter((name) => name)
  return known.length > 0 ? known.join(', ').slice(0, 100) : null
}

import type { FastifyReply } from 'fastify'

/** Sends what a route resolved to: with the version as its ETag, and kept by nobody unless the route said otherwise. */
export function answered(reply: FastifyReply, status: number, value: unknown): FastifyReply {
  const etag = etagOf(value)
  if (etag) void reply.header('etag', etag)
  if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store')
  return reply.code(status).send(status === 204 ? undefined : value)
}

function etagOf(value: unknown): string | null {
  const versioned = typeof value === 'object' && value !== null && 'version' in value
  return versioned && typeof value.version === 'number' ? `"${value.version}"` : null
}

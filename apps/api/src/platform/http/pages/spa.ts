import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { AppError } from '@portal/domain/fault'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { pack, sendPacked } from '../load/packed.ts'
import { escaped, pageElsewhere } from './other-address.ts'

// Pages and files, not operations: there is nothing to parse, to describe or to refuse, so they are no `route()`.
const anyone = { config: { permission: 'anyone' as const } }

// Obeyed where a browser shows a page or starts a worker, or asks again for what may change. On what a page is made of
// they weigh as much as a small file; the page itself has brought them.
const ofPages = [
  'accept-ranges',
  'etag',
  'last-modified',
  'content-security-policy',
  'cross-origin-opener-policy',
  'permissions-policy',
  'strict-transport-security',
  'x-frame-options',
]
/** What a page is made of, wherever it comes from. */
export const leaveToPage = (reply: FastifyReply): void => {
  for (const name of ofPages) void reply.removeHeader(name)
}
const isPartOfPage = /\/assets\/[^/]+\.(?:css|js|woff2)(?:\.br|\.gz)?$/u

type Deps = { folder: string | null; entries: readonly string[]; publicUrl: string }

/** The built interface: its files, and its two pages for every address that is no file; `entries` need no session. */
export async function spa(app: FastifyInstance, { folder, entries, publicUrl }: Deps) {
  if (!folder || !existsSync(join(folder, 'index.html'))) {
    app.setNotFoundHandler(notFound)
    return
  }
  const portal = await namingAddress(join(folder, 'index.html'), publicUrl)
  const entry = await namingAddress(join(folder, 'login.html'), publicUrl)
  // Paths the file server refuses (dots, NUL, folders) are addresses like any other that leads nowhere.
  app.setErrorHandler((error) => {
    const refused =
      error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500
    throw refused ? new AppError({ code: 'not-found', entity: 'route' }) : error
  })
  await app.register(fastifyStatic, {
    root: folder,
    serve: true,
    index: false,
    wildcard: true,
    preCompressed: true,
    // File names carry a hash of their content; the pages that name them do not.
    setHeaders: (reply, path) => {
      const hashed = path.includes('/assets/')
      void reply.header(
        'cache-control',
        hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
      void reply.header('vary', 'accept-encoding')
      if (isPartOfPage.test(path)) for (const name of ofPages) reply.removeHeader(name)
    },
  })
  app.addHook('onRequest', async (request, reply) => {
    const isPage = isRead(request) && (request.headers.accept ?? '').includes('text/html')
    const elsewhere = isPage ? pageElsewhere(request, publicUrl) : null
    if (elsewhere !== null)
      return reply
        .code(421)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(elsewhere)
  })
  app.get('/', anyone, portal)
  for (const path of entries) app.get(path, anyone, entry)
  app.setNotFoundHandler((request, reply) => {
    const page =
      isRead(request) &&
      !request.url.startsWith('/api/') &&
      (request.headers.accept ?? '').includes('text/html')
    return page ? portal(request, reply) : notFound()
  })
}

/** A page that knows the portal's address: whoever opens it by another name is told, which only the browser sees. */
async function namingAddress(file: string, publicUrl: string) {
  const html = await readFile(file, 'utf8')
  const named = html.replace('<html ', () => `<html data-address="${escaped(publicUrl)}" `)
  const packed = await pack(named, 'text/html; charset=utf-8')
  return (request: FastifyRequest, reply: FastifyReply) => sendPacked(request, reply, packed)
}

const isRead = ({ method }: { method: string }) => method === 'GET' || method === 'HEAD'

function notFound(): never {
  throw new AppError({ code: 'not-found', entity: 'route' })
}

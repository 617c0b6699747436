import { AppError } from '@portal/domain/fault'
import type { FastifyInstance } from 'fastify'

/** What a body may be made of: more than any of the contract's can be, and little enough to be read at once. */
export const mostOfBody = { depth: 14, names: 1_500, commas: 12_000 }

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A body is JSON in UTF-8 or it is refused, never mended; an empty one is none, and one of too many parts is not even read. */
export function acceptOnlyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, sent, done) => {
    // `parseAs: 'buffer'` makes it one.
    const body = sent as Buffer
    const charset = /charset="?([\w-]+)/iu.exec(request.headers['content-type'] ?? '')?.[1]
    if (charset && charset.toLowerCase() !== 'utf-8') {
      return done(new AppError({ code: 'unsupported-media-type' }))
    }
    if (body.length === 0) return done(null, undefined)
    if (!isWithin(body)) return done(new AppError({ code: 'unreadable', reason: 'too-large' }))
    try {
      return void parse(request, utf8.decode(body), done)
    } catch {
      return done(new AppError({ code: 'unreadable', reason: 'json' }))
    }
  })
}

const [quote, escape] = Buffer.from('"\\')
const [comma, colon, opening, closing, first, last] = Buffer.from(',:{}[]')

/** One pass over the bytes, whatever they say. */
function isWithin(json: Buffer): boolean {
  let depth = 0
  let names = 0
  let commas = 0
  for (let at = 0; at < json.length; at++) {
    const byte = json[at]
    if (byte === quote) at = endOfString(json, at)
    else if (byte === comma) commas++
    else if (byte === colon) names++
    else if (byte === closing || byte === last) depth--
    else if ((byte === opening || byte === first) && ++depth > mostOfBody.depth) return false
  }
  return names <= mostOfBody.names && commas <= mostOfBody.commas
}

function endOfString(json: Buffer, start: number): number {
  let at = start + 1
  while (at < json.length && json[at] !== quote) at += json[at] === escape ? 2 : 1
  return at
}

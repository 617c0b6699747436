import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** What is sent again and again as it is: in each of the ways it may travel, packed once. */
export type Packed = { type: string; etag: string; plain: Buffer; br: Buffer; gzip: Buffer }

/** Off the event loop; what is small is worth the last byte. */
export async function pack(text: string, type: string): Promise<Packed> {
  const plain = Buffer.from(text)
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(plain, {
      params: { [constants.BROTLI_PARAM_QUALITY]: text.length < 10_000 ? 11 : 6 },
    }),
    promisify(gzip)(plain),
  ])
  const etag = `"${createHash('sha256').update(plain).digest('base64url')}"`
  return { type, etag, plain, br, gzip: zipped }
}

export function sendPacked(request: FastifyRequest, reply: FastifyReply, packed: Packed) {
  void reply.headers({ etag: packed.etag, 'cache-control': 'no-cache', vary: 'accept-encoding' })
  if (request.headers['if-none-match'] === packed.etag) return reply.code(304).send()
  const taken = request.headers['accept-encoding'] ?? ''
  const way = (['br', 'gzip'] as const).find((each) => takes(taken, each))
  if (way) void reply.header('content-encoding', way)
  return reply.type(packed.type).send(packed[way ?? 'plain'])
}

const takes = (header: string, way: string) =>
  header.split(',').some((part) => {
    const [name = '', weight = ''] = part.split(';')
    return name.trim() === way && !/^q=0(?:\.0*)?$/u.test(weight.trim())
  })

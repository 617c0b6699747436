import { AppError } from '@portal/domain/fault'
import { LogoId } from '@portal/domain/provider/logo'
import { brandingAddress } from '@portal/domain/provider/logo-limits'
import type { FastifyInstance } from 'fastify'
import type { Connections } from '../platform/database/db.ts'
import { pack, type Packed, sendPacked } from '../platform/http/load/packed.ts'
import { leaveToPage } from '../platform/http/pages/spa.ts'
import { shared } from '../platform/shared.ts'
import { brandingCss } from './branding.ts'
import { findBranding, findPicture } from './logos.ts'

// As pages and their files: no operations.
const anyone = { config: { permission: 'anyone' as const } }

/** Logo and colour for every page, before any login too. Where the database does not answer they are as they were. */
export async function brandingRoutes(
  app: FastifyInstance,
  { connections }: { connections: Connections },
) {
  let last: { css: string; packed: Packed } | null = null
  const packed = async (css: string) => {
    if (last?.css !== css) last = { css, packed: await pack(css, 'text/css; charset=utf-8') }
    return last.packed
  }
  // However many ask at once, the database is asked once.
  const known = shared(async () => {
    try {
      return await packed(brandingCss(await connections.transaction(null, findBranding)))
    } catch {
      return last?.packed ?? packed('')
    }
  })

  const underWay = new Map<string, Promise<Buffer | null>>()
  const pictureOf = (id: string) => {
    const asked =
      underWay.get(id) ??
      connections.transaction(null, (tx) => findPicture(tx, id)).finally(() => underWay.delete(id))
    underWay.set(id, asked)
    return asked
  }

  app.get(brandingAddress, anyone, async (request, reply) => {
    leaveToPage(reply)
    return sendPacked(request, reply, await known())
  })

  app.get<{ Params: { file: string } }>('/branding/:file', anyone, async ({ params }, reply) => {
    const id = LogoId.safeParse(params.file.replace(/\.png$/u, ''))
    const png = id.success ? await pictureOf(id.data) : null
    if (!png) throw new AppError({ code: 'not-found', entity: 'file' })
    leaveToPage(reply)
    return reply
      .type('image/png')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(png)
  })
}

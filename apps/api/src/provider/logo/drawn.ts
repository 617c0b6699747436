import { contrastOf, pagesOf } from '@portal/domain/provider/colours'
import type { FaultOf } from '@portal/domain/fault'
import { longestSide, shortestSide } from '@portal/domain/provider/logo-limits'
import { fileTypeFromBuffer } from 'file-type'
import sharp, { type Sharp } from 'sharp'
import { type FoundDrawing, judgeSvg } from './svg-drawing.ts'

/** The picture every page shows, and where it would be lost on one of that kind. */
export type Drawn = {
  png: Uint8Array
  width: number
  height: number
  plateOnLight: boolean
  plateOnDark: boolean
}
export type NotDrawn = FoundDrawing | FaultOf<'file-refused'>['reason']

/** As large as a page shows it on the sharpest screen, and a letter in print. */
const room = { width: 960, height: 240 }
const bounds = { limitInputPixels: longestSide * longestSide, limitInputChannels: 4 }
/** A logo of which so much cannot be told from the page stands on a plate. On light pages only one that is white itself. */
const lostOnDark = 0.15
const lostOnLight = 0.9
const leastContrast = 1.5

/** Draws anew what was sent: of a PNG nothing but its pixels is left, of an SVG what it looks like. */
export async function draw(bytes: Uint8Array): Promise<Drawn | NotDrawn> {
  if (bytes.byteLength === 0) return 'empty'
  const type = await fileTypeFromBuffer(bytes)
  if (type?.mime === 'image/png') return drawn(sharp(bytes, bounds), null)
  if (type && type.ext !== 'xml') return 'not-an-image'
  const verdict = judgeSvg(bytes)
  if (verdict === null) return 'not-an-image'
  return 'svg' in verdict ? drawn(null, Buffer.from(verdict.svg)) : verdict
}

async function drawn(png: Sharp | null, svg: Buffer | null): Promise<Drawn | NotDrawn> {
  try {
    const source = png ?? sharp(svg!, { density: await densityOf(svg!), ...bounds })
    const { width, height } = await source.metadata()
    if (Math.max(width, height) > longestSide || Math.min(width, height) < shortestSide)
      return 'image-size'
    const { data, info } = await source
      .resize({ ...room, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .png({ compressionLevel: 9 })
      .timeout({ seconds: 8 })
      .toBuffer({ resolveWithObject: true })
    const lost = await lostOf(data)
    if (lost === null) return 'image-blank'
    return { png: data, width: info.width, height: info.height, ...lost }
  } catch (error) {
    return /pixel limit|dimensions|too large/iu.test(String(error)) ? 'image-size' : 'not-an-image'
  }
}

/** So fine that it fills its room: an SVG has no pixels of its own. */
async function densityOf(svg: Buffer): Promise<number> {
  const { width, height } = await sharp(svg, { ...bounds, density: 72 }).metadata()
  const scale = Math.min(room.width / width, room.height / height)
  return Math.min(20_000, Math.max(1, 72 * scale))
}

/** Null: there is nothing to be seen. A picture without transparency brings its own ground. */
async function lostOf(png: Buffer) {
  const { data, info } = await sharp(png)
    .resize({ width: 160, height: 160, fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const pixels = Array.from({ length: info.width * info.height }, (_, at) =>
    data.subarray(at * 4, at * 4 + 4),
  )
  const seen = pixels.filter(([, , , alpha = 0]) => alpha > 127)
  if (seen.length === 0) return null
  const hasGround = seen.length === pixels.length
  const lost = (page: string) =>
    hasGround
      ? 0
      : seen.filter((pixel) => contrastOf(hexOf(pixel), page) < leastContrast).length / seen.length
  return {
    plateOnLight: lost(pagesOf.light) > lostOnLight,
    plateOnDark: lost(pagesOf.dark) > lostOnDark,
  }
}

const hexOf = (pixel: Uint8Array) => `#${Buffer.from(pixel.subarray(0, 3)).toString('hex')}`

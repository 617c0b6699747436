import { maxFileSize } from '@portal/domain/documents/contract'
import { AppError } from '@portal/domain/fault'

/** Pages of one scan. */
export const mostPhotographs = 20

/** Bytes of a photograph as the camera made it: what is larger, no browser is asked to open. */
export const largestPhotograph = 40 * 1024 * 1024

/** Of the longer edge: fine print of a page stays readable, and twenty pages stay far below the limit of a file. */
const sharpEnough = 2200

/** Why these are no scan together, as far as it is seen before they are opened; null where they may be one. */
export function noScanOf(
  chosen: readonly File[],
): 'too-many' | 'type-not-allowed' | 'too-large' | null {
  if (chosen.length > mostPhotographs) return 'too-many'
  if (!chosen.every(isPhotograph)) return 'type-not-allowed'
  return chosen.some(({ size }) => size > largestPhotograph) ? 'too-large' : null
}

export const isPhotograph = ({ type }: File) => type === 'image/jpeg' || type === 'image/png'

type Picture = { jpeg: Uint8Array; width: number; height: number }

/**
 * One PDF of what was chosen: the PDF itself, or a page for each photograph, in the order of their names, upright and without what
 * the camera wrote into them. Throws `file-refused`.
 */
export async function scanOf(
  chosen: readonly File[],
  take: (photograph: File) => Promise<Picture> = redrawn,
): Promise<File> {
  const [first] = chosen
  if (!first) throw refused('empty')
  if (chosen.length === 1 && !isPhotograph(first)) return first
  const reason = noScanOf(chosen)
  if (reason) throw refused(reason)
  const { PDF } = await import('@libpdf/core')
  const pdf = PDF.create()
  for (const photograph of chosen.toSorted(byName)) {
    const { jpeg, width, height } = await take(photograph)
    const page = pdf.addPage({
      size: 'a4',
      orientation: width > height ? 'landscape' : 'portrait',
    })
    const scale = Math.min(page.width / width, page.height / height)
    page.drawImage(pdf.embedJpeg(jpeg), {
      x: (page.width - width * scale) / 2,
      y: (page.height - height * scale) / 2,
      width: width * scale,
      height: height * scale,
    })
  }
  const bytes = await pdf.save()
  if (bytes.byteLength > maxFileSize) throw refused('too-large')
  const name = `${first.name.replace(/\.[^.]*$/u, '')}.pdf`
  return new File([Uint8Array.from(bytes)], name, { type: 'application/pdf' })
}

const byName = (a: File, b: File) => a.name.localeCompare(b.name, 'de', { numeric: true })

const refused = (reason: 'empty' | 'too-many' | 'type-not-allowed' | 'too-large') =>
  new AppError({ code: 'file-refused', reason })

/** As it is seen, no larger than it has to be. */
async function redrawn(photograph: File): Promise<Picture> {
  const seen = await createImageBitmap(photograph).catch(() => null)
  if (!seen) throw refused('type-not-allowed')
  const scale = Math.min(1, sharpEnough / Math.max(seen.width, seen.height))
  const [width, height] = [Math.round(seen.width * scale), Math.round(seen.height * scale)]
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d')
  if (!context) throw refused('type-not-allowed')
  // What is transparent is paper.
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.drawImage(seen, 0, 0, width, height)
  seen.close()
  const jpeg = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', 0.8)
  })
  if (!jpeg) throw refused('type-not-allowed')
  return { jpeg: new Uint8Array(await jpeg.arrayBuffer()), width, height }
}

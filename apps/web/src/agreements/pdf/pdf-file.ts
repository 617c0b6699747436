// The build for browsers of some years ago: a practice's phone may be one.
import { getDocument, PDFWorker, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs'
// oxlint-disable-next-line import/default -- the bundler makes it an address.
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

export type PdfFile = {
  pages: number
  /** A page as elements to show: its picture, and above it its text, to select and to be read out. */
  draw: (page: number, width: number, signal: AbortSignal) => Promise<HTMLElement[]>
}

// Above this the canvas of an iPhone or iPad stays blank.
const mostPixels = 16_000_000

// The CSP lets a worker start only from an address this policy made, and it makes no other.
const policy = globalThis.trustedTypes?.createPolicy('pdf-worker', {
  createScriptURL: () => workerUrl,
})

/** Opens a PDF by address. `close` ends whatever it is doing. */
export function openPdf(url: string, onProgress: (share: number) => void) {
  const port = new Worker(policy?.createScriptURL('') ?? workerUrl, { type: 'module' })
  const worker = PDFWorker.create({ port })
  const task = getDocument({ url, worker, useWasm: false })
  task.onProgress = ({ loaded, total }: { loaded: number; total: number }) =>
    onProgress(total > 0 ? Math.min(loaded / total, 1) : 0)

  const broken = new Promise<never>((_, reject) => {
    port.addEventListener('error', () => reject(new Error('the worker did not start')))
  })
  const file = Promise.race([task.promise, broken]).then((pdf): PdfFile => ({
    pages: pdf.numPages,
    draw: async (number, width, signal) => {
      const page = await pdf.getPage(number)
      const scale = width / page.getViewport({ scale: 1 }).width
      const viewport = page.getViewport({ scale })
      const canvas = document.createElement('canvas')
      const density = Math.min(
        globalThis.devicePixelRatio,
        Math.sqrt(mostPixels / (viewport.width * viewport.height)),
      )
      canvas.width = Math.floor(viewport.width * density)
      canvas.height = Math.floor(viewport.height * density)
      canvas.style.width = `${viewport.width}px`
      const picture = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] })
      signal.addEventListener('abort', () => picture.cancel())
      await picture.promise

      const text = document.createElement('div')
      text.style.setProperty('--total-scale-factor', String(scale))
      await new TextLayer({
        textContentSource: page.streamTextContent(),
        container: text,
        viewport,
      }).render()
      return [canvas, text]
    },
  }))

  const close = async () => {
    await task.destroy()
    worker.destroy()
    port.terminate()
  }
  return { file, close }
}

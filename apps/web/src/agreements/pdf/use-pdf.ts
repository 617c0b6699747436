import { useCallback, useEffect, useState } from 'react'
import type { PdfFile } from './pdf-file.ts'

type Opening =
  | { state: 'loading'; share: number }
  | { state: 'failed' }
  | { state: 'open'; file: PdfFile }

/** Loads the renderer and the file; ends both when the page is left. */
export function usePdf(href: string) {
  const [opening, setOpening] = useState<Opening>({ state: 'loading', share: 0 })

  useEffect(() => {
    const left = new AbortController()
    const say = (next: Opening) => {
      if (!left.signal.aborted) setOpening(next)
    }
    async function open() {
      try {
        const { openPdf } = await import('./pdf-file.ts')
        if (left.signal.aborted) return
        const { file, close } = openPdf(href, (share) => say({ state: 'loading', share }))
        left.signal.addEventListener('abort', () => void close())
        say({ state: 'open', file: await file })
      } catch {
        say({ state: 'failed' })
      }
    }
    void open()
    return () => left.abort()
  }, [href])

  const fail = useCallback(() => setOpening({ state: 'failed' }), [])
  return { opening, fail }
}

import { useEffect, useEffectEvent } from 'react'

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false

/** Takes the files somebody lets go anywhere above the page, which the browser would open instead of it. */
export function useDroppedFiles(take: (files: File[]) => void): void {
  const taken = useEffectEvent(take)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      taken([...(event.dataTransfer?.files ?? [])])
    }
    globalThis.addEventListener('dragover', over)
    globalThis.addEventListener('drop', drop)
    return () => {
      globalThis.removeEventListener('dragover', over)
      globalThis.removeEventListener('drop', drop)
    }
  }, [])
}

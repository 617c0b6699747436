import { useEffect, useRef } from 'react'

/** For a frame whose content a form replaces: once the form is gone, the frame's first button has the focus again. */
export function useFocusBack<E extends HTMLElement>(isOpen: boolean) {
  const frame = useRef<E>(null)
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    if (wasOpen.current && !isOpen) frame.current?.querySelector('button')?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  return frame
}

/** Of a list in the section `id`: when the entry that had the focus is gone, the section takes it. */
export function useFocusStays(id: string, count: number) {
  const before = useRef(count)
  useEffect(() => {
    if (count < before.current && document.activeElement === document.body)
      document.getElementById(id)?.focus()
    before.current = count
  }, [id, count])
}

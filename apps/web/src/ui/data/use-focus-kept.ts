import { type FocusEvent, useEffect, useRef } from 'react'

const removers = '[data-remove] :is(button, a)'

/**
 * For what holds rows that can be removed. A row that goes takes the focus with it: that goes on to the row in its place, else to
 * the one before, else to the last thing to press in here. What removes a row, or strikes it, stands in an element with
 * `data-remove`, one in each row, its question included.
 */
export function useFocusKept<E extends HTMLElement>() {
  const ref = useRef<E>(null)
  const last = useRef<{ element: Element; at: number } | null>(null)
  // After each change of the list, and nothing else tells of one.
  useEffect(() => {
    const { current: list } = ref
    const { current: lost } = last
    if (!list || !lost || lost.element.isConnected) return
    last.current = null
    if (document.activeElement !== document.body) return
    const rows = list.querySelectorAll<HTMLElement>(removers)
    const others = list.querySelectorAll<HTMLElement>('button, a[href], input, textarea')
    const next = rows.item(Math.min(lost.at, rows.length - 1)) ?? others.item(others.length - 1)
    ;(next ?? list).focus()
  })
  return {
    ref,
    tabIndex: -1,
    onFocus: ({ target }: FocusEvent) => {
      // A question that stands elsewhere in the page belongs to the row it was asked from.
      if (!ref.current?.contains(target)) return
      const marked = target.closest('[data-remove]')
      const at = marked ? [...ref.current.querySelectorAll('[data-remove]')].indexOf(marked) : -1
      last.current = at < 0 ? null : { element: target, at }
    },
  }
}

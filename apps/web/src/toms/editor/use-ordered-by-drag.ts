import { type DragEvent, useRef } from 'react'
import { useDrag } from 'react-aria-components/useDrag'
import { useDrop } from 'react-aria-components/useDrop'

/** For a row with a handle among rows of one order: by mouse, by a long touch, by Enter and Tab, by screen reader. */
export function useOrderedByDrag({
  text,
  offset,
  onDragged,
  onDropped,
}: {
  /** What another program is given that it is dropped into. */
  text: string
  /** How many places behind the dragged row this one is; 0 for that row, and while none is dragged. */
  offset: number
  onDragged: (isDragged: boolean) => void
  /** The dragged row takes the place of this one, which is so many behind its own. */
  onDropped: (by: number) => void
}) {
  const ref = useRef<HTMLLIElement>(null)
  const { dragProps, isDragging } = useDrag({
    getItems: () => [{ 'text/plain': text }],
    getAllowedDropOperations: () => ['move'],
    onDragStart: () => onDragged(true),
    onDragEnd: () => onDragged(false),
  })
  const { dropProps, isDropTarget } = useDrop({
    ref,
    isDisabled: offset === 0,
    getDropOperation: () => 'move',
    onDrop: () => onDropped(offset),
  })
  return {
    row: {
      ...dropProps,
      ref,
      tabIndex: -1,
      'data-dragged': isDragging || undefined,
      'data-drop': isDropTarget ? (offset < 0 ? 'before' : 'behind') : undefined,
    },
    handle: {
      ...dragProps,
      onDragStart: (event: DragEvent<HTMLElement>) => {
        const { current } = ref
        if (current) {
          const { left, top } = current.getBoundingClientRect()
          event.dataTransfer.setDragImage(current, event.clientX - left, event.clientY - top)
        }
        dragProps.onDragStart?.(event)
      },
    },
  }
}

/** An entry of the register, and whose subprocessor it is. */
type Entry = { id: string; parentId: string | null }
type Placed<E> = { entry: E; depth: number }

/**
 * Each entry once, its own subprocessors right behind it, in the order they came; whose parent is not among them stands at the
 * top, and so does the first of those that name each other.
 */
export function treeOf<E extends Entry>(entries: readonly E[]): Placed<E>[] {
  const known = new Set(entries.map(({ id }) => id))
  const children = new Map<string, E[]>()
  for (const entry of entries)
    if (entry.parentId !== null && known.has(entry.parentId))
      children.set(entry.parentId, [...(children.get(entry.parentId) ?? []), entry])
  const placed = new Map<string, Placed<E>>()
  function place(entry: E, depth: number) {
    if (placed.has(entry.id)) return
    placed.set(entry.id, { entry, depth })
    for (const child of children.get(entry.id) ?? []) place(child, depth + 1)
  }
  for (const entry of entries)
    if (entry.parentId === null || !known.has(entry.parentId)) place(entry, 0)
  for (const entry of entries) place(entry, 0)
  return [...placed.values()]
}

/** Those chosen with all who stand above and below them: whoever works for one of them works for its client, too. */
export function wholeTrees<E extends Entry>(
  entries: readonly E[],
  chosen: readonly string[],
): Placed<E>[] {
  const wanted = new Set(chosen)
  const trees: Placed<E>[][] = []
  for (const placed of treeOf(entries))
    if (placed.depth === 0) trees.push([placed])
    else trees.at(-1)?.push(placed)
  return trees.filter((tree) => tree.some(({ entry }) => wanted.has(entry.id))).flat()
}

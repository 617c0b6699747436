import { fileURLToPath } from 'node:url'
import type { Rolldown } from 'vite'

type Context = Parameters<Rolldown.CodeSplittingNameFunction>[1]

const source = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url))
const begun = [source('start.ts')]
const entry = [source('entry.tsx')]
const calls = [source('accounts/entry/sign-in-api.ts')]
const portal = [source('portal.tsx')]

/** Everything these modules import, and what that imports, without what is loaded later. */
function loadedBy(from: string[], context: Context): Set<string> {
  const loaded = new Set<string>()
  const left = [...from]
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (loaded.has(id)) continue
    loaded.add(id)
    left.push(...(context.getModuleInfo(id)?.importedIds ?? []))
  }
  return loaded
}

/** What these modules load later. */
const laterThan = (from: Set<string>, context: Context) =>
  Array.from(from).flatMap((id) => context.getModuleInfo(id)?.dynamicallyImportedIds ?? [])

/** What so many pages need comes with the first of them. */
const many = 6

/** How many of these load a module. */
function usesBy(pages: string[], context: Context): Map<string, number> {
  const uses = new Map<string, number>()
  for (const page of pages)
    for (const id of loadedBy([page], context)) uses.set(id, (uses.get(id) ?? 0) + 1)
  return uses
}

/**
 * What is loaded together is one file, not fifty of which each is asked for by itself: what begins, what login and portal
 * both need, what the login asks the API with, what else is agreed with it, the portal with its first page, what many pages need. All others are
 * parted by who needs what.
 */
export function partNames(): Rolldown.CodeSplittingNameFunction {
  let parts: { name: string; holds: (id: string) => boolean }[] | undefined
  return (id, context) => {
    parts ??= partsOf(context)
    return parts.find(({ holds }) => holds(id))?.name ?? null
  }
}

function partsOf(context: Context) {
  const [begin, first, asked, rest] = [begun, entry, calls, portal].map((from) =>
    loadedBy(from, context),
  ) as [Set<string>, Set<string>, Set<string>, Set<string>]
  const uses = usesBy(laterThan(rest, context), context)
  return [
    {
      name: 'start',
      // The styles of both pages' ground come in one file, too.
      holds: (id: string) =>
        begin.has(id) ||
        id.includes('rolldown/runtime') ||
        (first.has(id) && rest.has(id) && /\.css(?:\?|$)/u.test(id)),
    },
    { name: 'ground', holds: (id: string) => first.has(id) && rest.has(id) },
    { name: 'entry', holds: (id: string) => first.has(id) },
    { name: 'calls', holds: (id: string) => asked.has(id) && rest.has(id) },
    { name: 'sign-in', holds: (id: string) => asked.has(id) },
    { name: 'contracts', holds: (id: string) => rest.has(id) && id.includes('/packages/domain/') },
    { name: 'portal', holds: (id: string) => rest.has(id) },
    { name: 'pages', holds: (id: string) => (uses.get(id) ?? 0) >= many },
  ]
}

import { fileURLToPath } from 'node:url'
import type { Rolldown } from 'vite'

type Context = Parameters<Rolldown.CodeSplittingNameFunction>[1]

const start = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url))
const login = [start('login.tsx')]
const calls = [start('accounts/entry/sign-in-api.ts')]
const portal = [start('main.tsx'), start('home/home-page.tsx')]

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

/**
 * What is loaded together is one file, not fifty of which each is asked for by itself: what login and portal both begin
 * with, what the login asks the API with, the portal with its first page. All other pages are parted by who needs what.
 */
export function partNames(): Rolldown.CodeSplittingNameFunction {
  let parts: { name: string; holds: (id: string) => boolean }[] | undefined
  return (id, context) => {
    parts ??= partsOf(context)
    return parts.find(({ holds }) => holds(id))?.name ?? null
  }
}

function partsOf(context: Context) {
  const [first, asked, rest] = [login, calls, portal].map((from) => loadedBy(from, context)) as [
    Set<string>,
    Set<string>,
    Set<string>,
  ]
  return [
    { name: 'ground', holds: (id: string) => first.has(id) && rest.has(id) },
    { name: 'entry', holds: (id: string) => first.has(id) },
    { name: 'calls', holds: (id: string) => asked.has(id) && rest.has(id) },
    { name: 'sign-in', holds: (id: string) => asked.has(id) },
    { name: 'portal', holds: (id: string) => rest.has(id) },
  ]
}

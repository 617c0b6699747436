import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { parseSync } from 'oxc-parser'
import { house } from './arrows.ts'
import { isOfTests, targetOf } from './judge.ts'

export const root = join(import.meta.dirname, '../..')

/** The source files of a side, tests and what only they need aside, as paths from the top of the repository. */
const sourcesOf = (folder: string): string[] =>
  globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !isOfTests(file) && !file.endsWith('.d.ts'))
    .toSorted()

export const sources: readonly string[] = Object.values(house).flatMap((side) =>
  sourcesOf(side.root),
)

const read = new Map<string, string[]>()

/** Which files a file imports, types and lazy imports included; each is read once. */
export function importsOf(file: string): string[] {
  const known = read.get(file) ?? importsIn(file)
  read.set(file, known)
  return known
}

function importsIn(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  const { module } = parseSync(file, text)
  const specifiers = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : [])),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
      text.slice(start + 1, end - 1),
    ),
  ]
  return specifiers.map((each) => targetOf(file, each)).filter((each) => each !== null)
}

/** Folder → folders it imports from, with one import that shows it. */
export function folderGraph(): Map<string, Map<string, string>> {
  const graph = new Map<string, Map<string, string>>()
  for (const file of sources) {
    const from = dirname(file)
    const arrows = graph.get(from) ?? new Map<string, string>()
    graph.set(from, arrows)
    for (const target of importsOf(file)) {
      const to = dirname(target)
      if (to !== from && /\.tsx?$/u.test(target) && !arrows.has(to))
        arrows.set(to, `${file} → ${target}`)
    }
  }
  return graph
}

/** A way that leads back to where it began; null where there is none. */
export function circleIn(graph: ReadonlyMap<string, Iterable<string>>): string[] | null {
  const done = new Set<string>()
  const visit = (node: string, way: string[]): string[] | null => {
    const seen = way.indexOf(node)
    if (seen >= 0) return [...way.slice(seen), node]
    if (done.has(node)) return null
    for (const next of graph.get(node) ?? []) {
      const circle = visit(next, [...way, node])
      if (circle) return circle
    }
    done.add(node)
    return null
  }
  for (const node of graph.keys()) {
    const circle = visit(node, [])
    if (circle) return circle
  }
  return null
}

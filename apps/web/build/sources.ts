import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseSync } from 'oxc-parser'

export const web = join(import.meta.dirname, '..')
/** Loads everything else. */
const start = join(web, 'src/start.ts')

type Later = { path: string; start: number; end: number }
type Imports = { now: string[]; later: Later[] }

export const isSource = (file: string): boolean =>
  file.startsWith(join(web, 'src/')) && /\.tsx?$/u.test(file)

/** Which of our own files a file imports, at once and later; `start` and `end` of an `import()` in its code. */
export function readImports(file: string, code = readFileSync(file, 'utf8')): Imports {
  const at = (path: string) => join(dirname(file), path)
  const { module } = parseSync(file, code)
  return {
    now: module.staticImports
      .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
      .map(({ moduleRequest }) => at(moduleRequest.value))
      .filter(isSource),
    later: module.dynamicImports
      .map(({ start: from, end, moduleRequest }) => {
        const path = code.slice(moduleRequest.start + 1, moduleRequest.end - 1)
        return { path: path.startsWith('.') ? at(path) : path, start: from, end }
      })
      .filter(({ path }) => isSource(path)),
  }
}

/** What imports what, read once. */
export class Sources {
  private readonly read = new Map<string, Imports>()

  private importsOf(file: string): Imports {
    const imports = this.read.get(file) ?? readImports(file)
    this.read.set(file, imports)
    return imports
  }

  /** A file and all it imports, without what is loaded later. */
  loadedWith(file: string, found = new Set<string>()): Set<string> {
    if (found.has(file)) return found
    found.add(file)
    for (const path of this.importsOf(file).now) this.loadedWith(path, found)
    return found
  }

  /** What is there whenever a file is loaded later, whichever way leads to it. */
  loadedBefore(file: string): Set<string> {
    const ways = this.importsOf(start)
      .later.map(({ path }) => path)
      .filter((first) => first !== file && this.leadsTo(first, file))
      .map((first) => this.loadedWith(first))
    return ways.slice(1).reduce((all, way) => all.intersection(way), ways[0] ?? new Set<string>())
  }

  private leadsTo(from: string, to: string, seen = new Set<string>()): boolean {
    if (from === to) return true
    if (seen.has(from)) return false
    seen.add(from)
    const { now, later } = this.importsOf(from)
    return [...now, ...later.map(({ path }) => path)].some((path) => this.leadsTo(path, to, seen))
  }
}

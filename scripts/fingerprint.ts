import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** What is built from files that match `sources`, into `made`; `stamp` keeps which ones the last time was from. */
export type Product = { sources: string[]; made: string; stamp: string }

/** Runs `build` unless the product is already made from exactly these sources; what fails is tried again. */
export function unlessBuilt({ sources, made, stamp }: Product, build: () => void): void {
  const current = fingerprint(sources)
  const built = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
  if (built === current && existsSync(made)) return
  rmSync(stamp, { force: true })
  build()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, current)
}

function fingerprint(sources: string[]): string {
  const files = globSync(sources, { cwd: root, withFileTypes: true, exclude: isBeside })
    .filter((entry) => entry.isFile() && !isBeside(entry))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

const isBeside = ({ name }: { name: string }) =>
  ['node_modules', 'dist', 'e2e', '.cache', '.vite'].includes(name) || /\.test\.tsx?$/.test(name)

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { viteProgram, web } from './vite.ts'

const root = join(import.meta.dirname, '..')
const stamp = join(web, '.cache/built-from')

/** Builds the SPA unless apps/web/dist is already made from exactly these sources; throws when it cannot. */
export function ensureWebBuild(): void {
  const sources = fingerprint()
  const built = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
  if (built === sources && existsSync(join(web, 'dist/index.html'))) return
  rmSync(stamp, { force: true })
  const args = [viteProgram(), 'build', '--logLevel', 'warn']
  // As it is served, also where tests ask for it.
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status } = spawnSync(process.execPath, args, { cwd: web, env, stdio: 'inherit' })
  if (status !== 0) throw new Error('The web application could not be built: see above.')
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, sources)
}

function fingerprint(): string {
  const files = globSync(
    [
      'apps/web/**/*',
      'packages/domain/**/*',
      'scripts/web-build.ts',
      'pnpm-lock.yaml',
      'tsconfig.json',
    ],
    { cwd: root, withFileTypes: true, exclude: isBeside },
  )
    .filter((entry) => entry.isFile() && !isBeside(entry))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

const isBeside = ({ name }: { name: string }) =>
  ['node_modules', 'dist', 'e2e', '.cache', '.vite'].includes(name) || /\.test\.tsx?$/.test(name)

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { unlessBuilt } from './fingerprint.ts'
import { viteProgram, web } from './vite.ts'

const pages = {
  sources: [
    'apps/web/**/*',
    'packages/domain/**/*',
    'packages/verify/**/*',
    'scripts/web-build.ts',
    'pnpm-lock.yaml',
    'tsconfig.json',
  ],
  made: join(web, 'dist/index.html'),
  stamp: join(web, '.cache/built-from'),
}

/** Vite takes what follows these for a query: one line that says what to do; null for any other path. */
export function unfitPath(path: string): string | null {
  const [found] = /[#?]/u.exec(path) ?? []
  return found
    ? `The path of the portal contains "${found}" (${path}), and its pages cannot be built there: move it to a folder without # and ?.`
    : null
}

/** Builds the SPA unless apps/web/dist is already made from exactly these sources; throws when it cannot. */
export function ensureWebBuild(): void {
  unlessBuilt(pages, () => {
    const line = unfitPath(web)
    if (line) throw new Error(line)
    const args = [viteProgram(), 'build', '--logLevel', 'warn']
    // As it is served, also where tests ask for it.
    const env = { ...process.env, NODE_ENV: 'production' }
    const { status } = spawnSync(process.execPath, args, { cwd: web, env, stdio: 'inherit' })
    if (status !== 0) throw new Error('The web application could not be built: see above.')
  })
}

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const folder = join(import.meta.dirname, '../var/bench/fetched')

/**
 * A package that only measurements need and `pnpm start` therefore does not install: fetched by npm below
 * `var/bench/fetched` when it is asked for first, in exactly this version. `wanted`: another one that comes with it.
 */
export async function fetched(
  name: string,
  version: string,
  wanted = name,
): Promise<Record<string, unknown>> {
  const home = join(folder, `${name.replaceAll('/', '+')}@${version}`)
  if (!existsSync(join(home, 'node_modules', name))) {
    mkdirSync(home, { recursive: true })
    const args = ['install', '--prefix', home, '--no-save', '--no-audit', '--no-fund']
    const { status } = spawnSync('npm', [...args, `${name}@${version}`], {
      cwd: home,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    })
    if (status !== 0) throw new Error(`${name}@${version} could not be fetched.`)
  }
  const from = createRequire(join(home, 'package.json'))
  // What it is made of says who uses it.
  return (await import(pathToFileURL(from.resolve(wanted)).href)) as Record<string, unknown>
}

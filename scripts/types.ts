import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Each knows only what its code will find where it runs: the API no page, the pages no server, domain neither. */
const projects = [
  'tsconfig.json',
  'packages/domain/tsconfig.src.json',
  'packages/domain/tsconfig.test.json',
  'packages/verify/tsconfig.json',
  'apps/api/tsconfig.json',
  'apps/web/tsconfig.src.json',
  'apps/web/tsconfig.test.json',
  'bench/tsconfig.json',
]

const failed = projects.filter((project) => {
  const args = ['--noEmit', '--project', project]
  const { status } = spawnSync(join(root, 'node_modules/.bin/tsc'), args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  return status !== 0
})
process.exitCode = failed.length === 0 ? 0 : 1

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const checks = [
  ['format', 'oxfmt', '--check'],
  ['lint', 'oxlint', '--type-aware', '--deny-warnings'],
  ['types', process.execPath, 'scripts/types.ts'],
  ['house', process.execPath, 'scripts/house/check.ts'],
  ['unused code', 'knip', '--no-progress'],
] as const

// Each runs even when one before it failed: all there is to mend is seen at once.
const failed = checks.filter(([what, program, ...args]) => {
  process.stdout.write(`\n── ${what}: ${program} ${args.join(' ')}\n`)
  const { status, error } = spawnSync(
    program === process.execPath ? program : join(root, 'node_modules/.bin', program),
    args,
    {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  )
  if (error) process.stderr.write(`${error.message}\n`)
  return status !== 0
})

process.stdout.write(
  failed.length === 0
    ? '\nAll in order: format, lint, types, house and unused code.\n'
    : `\nNot in order: ${failed.map(([what]) => what).join(', ')}.\n`,
)
process.exitCode = failed.length === 0 ? 0 : 1

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const web = join(import.meta.dirname, '../..')
const lingui = join(web, 'node_modules/@lingui/cli/dist/lingui.js')
const check = (name: string) =>
  promisify(execFile)(process.execPath, [lingui, 'check', name, '--workers', '1', '--verbose'], { cwd: web })

it.each([
  ['missing', 'has an English sentence for every German one'],
  ['sync', 'knows every sentence the pages say'],
])('check %s: %s', async (name) => {
  const { stdout } = await check(name)
  expect(stdout).toContain(`PASS ${name}`)
}, 60_000)

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it, vi } from 'vitest'

const runner = JSON.stringify(join(import.meta.dirname, 'runner.ts'))
const started = `
  const { endWithRunner } = await import(${runner})
  process.on('SIGTERM', () => process.exit())
  setInterval(() => {}, 1000)
  endWithRunner()
  console.log(process.pid)`
const npx = `
  const { spawn } = require('node:child_process')
  const args = ['--input-type=module', '-e', ${JSON.stringify(started)}]
  spawn('/bin/sh', ['-c', '"$0" "$@"; true', process.execPath, ...args], { stdio: 'inherit' })`

it('ends what it was called in when the package runner is killed', async () => {
  const top = spawn(process.execPath, ['-e', npx, 'npx'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [pid] = await once(createInterface(top.stdout), 'line')
  expect(process.kill(Number(pid), 0)).toBe(true)
  top.kill('SIGKILL')
  await vi.waitFor(() => expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH'), {
    timeout: 120_000,
  })
})

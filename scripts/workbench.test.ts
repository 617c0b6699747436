import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { freePort } from '../apps/api/src/platform/free-port.ts'

const root = join(import.meta.dirname, '..')
const dataDir = mkdtempSync(join(tmpdir(), 'portal-workbench-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const reset = (env: Record<string, string> = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/demo-reset.ts'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, ...env },
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr }
}
const accounts = () => readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')

describe('whoever changes the portal', () => {
  it('begins no demonstration anew where there is none', () => {
    expect(reset()).toEqual({ status: 1, said: expect.stringMatching(/no demonstration/u) })
  })

  it('never does so with real data', () => {
    const said = expect.stringMatching(/never real data/u)
    expect(reset({ NODE_ENV: 'production' })).toEqual({ status: 1, said })
  })

  it('has pages and API on one address, and a demonstration that begins anew', async () => {
    const port = await freePort()
    const address = `http://localhost:${port}`
    const portal = spawn(process.execPath, ['scripts/dev.ts'], {
      cwd: root,
      env: { ...process.env, DATA_DIR: dataDir, PORT: String(port) },
      stdio: 'ignore',
    })
    const ended = once(portal, 'exit')
    try {
      while (
        !(await fetch(address).then(
          ({ ok }) => ok,
          () => false,
        ))
      ) {
        expect(portal.exitCode).toBeNull()
        await sleep(200)
      }
      expect(await (await fetch(`${address}/login`)).text()).toContain('data-shows="entry"')
      const session = await fetch(`${address}/api/v1/session`)
      expect([session.status, await session.json()]).toEqual([
        401,
        expect.objectContaining({ type: '/problems/unauthenticated' }),
      ])
      expect(reset()).toEqual({
        status: 1,
        said: expect.stringMatching(/in use by another portal/u),
      })
    } finally {
      portal.kill('SIGTERM')
    }
    expect(await ended).toEqual([0, null])

    const before = accounts()
    expect(reset()).toEqual({
      status: 0,
      said: expect.stringContaining(join(dataDir, 'before-reset')),
    })
    expect(JSON.parse(accounts())).toHaveLength((JSON.parse(before) as unknown[]).length)
    expect(accounts()).not.toBe(before)
    expect(readFileSync(join(dataDir, 'before-reset/demo-accounts.json'), 'utf8')).toBe(before)
    expect(existsSync(join(dataDir, 'before-reset/postgres'))).toBe(true)
  }, 240_000)
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../apps/api/src/platform/free-port.ts'
import { secrets } from './data/folder.ts'

const root = join(import.meta.dirname, '..')

export type AsServed = { origin: string; pid: number; ms: number; stop: () => Promise<void> }

/** The portal as a process of its own, as somebody runs it; resolves when it answers, `ms` after its start. */
export async function startAsServed(
  script: string,
  databaseUrl: string,
  dataDir: string,
  more: Record<string, string> = {},
): Promise<AsServed> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const begun = performance.now()
  const portal = spawn(process.execPath, [join(root, script)], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      PUBLIC_URL: origin,
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      SESSION_SECRET: secrets.sessionSecret,
      ENCRYPTION_KEY: secrets.encryptionKey.toString('base64'),
      SIGNING_KEY: secrets.signingKey.toString('base64'),
      ...more,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const stop = async () => {
    if (portal.kill('SIGTERM')) await once(portal, 'exit')
  }
  while (!(await answers(origin))) {
    if (portal.exitCode !== null) throw new Error(`${script} ended`)
    await sleep(10)
  }
  return { origin, pid: portal.pid ?? 0, ms: performance.now() - begun, stop }
}

const answers = (origin: string) =>
  fetch(`${origin}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { testSecrets } from './keys.ts'

export type PortalProcess = ReturnType<typeof startPortalProcess>

/** A portal as a process of its own; what it says is kept. Its clock stands still but for what is told to it. */
export function startPortalProcess(env: Record<string, string>, args: string[] = []) {
  const script = join(import.meta.dirname, 'start-portal.ts')
  const child = spawn(process.execPath, [script, ...args], {
    env: {
      PATH: process.env.PATH ?? '',
      SESSION_SECRET: testSecrets.sessionSecret,
      ENCRYPTION_KEY: testSecrets.encryptionKey.toString('base64'),
      SIGNING_KEY: testSecrets.signingKey.toString('base64'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const output = { text: '' }
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => (output.text += text.toString()))
  let last: Promise<unknown> = Promise.resolve()
  return {
    child,
    output,
    ended: once(child, 'exit'),
    /** Moves its clock on by seconds and resolves to its time then. */
    moveOn: (seconds: number): Promise<string> => {
      const moved = last.then(async () => {
        child.send(seconds)
        const [now] = await once(child, 'message')
        return String(now)
      })
      last = moved
      return moved
    },
  }
}

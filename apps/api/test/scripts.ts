import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, expect, vi } from 'vitest'
import { testSecrets } from './keys.ts'
import { patience } from './patience.ts'

const root = join(import.meta.dirname, '../../..')

/** What an outside database asks for. */
export const secrets = {
  SESSION_SECRET: testSecrets.sessionSecret,
  ENCRYPTION_KEY: testSecrets.encryptionKey.toString('base64'),
  SIGNING_KEY: testSecrets.signingKey.toString('base64'),
  PUBLIC_URL: 'https://portal.example.org',
}
/** A real portal whose mails go into files, and whose address only its clients can reach. */
export const production = { NODE_ENV: 'production', MAIL: 'files', PUBLIC_URL_CHECK: 'false' }

/** Starts the portal's own programs as processes, with nothing of this environment; what still runs at the end is killed. */
export function useScripts(dataDir: string) {
  const running = new Set<ChildProcess>()
  afterAll(() => {
    for (const child of running) child.kill('SIGKILL')
  })
  return (script: string, args: string[], env: Record<string, string>) => {
    const child = spawn(process.execPath, [join(root, 'apps/api/src', script), ...args], {
      env: {
        PATH: process.env.PATH ?? '',
        LOG_LEVEL: 'info',
        DATA_DIR: dataDir,
        PORT: '0',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    const output = { out: '', err: '' }
    child.stdout.on('data', (text: Buffer) => (output.out += text.toString()))
    child.stderr.on('data', (text: Buffer) => (output.err += text.toString()))
    const ended = once(child, 'exit').then(([code]) => {
      running.delete(child)
      return code as number | null
    })
    /** What it says, once it says something like that. */
    const says = async (pattern: RegExp) => {
      await vi.waitFor(() => expect(output.out + output.err).toMatch(pattern), patience)
      return pattern.exec(output.out + output.err)!
    }
    const address = async () => (await says(/listening at (http\S+?)"/u))[1]!
    return { child, output, ended, says, address }
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../apps/api/src/platform/boot/database.ts'
import { parseEnv } from '../apps/api/src/platform/boot/env.ts'
import { loadSecrets } from '../apps/api/src/platform/boot/secrets.ts'
import { freePort } from '../apps/api/src/platform/free-port.ts'
import { endWithRunner } from './runner.ts'
import { viteProgram, web } from './vite.ts'

const root = join(import.meta.dirname, '..')

/**
 * The portal for whoever changes it, on the address of `start`: the API starts again when a file of it or of domain
 * changes, the pages change in the browser, and the database stays up meanwhile.
 */
async function develop(): Promise<void> {
  const config = parseEnv(process.env)
  // Before the database, as `start` does: beside one that is there none are made.
  await loadSecrets(config)
  const database = await openDatabase(config, console)
  const apiPort = String(await freePort())
  const watched = ['apps/api/src', 'packages/domain/src'].map((path) => `--watch-path=${path}`)
  const api = start([...watched, '--watch-preserve-output', 'scripts/dev-api.ts'], root, {
    PORT: apiPort,
    PUBLIC_URL: config.publicUrl,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  })
  const children = [api]
  let ending: Promise<void> | undefined
  const end = (code: number) =>
    (ending ??= (async () => {
      await Promise.all(children.map(stop))
      await database.stop()
      process.exit(code)
    })())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void end(0))
  const endWith = (child: ChildProcess) => child.once('exit', () => void end(1))
  endWith(api)

  await firstAnswer(`http://localhost:${apiPort}/healthz`)
  const pages = start([viteProgram(), '--port', String(config.port), '--logLevel', 'warn'], web, {
    API_URL: `http://localhost:${apiPort}`,
  })
  children.push(pages)
  endWith(pages)
}

const start = (args: string[], cwd: string, env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' })

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** The first start fills in the demonstration; a mistake in the code is mended while this waits. */
async function firstAnswer(url: string): Promise<void> {
  while (
    !(await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await sleep(200)
}

endWithRunner()
await develop()

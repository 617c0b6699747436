import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Config, Secrets } from './env.ts'

const Stored = z.object({ sessionSecret: z.string(), encryptionKey: z.base64() })

/** The secrets of the environment; with the embedded database missing ones are made once and kept beside it. */
export async function loadSecrets(config: Config): Promise<Secrets> {
  const { sessionSecret, encryptionKey } = config
  if (sessionSecret && encryptionKey) return { sessionSecret, encryptionKey }
  const kept = await keptSecrets(join(config.dataDir, 'secrets.json'))
  return {
    sessionSecret: sessionSecret ?? kept.sessionSecret,
    encryptionKey: encryptionKey ?? Buffer.from(kept.encryptionKey, 'base64'),
  }
}

async function keptSecrets(file: string): Promise<z.output<typeof Stored>> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text !== null) return Stored.parse(JSON.parse(text))
  const made = {
    sessionSecret: randomBytes(32).toString('base64url'),
    encryptionKey: randomBytes(32).toString('base64'),
  }
  await writePrivate(file, made)
  return made
}

/** Writes a file only its owner may read, whole or not at all. */
export async function writePrivate(file: string, value: unknown): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true })
  const beside = `${file}.new`
  await writeFile(beside, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  await chmod(beside, 0o600)
  await rename(beside, file)
}

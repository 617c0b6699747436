import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Config, Secrets } from './env.ts'

const Stored = z.looseObject({
  sessionSecret: z.string(),
  encryptionKey: z.base64(),
  signingKey: z.base64(),
})
type Stored = z.output<typeof Stored>

/**
 * The secrets of the environment; with the embedded database missing ones are made once and kept beside it, unless they have
 * to be there (`known`). Throws one line where the file of its keys is missed: new ones would open nothing.
 */
export async function loadSecrets(config: Config, known = false): Promise<Secrets> {
  const { sessionSecret, encryptionKey, signingKey } = config
  if (sessionSecret && encryptionKey && signingKey)
    return { sessionSecret, encryptionKey, signingKey }
  const file = join(config.dataDir, 'secrets.json')
  const lost = existsSync(join(config.dataDir, 'postgres', 'cluster')) && !existsSync(file)
  if (lost && !(encryptionKey && signingKey))
    throw new Error(`${file} is missing; restore it, its keys cannot be made anew.`)
  if (known && !existsSync(file))
    throw new Error(
      `${file} is missing: put the one that was kept there, or give SESSION_SECRET, ENCRYPTION_KEY and SIGNING_KEY.`,
    )
  const kept = await keptSecrets(file)
  return {
    sessionSecret: sessionSecret ?? kept.sessionSecret,
    encryptionKey: encryptionKey ?? Buffer.from(kept.encryptionKey, 'base64'),
    signingKey: signingKey ?? Buffer.from(kept.signingKey, 'base64'),
  }
}

/** A file from before a secret was needed gets the new one and keeps all others. */
async function keptSecrets(file: string): Promise<Stored> {
  const text = await readFile(file, 'utf8').catch(() => null)
  const known = text === null ? {} : Stored.partial().parse(JSON.parse(text))
  const kept: Stored = {
    ...known,
    sessionSecret: known.sessionSecret ?? randomBytes(32).toString('base64url'),
    encryptionKey: known.encryptionKey ?? randomBytes(32).toString('base64'),
    signingKey: known.signingKey ?? randomBytes(32).toString('base64'),
  }
  if (Object.keys(kept).length > Object.keys(known).length) await writePrivate(file, kept)
  return kept
}

/** Writes a file only its owner may read, whole or not at all. */
export async function writePrivate(file: string, value: unknown): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true })
  const beside = `${file}.new`
  await writeFile(beside, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  await chmod(beside, 0o600)
  await rename(beside, file)
}

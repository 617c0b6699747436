import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Config } from '../boot/env.ts'
import { writePrivate } from '../boot/secrets.ts'

const Kept = z.looseObject({
  encryptionKey: z.base64(),
  newEncryptionKey: z.base64().optional(),
  formerEncryptionKeys: z.array(z.base64()).optional(),
})

export type KeyPair = {
  from: Buffer
  to: Buffer
  /** Makes the new key the one that counts where it is kept. */
  take: () => Promise<void>
  /** Where the operator has to put it; null: it lies in `DATA_DIR` already. */
  variable: string | null
}

/**
 * The key that counts and the one that is to: of the environment, or kept in `DATA_DIR`, where a new one is made and
 * written down before it is used. Former ones stay there, for they open the backups of their time.
 */
export async function keyPair(
  config: Pick<Config, 'dataDir' | 'encryptionKey'>,
  given: Buffer | null,
): Promise<KeyPair> {
  if (config.encryptionKey) {
    if (!given)
      throw new Error(
        'NEW_ENCRYPTION_KEY is missing: give 32 random bytes in base64 (openssl rand -base64 32), beside ENCRYPTION_KEY, which stays the old one until this is through.',
      )
    const variable = 'ENCRYPTION_KEY'
    return { from: config.encryptionKey, to: given, take: async () => {}, variable }
  }
  const file = join(config.dataDir, 'secrets.json')
  const kept = Kept.parse(JSON.parse(await readFile(file, 'utf8')))
  const to = kept.newEncryptionKey ?? (given ?? randomBytes(32)).toString('base64')
  await writePrivate(file, { ...kept, newEncryptionKey: to })
  const { encryptionKey, newEncryptionKey: _, formerEncryptionKeys = [], ...others } = kept
  return {
    from: Buffer.from(encryptionKey, 'base64'),
    to: Buffer.from(to, 'base64'),
    take: () =>
      writePrivate(file, {
        ...others,
        encryptionKey: to,
        formerEncryptionKeys: [...formerEncryptionKeys, encryptionKey],
      }),
    variable: null,
  }
}

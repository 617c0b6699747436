import { hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { sha256, sha256Hex } from '../crypto.ts'

const magic = 'AVV-PORTAL-BACKUP 1\n'
const longest = 1_000

const Head = z.strictObject({
  keyId: z.string(),
  salt: z.base64(),
  madeAt: z.iso.datetime(),
  compression: z.literal('zstd'),
})
type Head = z.output<typeof Head>

/** What stands before the sealed chunks in clear, and what they are sealed with: a key of this file alone. */
export type Opened = { head: Head; key: Buffer; bound: Buffer; length: number }

/** By which a file says what it was sealed with; it tells nothing about the key. */
export const backupKeyId = (encryptionKey: Buffer): string =>
  sha256Hex(derive(encryptionKey, Buffer.alloc(0), 'backup-key')).slice(0, 16)

export function newHead(encryptionKey: Buffer, madeAt: string): Opened & { bytes: Buffer } {
  const salt = randomBytes(32)
  const head: Head = {
    keyId: backupKeyId(encryptionKey),
    salt: salt.toString('base64'),
    madeAt,
    compression: 'zstd',
  }
  const bytes = Buffer.from(`${magic}${JSON.stringify(head)}\n`)
  return { ...opened(encryptionKey, head, bytes), bytes }
}

/** Throws one line where this is the beginning of no backup, or of one that was sealed with another key. */
export function readHead(encryptionKey: Buffer, beginning: Buffer): Opened {
  const end = beginning.indexOf('\n', magic.length)
  const isOurs = beginning.subarray(0, magic.length).equals(Buffer.from(magic))
  const text = beginning.subarray(magic.length, end).toString()
  const head = isOurs && end > 0 ? Head.safeParse(parsed(text)).data : undefined
  if (!head) throw new Error('it is no backup of this portal, or its beginning is damaged')
  const mine = backupKeyId(encryptionKey)
  if (head.keyId !== mine)
    throw new Error(
      `it was made with another ENCRYPTION_KEY (${head.keyId}, not ${mine}): give that one`,
    )
  return opened(encryptionKey, head, beginning.subarray(0, end + 1))
}

/** So many bytes hold any head. */
export const headLength = magic.length + longest

const derive = (key: Buffer, salt: Buffer, label: string) =>
  Buffer.from(hkdfSync('sha256', key, salt, `avv-portal/${label}`, 32))

const opened = (encryptionKey: Buffer, head: Head, bytes: Buffer): Opened => ({
  head,
  key: derive(encryptionKey, Buffer.from(head.salt, 'base64'), 'backup'),
  bound: sha256(bytes),
  length: bytes.length,
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

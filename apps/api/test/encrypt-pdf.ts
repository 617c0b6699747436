import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import type { Encryption } from './make-pdf.ts'

// ISO 32000-2 §7.6, written once more here: what the portal reads with is not what wrote it.
const padding = Buffer.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a',
  'hex',
)
const md5 = (...parts: Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest()
const sha256 = (...parts: Uint8Array[]) =>
  createHash('sha256').update(Buffer.concat(parts)).digest()
const padded = (password: string) => Buffer.concat([Buffer.from(password), padding]).subarray(0, 32)
const permissions = Buffer.from([0xc4, 0xf0, 0xff, 0xff])
const fileId = Buffer.from([0])

function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Array.from({ length: 256 }, (_, i) => i)
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255
    ;[state[i], state[j]] = [state[j]!, state[i]!]
  }
  let [i, j] = [0, 0]
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255
      j = (j + state[i]!) & 255
      ;[state[i], state[j]] = [state[j]!, state[i]!]
      return byte ^ state[(state[i]! + state[j]!) & 255]!
    }),
  )
}

const rounds = (key: Buffer, data: Uint8Array) =>
  Array.from({ length: 20 }, (_, round) => key.map((byte) => byte ^ round)).reduce<Buffer>(
    (text, roundKey) => rc4(roundKey, text),
    Buffer.from(data),
  )

function aes(key: Uint8Array, data: Uint8Array): Buffer {
  const iv = randomBytes(16)
  const cipher = createCipheriv(key.length === 16 ? 'aes-128-cbc' : 'aes-256-cbc', key, iv)
  return Buffer.concat([iv, cipher.update(data), cipher.final()])
}

const hex = (bytes: Uint8Array) => `<${Buffer.from(bytes).toString('hex')}>`

function old(revision: 2 | 3 | 4, password: string): Encryption {
  const length = revision === 2 ? 5 : 16
  const stretch = (key: Buffer) => {
    let stretched: Buffer = key
    const times = revision === 2 ? 0 : 50
    for (let i = 0; i < times; i++) stretched = md5(stretched.subarray(0, length))
    return stretched.subarray(0, length)
  }
  const ownerKey = stretch(md5(padded('owner')))
  const owner =
    revision === 2 ? rc4(ownerKey, padded(password)) : rounds(ownerKey, padded(password))
  const key = stretch(md5(padded(password), owner, permissions, fileId))
  const user =
    revision === 2
      ? rc4(key, padding)
      : Buffer.concat([rounds(key, md5(padding, fileId)), Buffer.alloc(16)])
  const filter = '/CF << /StdCF << /CFM /AESV2 /Length 16 >> >> /StmF /StdCF /StrF /StdCF'
  const version = { 2: '/V 1', 3: '/V 2 /Length 128', 4: `/V 4 /Length 128 ${filter}` }[revision]
  return {
    dictionary: `<< /Filter /Standard /R ${revision} ${version} /O ${hex(owner)} /U ${hex(user)} /P ${permissions.readInt32LE()} >>`,
    encrypt: (data, number) => {
      const salt = Buffer.from([number & 255, number >> 8, 0, 0, 0])
      const tail = revision === 4 ? Buffer.from('sAlT') : Buffer.alloc(0)
      const objectKey = md5(key, salt, tail).subarray(0, Math.min(length + 5, 16))
      return revision === 4 ? aes(objectKey, data) : rc4(objectKey, data)
    },
  }
}

/** How revision 6 makes a key of a password (algorithm 2.B). */
function hardened(password: Buffer, salt: Buffer, user: Buffer): Buffer {
  let key = sha256(password, salt, user)
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const block = Buffer.concat([password, key, user])
    const text = Buffer.concat(Array.from({ length: 64 }, () => block))
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32))
    const sealed = cipher.setAutoPadding(false).update(text)
    const kind = sealed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    key = createHash(['sha256', 'sha384', 'sha512'][kind]!).update(sealed).digest()
    last = sealed.at(-1)!
  }
  return key.subarray(0, 32)
}

function recent(revision: 5 | 6, password: string): Encryption {
  const key = randomBytes(32)
  const hash = (word: Buffer, salt: Buffer, user: Buffer = Buffer.alloc(0)) =>
    revision === 5 ? sha256(word, salt, user) : hardened(word, salt, user)
  const wrap = (by: Buffer) =>
    createCipheriv('aes-256-cbc', by, Buffer.alloc(16)).setAutoPadding(false).update(key)
  const entries = (word: string, user?: Buffer) => {
    const [check, salt] = [randomBytes(8), randomBytes(8)]
    const kept = Buffer.concat([hash(Buffer.from(word), check, user), check, salt])
    return [kept, wrap(hash(Buffer.from(word), salt, user))] as const
  }
  const [user, userKey] = entries(password)
  const [owner, ownerKey] = entries('owner', user)
  const rights = Buffer.concat([
    permissions,
    Buffer.from('ffffffff', 'hex'),
    Buffer.from('Tadb0000'),
  ])
  const perms = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(rights)
  // Some writers count permissions without a sign.
  const rightsNumber = revision === 5 ? permissions.readInt32LE() : permissions.readUInt32LE()
  const filter = '/CF << /StdCF << /CFM /AESV3 /Length 32 >> >> /StmF /StdCF /StrF /StdCF'
  return {
    dictionary: `<< /Filter /Standard /V 5 /R ${revision} /Length 256 ${filter} /P ${rightsNumber} /O ${hex(owner)} /U ${hex(user)} /OE ${hex(ownerKey)} /UE ${hex(userKey)} /Perms ${hex(perms)} >>`,
    encrypt: (data) => aes(key, data),
  }
}

/** Each way PDFs are encrypted in, with an owner's password and this one to open them. */
export const encryptions: Record<string, (password: string) => Encryption> = {
  'RC4, 40 bit': (password) => old(2, password),
  'RC4, 128 bit': (password) => old(3, password),
  'AES-128': (password) => old(4, password),
  'AES-256 of Acrobat 9': (password) => recent(5, password),
  'AES-256 of PDF 2.0': (password) => recent(6, password),
}

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

export const sha256 = (data: string | Uint8Array): Buffer =>
  createHash('sha256').update(data).digest()
export const sha256Hex = (data: string | Uint8Array): string => sha256(data).toString('hex')

/** A secret nobody can guess: 256 bits, base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Compares without telling by its time where two texts differ. */
export const sameText = (a: string, b: string): boolean => timingSafeEqual(sha256(a), sha256(b))

export type Sealed = { keyId: string; sealed: Buffer }

/** AES-256-GCM with a key derived per purpose (RFC 5869); `context` binds a ciphertext to the row it belongs to. */
export type Vault = {
  /** Names the key and the purpose, and tells nothing about the key. */
  keyId: string
  seal: (plain: Uint8Array, context: string) => Sealed
  /** Throws when the key, the context or a single bit is not the one it was sealed with. */
  open: (box: Sealed, context: string) => Buffer
  /** A keyed hash (HMAC-SHA256) of something short, for one context: who reads it cannot try what it is of. */
  mac: (plain: string, context: string) => Buffer
  /** The same two, of something that is never in memory whole but sealed; `done` throws where `open` does. */
  sealing: (context: string, size: number) => { add: (piece: Buffer) => void; done: () => Sealed }
  opening: (
    from: { keyId: string; head: Buffer },
    context: string,
  ) => { add: (piece: Buffer) => Buffer; done: () => void }
}

/** What stands before the ciphertext: the nonce, and the tag that is known last. */
export const sealedHead = 28

export function createVault(key: Buffer, purpose: string): Vault {
  const derived = Buffer.from(hkdfSync('sha256', key, '', `avv-portal/${purpose}`, 32))
  const keyId = sha256Hex(derived).slice(0, 16)
  const macKey = Buffer.from(hkdfSync('sha256', key, '', `avv-portal/${purpose}/mac`, 32))
  return {
    keyId,
    seal: (plain, context) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', derived, nonce).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return { keyId, sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]) }
    },
    sealing: (context, size) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', derived, nonce).setAAD(Buffer.from(context))
      const sealed = Buffer.allocUnsafe(sealedHead + size)
      let at = nonce.copy(sealed) + 16
      return {
        add: (piece) => {
          at += cipher.update(piece).copy(sealed, at)
        },
        done: () => {
          cipher.final()
          if (at !== sealed.length) throw new Error('sealed something of another size')
          cipher.getAuthTag().copy(sealed, 12)
          return { keyId, sealed }
        },
      }
    },
    opening: (from, context) => {
      if (from.keyId !== keyId) throw new Error(`sealed with another key: ${from.keyId}`)
      const decipher = createDecipheriv('aes-256-gcm', derived, from.head.subarray(0, 12))
        .setAAD(Buffer.from(context))
        .setAuthTag(from.head.subarray(12, sealedHead))
      return {
        add: (piece) => decipher.update(piece),
        done: () => void decipher.final(),
      }
    },
    open: (box, context) => {
      if (box.keyId !== keyId) throw new Error(`sealed with another key: ${box.keyId}`)
      const decipher = createDecipheriv('aes-256-gcm', derived, box.sealed.subarray(0, 12))
        .setAAD(Buffer.from(context))
        .setAuthTag(box.sealed.subarray(12, 28))
      return Buffer.concat([decipher.update(box.sealed.subarray(28)), decipher.final()])
    },
    mac: (plain, context) => createHmac('sha256', macKey).update(`${context}\0${plain}`).digest(),
  }
}

/** By which a key is known again; it tells nothing about the key. */
export const keyCheck = (key: Buffer, name: string): string =>
  Buffer.from(hkdfSync('sha256', key, '', `avv-portal/check/${name}`, 32)).toString('hex')

/** A password for a database role, so that one key is enough to configure the portal. */
export const rolePassword = (key: Buffer, role: string): string =>
  Buffer.from(hkdfSync('sha256', key, '', `avv-portal/role/${role}`, 32)).toString('base64url')

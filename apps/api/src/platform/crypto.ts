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
  sealing: (
    context: string,
    size: number,
  ) => { add: (piece: Uint8Array) => void; done: () => Sealed }
  opening: (
    from: { keyId: string; head: Buffer },
    context: string,
  ) => { add: (piece: Buffer) => Buffer; done: () => void }
}

const nonceLength = 12
/** What stands before the ciphertext: the nonce, and the tag that is known last. */
export const sealedHead = nonceLength + 16

export function createVault(key: Buffer, purpose: string): Vault {
  const derived = Buffer.from(hkdfSync('sha256', key, '', `avv-portal/${purpose}`, 32))
  const keyId = sha256Hex(derived).slice(0, 16)
  const macKey = Buffer.from(hkdfSync('sha256', key, '', `avv-portal/${purpose}/mac`, 32))

  const sealing: Vault['sealing'] = (context, size) => {
    const nonce = randomBytes(nonceLength)
    const cipher = createCipheriv('aes-256-gcm', derived, nonce).setAAD(Buffer.from(context))
    const sealed = Buffer.allocUnsafe(sealedHead + size)
    nonce.copy(sealed)
    let at = sealedHead
    return {
      add: (piece) => {
        at += cipher.update(piece).copy(sealed, at)
      },
      done: () => {
        cipher.final()
        if (at !== sealed.length) throw new Error('sealed something of another size')
        cipher.getAuthTag().copy(sealed, nonceLength)
        return { keyId, sealed }
      },
    }
  }
  const opening: Vault['opening'] = (from, context) => {
    if (from.keyId !== keyId) throw new Error(`sealed with another key: ${from.keyId}`)
    const decipher = createDecipheriv('aes-256-gcm', derived, from.head.subarray(0, nonceLength))
      .setAAD(Buffer.from(context))
      .setAuthTag(from.head.subarray(nonceLength, sealedHead))
    return {
      add: (piece) => decipher.update(piece),
      done: () => void decipher.final(),
    }
  }
  return {
    keyId,
    sealing,
    opening,
    seal: (plain, context) => {
      const { add, done } = sealing(context, plain.byteLength)
      add(plain)
      return done()
    },
    open: (box, context) => {
      const { add, done } = opening({ keyId: box.keyId, head: box.sealed }, context)
      const plain = add(box.sealed.subarray(sealedHead))
      done()
      return plain
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

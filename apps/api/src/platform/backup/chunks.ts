import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Opened } from './head.ts'
import { type Bytes, createReader } from './reader.ts'

const size = 256 * 1024
const tagLength = 16
const finalBit = 0x8000_0000

type Key = Pick<Opened, 'key' | 'bound'>

/**
 * AES-256-GCM in numbered chunks of which the last says so (the STREAM construction of Hoang, Reyhanitabar, Rogaway and
 * Vizár): what is cut, swapped, left out, put in or taken from another file does not open.
 */
export async function* sealChunks(key: Key, plain: Bytes): AsyncGenerator<Buffer> {
  let number = 0
  let waiting: Buffer[] = []
  let length = 0
  for await (const bytes of plain) {
    waiting.push(bytes)
    length += bytes.length
    if (length <= size) continue
    let rest = Buffer.concat(waiting)
    // One byte is kept back at least, so that the last chunk is known as such.
    for (; rest.length > size; rest = rest.subarray(size))
      yield sealed(key, number++, rest.subarray(0, size), false)
    waiting = [rest]
    length = rest.length
  }
  yield sealed(key, number, Buffer.concat(waiting), true)
}

/** Throws one line at the first chunk that is not the one which was written there, and where the end is missing. */
export async function* openChunks({ key, bound }: Key, bytes: Bytes): AsyncGenerator<Buffer> {
  const read = createReader(bytes)
  for (let number = 0; ; number++) {
    const prefix = await read(4)
    if (prefix.length < 4) throw new Error('its end is missing')
    const word = prefix.readUInt32BE()
    const isFinal = word >= finalBit
    const length = isFinal ? word - finalBit : word
    if (length > size) throw new Error('it is damaged')
    const body = await read(length + tagLength)
    if (body.length < length + tagLength) throw new Error('its end is missing')
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, isFinal))
    decipher.setAAD(bound).setAuthTag(body.subarray(length))
    yield finished(decipher, body.subarray(0, length))
    if (!isFinal) continue
    if ((await read(1)).length > 0) throw new Error('something was added at its end')
    return
  }
}

function sealed({ key, bound }: Key, number: number, plain: Buffer, isFinal: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, isFinal)).setAAD(bound)
  const prefix = Buffer.alloc(4)
  prefix.writeUInt32BE(isFinal ? plain.length + finalBit : plain.length)
  return Buffer.concat([prefix, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function finished(decipher: ReturnType<typeof createDecipheriv>, body: Buffer): Buffer {
  try {
    return Buffer.concat([decipher.update(body), decipher.final()])
  } catch (cause) {
    throw new Error('it is damaged, or put together from several', { cause })
  }
}

// Its key is this file's alone, so that a number is enough.
function nonceOf(number: number, isFinal: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 7)
  nonce[11] = isFinal ? 1 : 0
  return nonce
}

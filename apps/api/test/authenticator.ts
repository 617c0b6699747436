import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest()

/** CBOR (RFC 8949) of the few things WebAuthn needs: integers, texts, bytes, maps. */
function cbor(value: number | string | Uint8Array | Map<unknown, unknown>): Buffer {
  const head = (major: number, n: number) =>
    n < 24
      ? Buffer.of((major << 5) | n)
      : n < 256
        ? Buffer.of((major << 5) | 24, n)
        : Buffer.of((major << 5) | 25, n >> 8, n & 255)
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Map)
    return Buffer.concat([
      head(5, value.size),
      ...[...value].flatMap(([key, item]) => [cbor(key as string), cbor(item as string)]),
    ])
  return Buffer.concat([head(2, value.length), value])
}

export type Twist = Partial<{
  origin: string
  rpId: string
  challenge: string
  type: string
  userVerified: boolean
  counter: number
  userHandle: string
}>

/** An authenticator in software: ES256, no attestation, its owner always present. What is twisted is not what it should be. */
export function createAuthenticator(origin = 'http://localhost:3000', rpId = 'localhost') {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credentialId = randomBytes(32)
  const id = base64url(credentialId)
  const { x, y } = publicKey.export({ format: 'jwk' })
  const cose = cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x!, 'base64url')],
      [-3, Buffer.from(y!, 'base64url')],
    ]),
  )
  let counter = 0

  const clientData = (type: string, challenge: string, twist: Twist) =>
    Buffer.from(
      JSON.stringify({
        type: twist.type ?? type,
        challenge: twist.challenge ?? challenge,
        origin: twist.origin ?? origin,
        crossOrigin: false,
      }),
    )
  const authenticatorData = (attested: boolean, twist: Twist) => {
    const flags = 0x01 | ((twist.userVerified ?? true) ? 0x04 : 0) | (attested ? 0x40 : 0)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(twist.counter ?? counter)
    const data: Uint8Array[] = [sha256(twist.rpId ?? rpId), Buffer.of(flags), count]
    if (attested) data.push(Buffer.alloc(16), Buffer.of(0, credentialId.length), credentialId, cose)
    return Buffer.concat(data)
  }

  return {
    id,
    create: ({ challenge }: { challenge: string }, twist: Twist = {}) => ({
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: base64url(clientData('webauthn.create', challenge, twist)),
        attestationObject: base64url(
          cbor(
            new Map<string, unknown>([
              ['fmt', 'none'],
              ['attStmt', new Map()],
              ['authData', authenticatorData(true, twist)],
            ]),
          ),
        ),
        transports: ['internal'],
      },
    }),
    get: ({ challenge }: { challenge: string }, twist: Twist = {}) => {
      counter += 1
      const data = authenticatorData(false, twist)
      const client = clientData('webauthn.get', challenge, twist)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(signature),
          ...(twist.userHandle && { userHandle: twist.userHandle }),
        },
      }
    },
  }
}

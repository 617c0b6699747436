const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function hexOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += digits[byte]
  return text
}

/** The bytes that hexadecimal digits spell; what is no digit counts as 0. */
export function fromHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length >> 1)
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16)
  return bytes
}

const encoder = new TextEncoder()
export const bytesOf = (text: string): Uint8Array => encoder.encode(text)

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

export const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])

/** What base64url (RFC 4648, §5) spells, in the one spelling there is for it; null for anything else. */
export function fromBase64Url(text: string): Uint8Array | null {
  if (!/^[\w-]*$/u.test(text)) return null
  const plain = text.replaceAll('-', '+').replaceAll('_', '/')
  try {
    const bytes = Uint8Array.from(atob(plain), (character) => character.charCodeAt(0))
    // The last character has bits to spare.
    const last = text.length % 4 === 0 ? '' : text.slice(-(text.length % 4))
    const rest = bytes.subarray(bytes.length - (last.length - 1))
    return last === '' || spelled(rest) === last ? bytes : null
  } catch {
    return null
  }
}

const spelled = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

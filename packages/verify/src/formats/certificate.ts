import { sha256, utf8 } from '#port'
import { hexOf } from './bytes.ts'
import type { Node } from './der.ts'
import { oidIn } from './signed-attributes.ts'

/** What a certificate (X.509, RFC 5280, §4.1) says that a seal is judged by. */
export type Certificate = {
  serial: string
  subject: string
  /** SHA-256 of the whole, in pairs of digits with colons between. */
  fingerprint: string
  validUntil: string
  /** The public key as SubjectPublicKeyInfo in DER. */
  spki: Uint8Array
}

const names: Record<string, string> = {
  '550403': 'CN',
  '550404': 'SN',
  '550405': 'serialNumber',
  '550406': 'C',
  '550407': 'L',
  '550408': 'ST',
  '550409': 'street',
  '55040a': 'O',
  '55040b': 'OU',
  '55040c': 'title',
  '550461': 'organizationIdentifier',
  '2a864886f70d010901': 'emailAddress',
}

/** Serial number, algorithm, issuer, validity, subject, key, and what may be left out. */
export function fieldsOf(certificate: Node): Node[] {
  const parts = certificate.children[0]?.children ?? []
  // A version of its own stands before the serial number, but for the first one.
  return parts.slice(parts[0]?.tag === 0xa0 ? 1 : 0)
}

/** Reads a certificate; throws `RangeError` for what is none. */
export function certificateIn(certificate: Node): Certificate {
  const [serial, , , validity, subject, spki] = fieldsOf(certificate)
  const until = validity?.children[1]
  if (!serial || !subject || !until || !spki) throw new RangeError('no certificate')
  const fingerprint = sha256(certificate.raw).toUpperCase().match(/../gu)?.join(':') ?? ''
  return {
    serial: serialOf(serial.content),
    subject: subject.children.flatMap(({ children }) => children.map(attribute)).join('\n'),
    fingerprint,
    validUntil: timeOf(until),
    spki: spki.raw,
  }
}

/** A serial number as digits without those that say nothing. */
export const serialOf = (content: Uint8Array): string => hexOf(content).replace(/^0+/u, '')

function attribute({ children: [type, value] }: Node): string {
  const oid = oidIn(type)
  const content = value?.content ?? new Uint8Array()
  // BMPString (tag 30): two bytes for a character.
  const text = value?.tag === 0x1e ? new TextDecoder('utf-16be').decode(content) : utf8(content)
  return `${names[oid] ?? oid}=${text}`
}

/** UTCTime, whose years are of 1950 to 2049, or GeneralizedTime. */
export function timeOf({ tag, content }: Node): string {
  const text = utf8(content)
  const century = Number(text.slice(0, 2)) < 50 ? '20' : '19'
  const [, year, ...rest] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/u.exec(tag === 0x17 ? century + text : text) ?? []
  const [month, day, hour, minute, second] = rest
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`
}

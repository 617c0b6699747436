import { byteText, digest, isSignedBy } from '#port'
import { hexOf, isSame } from './bytes.ts'
import { type Node, readDer } from './der.ts'
import { digestKinds, oidIn, signedSetOf, valueIn } from './signed-attributes.ts'
import { leadsTo, readStampCertificate, type StampCertificate } from './stamp-certificate.ts'

/** The time that another authority says (RFC 3161), and which one that is, by its certificate. */
export type Stamp = {
  at: string
  /** By how many seconds it may be off, as the authority says; null where it says nothing. */
  accuracy: number | null
  authority: string
  /** SHA-256 of the certificate, in pairs of digits with colons between. */
  fingerprint: string
  /** The certificate leads to one of those that count. */
  isTrusted: boolean
}

/**
 * What may be wrong with a stamp: it is none, it is over something else, it was not signed by the certificate it carries and names, or that
 * certificate is not for time stamps alone or was not valid at the time.
 */
export type StampFlaw = 'format' | 'imprint' | 'signature' | 'certificate'

const oids = {
  signedData: '2a864886f70d010702',
  stampInfo: '2a864886f70d0109100104',
  contentType: '2a864886f70d010903',
  messageDigest: '2a864886f70d010904',
  signingCertificate: '2a864886f70d010910020c',
  signingCertificateV2: '2a864886f70d010910022f',
} as const

/** Judges a time-stamp token (RFC 3161, §2.4.2; RFC 5816) over something of this SHA-256. */
export async function judgeStamp(
  token: Uint8Array,
  sha256: string,
  anchors: readonly StampCertificate[],
): Promise<Stamp | StampFlaw> {
  try {
    return await judged(token, sha256, anchors)
  } catch (error) {
    if (error instanceof RangeError) return 'format'
    throw error
  }
}

async function judged(
  token: Uint8Array,
  sha256: string,
  anchors: readonly StampCertificate[],
): Promise<Stamp | StampFlaw> {
  const whole = readDer(token)
  const [kind, wrapped] = whole.children
  const parts = wrapped?.children[0]?.children ?? []
  const [type, octets] = parts[2]?.children ?? []
  const content = octets?.children[0]
  const [signer, ...more] = parts.at(-1)?.children ?? []
  if (
    whole.raw.length !== token.length ||
    oidIn(kind) !== oids.signedData ||
    oidIn(type) !== oids.stampInfo ||
    content?.tag !== 0x04 ||
    !signer ||
    more.length > 0
  )
    return 'format'
  const { at, accuracy, imprint } = infoIn(content.content)
  if (imprint !== sha256) return 'imprint'
  const carried = (parts.find(({ tag }) => tag === 0xa0)?.children ?? [])
    .filter(({ tag }) => tag === 0x30)
    .map(({ raw }) => readStampCertificate(raw))
  const own = carried.find((each) => isOf(signer, each))
  if (!own || !(await isSigned(signer, content.content, own))) return 'signature'
  if (!own.isForStampsAlone || at < own.from || at > own.until) return 'certificate'
  const isTrusted = await leadsTo(own, carried, anchors, at)
  return { at, accuracy, authority: own.name, fingerprint: own.fingerprint, isTrusted }
}

/** `TSTInfo`: version, policy, imprint, serial number, time; then what may be left out. */
function infoIn(content: Uint8Array): { at: string; accuracy: number | null; imprint: string } {
  const [, , over, , time, ...rest] = readDer(content).children
  const [algorithm, imprint] = over?.children ?? []
  const isSha256 = digestKinds[oidIn(algorithm?.children[0])] === 'sha256'
  const text = time?.tag === 0x18 ? byteText(time.content) : ''
  const [, year, month, day, hour, minute, second, fraction = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/u.exec(text) ?? []
  if (year === undefined) throw new RangeError('no time')
  const seconds = rest.find(({ tag }) => tag === 0x30)?.children.find(({ tag }) => tag === 0x02)
  return {
    at: `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`,
    accuracy: seconds ? Number.parseInt(hexOf(seconds.content), 16) : null,
    imprint: isSha256 && imprint ? hexOf(imprint.content) : '',
  }
}

/** Issuer and serial number, by which the signer is named (RFC 5652, §5.3). */
function isOf(signer: Node, { issuer, serial }: StampCertificate): boolean {
  const [name, number] = signer.children[1]?.children ?? []
  return (
    name !== undefined &&
    number !== undefined &&
    isSame(name.raw, issuer) &&
    isSame(number.raw, serial)
  )
}

async function isSigned(
  signer: Node,
  content: Uint8Array,
  certificate: StampCertificate,
): Promise<boolean> {
  const attributes = signer.children[3]
  const signature = signer.children[5]
  const algorithm = digestKinds[oidIn(signer.children[2]?.children[0])]
  if (!algorithm || attributes?.tag !== 0xa0 || signature?.tag !== 0x04) return false
  const valueOf = (oid: string) => valueIn(attributes, oid)
  const found = await digest(algorithm, content)
  const said = valueOf(oids.messageDigest)
  const isDigest = said !== undefined && hexOf(said.content) === hexOf(found)
  if (!isDigest || oidIn(valueOf(oids.contentType)) !== oids.stampInfo) return false
  const second = valueOf(oids.signingCertificateV2)
  const named = second ?? valueOf(oids.signingCertificate)
  if (!named || !(await isNamed(certificate, named, second ? 'sha256' : 'sha1'))) return false
  return isSignedBy(certificate.spki, algorithm, signedSetOf(attributes), signature.content)
}

/** RFC 5035, §3 and §4: the first one that is named is the signer's own, by its hash. */
async function isNamed(
  { der }: StampCertificate,
  named: Node,
  fallback: 'sha256' | 'sha1',
): Promise<boolean> {
  const parts = named.children[0]?.children[0]?.children ?? []
  const hash = parts.find(({ tag }) => tag === 0x04)
  const algorithm = parts[0]?.tag === 0x30 ? digestKinds[oidIn(parts[0].children[0])] : fallback
  return (
    algorithm !== undefined &&
    hash !== undefined &&
    hexOf(hash.content) === hexOf(await digest(algorithm, der))
  )
}

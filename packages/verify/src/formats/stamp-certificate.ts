import { type DigestAlgorithm, isSignedBy } from '#port'
import { isSame } from './bytes.ts'
import { certificateIn, fieldsOf, timeOf } from './certificate.ts'
import { type Node, readDer } from './der.ts'
import { oidIn } from './signed-attributes.ts'

/** A certificate of an authority's chain (RFC 5280, §4.1), with what it is judged by. */
export type StampCertificate = {
  der: Uint8Array
  serial: Uint8Array
  issuer: Uint8Array
  subject: Uint8Array
  spki: Uint8Array
  name: string
  fingerprint: string
  from: string
  until: string
  /** It may issue others. */
  isIssuer: boolean
  /** For nothing but time stamps, which is marked critical (RFC 3161, §2.3). */
  isForStampsAlone: boolean
  signed: Uint8Array
  algorithm: DigestAlgorithm | null
  signature: Uint8Array
}

const algorithms: Record<string, DigestAlgorithm> = {
  '2a864886f70d01010b': 'sha256',
  '2a864886f70d01010c': 'sha384',
  '2a864886f70d01010d': 'sha512',
  '2a8648ce3d040302': 'sha256',
  '2a8648ce3d040303': 'sha384',
  '2a8648ce3d040304': 'sha512',
}
const oids = {
  basicConstraints: '551d13',
  extendedKeyUsage: '551d25',
  timeStamping: '2b06010505070308',
} as const

/** Throws `RangeError` for what is none. */
export function readStampCertificate(der: Uint8Array): StampCertificate {
  const whole = readDer(der)
  const [body, algorithm, signature] = whole.children
  const [serial, , issuer, validity, subject, spki, ...more] = fieldsOf(whole)
  const [from, until] = validity?.children ?? []
  if (!body || !serial || !issuer || !subject || !spki || !from || !until || !signature)
    throw new RangeError('no certificate')
  const extensions = more.find(({ tag }) => tag === 0xa3)?.children[0]?.children ?? []
  const { subject: name, fingerprint } = certificateIn(whole)
  return {
    der,
    serial: serial.raw,
    issuer: issuer.raw,
    subject: subject.raw,
    spki: spki.raw,
    name: name.split('\n').join(', '),
    fingerprint,
    from: timeOf(from),
    until: timeOf(until),
    isIssuer: mayIssue(extensions),
    isForStampsAlone: isForStamps(extensions),
    signed: body.raw,
    algorithm: algorithms[oidIn(algorithm?.children[0])] ?? null,
    // The bits behind a byte that says how many are left over.
    signature: signature.content.subarray(1),
  }
}

const valueOf = (extension: Node | undefined): Node[] => {
  const value = extension?.children.at(-1)
  return value?.tag === 0x04 ? readDer(value.content).children : []
}
const named = (extensions: Node[], oid: string) =>
  extensions.find(({ children }) => oidIn(children[0]) === oid)

const mayIssue = (extensions: Node[]): boolean => {
  const [ca] = valueOf(named(extensions, oids.basicConstraints))
  return ca?.tag === 0x01 && ca.content[0] === 0xff
}

function isForStamps(extensions: Node[]): boolean {
  const found = named(extensions, oids.extendedKeyUsage)
  const critical = found?.children[1]
  const uses = valueOf(found)
  return (
    critical?.tag === 0x01 &&
    critical.content[0] === 0xff &&
    uses.length === 1 &&
    oidIn(uses[0]) === oids.timeStamping
  )
}

const longest = 8

/** Whether a certificate is one of the anchors or was issued, over others that may issue, by one; all valid at that moment. */
export async function leadsTo(
  certificate: StampCertificate,
  others: readonly StampCertificate[],
  anchors: readonly StampCertificate[],
  at: string,
): Promise<boolean> {
  let reached = [certificate]
  for (let length = 0; length < longest && reached.length > 0; length++) {
    const valid = reached.filter(({ from, until }) => from <= at && at <= until)
    const next: StampCertificate[] = []
    for (const each of valid) {
      if (anchors.some(({ der }) => isSame(der, each.der))) return true
      for (const anchor of anchors)
        if (anchor.from <= at && at <= anchor.until && (await isIssued(each, anchor))) return true
      for (const issuer of others) if (await isIssued(each, issuer)) next.push(issuer)
    }
    reached = next
  }
  return false
}

const isIssued = async (
  { issuer, algorithm, signed, signature }: StampCertificate,
  by: StampCertificate,
): Promise<boolean> =>
  by.isIssuer &&
  isSame(issuer, by.subject) &&
  algorithm !== null &&
  (await isSignedBy(by.spki, algorithm, signed, signature))

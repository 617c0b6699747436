import { createHash, verify, X509Certificate } from 'node:crypto'
import type { GeneralizedTime, OctetString, UTCTime } from 'asn1js'
import { type Certificate, ContentInfo, SignedData } from 'pkijs'

export type CheckedSeal = {
  /** The signature covers every byte but its own. */
  isWhole: boolean
  /** The certificate in it signed exactly the bytes it covers. */
  isGenuine: boolean
  certificate: X509Certificate
  /** The time of signing that it claims (RFC 5652, §11.3), to the second. */
  signedAt: string
}

const messageDigest = '1.2.840.113549.1.9.4'
const signingTime = '1.2.840.113549.1.9.5'

/** Checks the last seal of a PDF as a stranger would: byte range, digest and CMS signature (RFC 5652, §5.4 and §5.6). */
export async function checkSeal(pdf: Buffer): Promise<CheckedSeal> {
  const [from, length, behind, rest] = byteRangeOf(pdf)
  const contents = pdf.subarray(from + length, behind).toString('latin1')
  const digest = createHash('sha256')
    .update(pdf.subarray(from, from + length))
    .update(pdf.subarray(behind, behind + rest))
    .digest()
  const { certificate, attributes, said, signature, signedAt } = readCms(contents.slice(1, -1))
  return {
    isWhole: from === 0 && behind + rest === pdf.length && endsInZeros(contents),
    isGenuine:
      digest.equals(said) && verify('sha256', attributes, certificate.publicKey, signature),
    certificate,
    signedAt,
  }
}

function byteRangeOf(pdf: Buffer) {
  const pattern = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/gu
  const last = [...pdf.toString('latin1').matchAll(pattern)].at(-1)
  if (!last) throw new Error('the PDF has no seal')
  return last.slice(1).map(Number) as [number, number, number, number]
}

function readCms(hex: string) {
  const cms = ContentInfo.fromBER(Buffer.from(hex, 'hex'))
  const data = new SignedData({ schema: cms.content })
  const [signer] = data.signerInfos
  const { attributes, encodedValue } = signer!.signedAttrs!
  const said = attributes.find(({ type }) => type === messageDigest)!.values[0] as OctetString
  const time = attributes.find(({ type }) => type === signingTime)!.values[0]
  return {
    signedAt: (time as GeneralizedTime | UTCTime).toDate().toISOString(),
    certificate: new X509Certificate(
      Buffer.from((data.certificates![0] as Certificate).toSchema().toBER()),
    ),
    attributes: Buffer.from(encodedValue),
    said: Buffer.from(said.valueBlock.valueHexView),
    signature: Buffer.from(signer!.signature.valueBlock.valueHexView),
  }
}

/** Behind the signature's own length (X.690, §8.1.3.5) its place is filled up with zeros, and with nothing else. */
function endsInZeros(contents: string): boolean {
  const [, length = '', filled = ''] = /^<3082([0-9a-f]{4})([0-9a-f]*)>$/iu.exec(contents) ?? []
  return filled.length > 0 && /^0*$/u.test(filled.slice(2 * Number.parseInt(length, 16)))
}

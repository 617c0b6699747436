import { type Der, der, firstDer } from '../stamps/der.ts'

const stampAttribute = Buffer.from('060b2a864886f70d010910020e', 'hex')
const pattern = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/gu

/** The value of the last seal's signature: what a stamp of the seal is over. Throws where there is none. */
export function signatureOf(pdf: Buffer): Buffer {
  const { signer } = partsOf(sealIn(pdf).cms)
  const value = signer.children[5]
  if (value?.tag !== 0x04) throw new RangeError('the PDF has no seal')
  return value.content
}

/**
 * The same PDF with a time stamp beside its last seal's signature (PAdES B-T, ETSI EN 319 142-1; RFC 3161, Appendix A): the seal
 * does not cover the place it stands in, and no other byte changes. Throws `RangeError` where the place is too small.
 */
export function withStamp(pdf: Buffer, token: Buffer): Buffer {
  const { begin, end, cms } = sealIn(pdf)
  const { content, signedData, signers, signer } = partsOf(cms)
  if (signer.children.length !== 6) throw new RangeError('the seal has more beside its signature')
  const stamp = der(0xa1, der(0x30, stampAttribute, der(0x31, token)))
  const inner = signedData.children.slice(0, -1).map(({ raw }) => raw)
  const stampedSigner = der(signer.tag, signer.content, stamp)
  const stamped = der(signedData.tag, ...inner, der(signers.tag, stampedSigner))
  const [kind] = cms.children
  const whole = der(cms.tag, kind?.raw ?? Buffer.alloc(0), der(content.tag, stamped))
  const hex = whole.toString('hex')
  if (hex.length > end - begin) throw new RangeError('the seal left too little room')
  const sealed = Buffer.from(pdf)
  sealed.fill('0', begin, end)
  sealed.write(hex, begin, 'latin1')
  return sealed
}

/** Where the digits of the last seal stand, and what they say. */
function sealIn(pdf: Buffer): { begin: number; end: number; cms: Der } {
  const found = [...pdf.toString('latin1').matchAll(pattern)].at(-1)
  const [from = 0, before = 0, after = 0] = (found?.slice(1) ?? []).map(Number)
  const begin = from + before + 1
  const end = after - 1
  if (!found || end <= begin) throw new RangeError('the PDF has no seal')
  return { begin, end, cms: firstDer(Buffer.from(pdf.toString('latin1', begin, end), 'hex')) }
}

/** RFC 5652, §5.1: the one who signed stands last. */
function partsOf(cms: Der) {
  const content = cms.children[1]
  const signedData = content?.children[0]
  const signers = signedData?.children.at(-1)
  const signer = signers?.children[0]
  if (!content || !signedData || !signers || signers.children.length !== 1 || !signer)
    throw new RangeError('the PDF has no seal')
  return { content, signedData, signers, signer }
}

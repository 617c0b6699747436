import {
  CryptoKeySigner,
  P12Signer,
  PDF,
  PdfArray,
  PdfDict,
  PdfName,
  PdfNumber,
  type PdfObject,
  PdfStream,
  PdfString,
  type Signer,
} from '@libpdf/core'
import { verify, X509Certificate } from 'node:crypto'
import type { Instant } from '@portal/domain/time'

/** The key and certificate a seal is made with, in a form that can be handed to a thread; DER throughout. */
export type SealSource =
  | { kind: 'p12'; content: Uint8Array; password: string }
  /** An EC key on P-256 as PKCS #8. */
  | { kind: 'key'; privateKey: Uint8Array; certificate: Uint8Array }

/** What a seal says of itself beside its signature. */
export type SealWords = {
  reason: string
  location: string
  /** Where whoever holds the document can have it checked; the page shows it, as a code, too. */
  checkAt: string
  /** So many bytes are left beside the signature for a time stamp. */
  stampRoom?: number
}

/** Where the seal shows on a page, from its upper left corner in points; pages are counted from 1. */
export type SealPlace = { page: number; x: number; y: number; width: number; height: number }

/** Opens the key. Throws when the file is none, the password is wrong, or no certificate belongs to the key. */
export async function openSeal(source: SealSource): Promise<Signer> {
  if (source.kind === 'p12') {
    return withOwnCertificate(await P12Signer.create(source.content, source.password))
  }
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const pkcs8 = Uint8Array.from(source.privateKey)
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign'])
  return new CryptoKeySigner(key, source.certificate, 'EC', 'ECDSA')
}

/** A PKCS #12 file holds its certificates in any order: the key's own one has to come first. */
export async function withOwnCertificate(signer: Signer): Promise<Signer> {
  const probe = Buffer.from('avv-portal/seal')
  const signature = await signer.sign(probe, 'SHA-256')
  const all = [signer.certificate, ...(signer.certificateChain ?? [])]
  const isOwn = (der: Uint8Array) =>
    verify('sha256', probe, new X509Certificate(der).publicKey, signature)
  const certificate = all.find(isOwn)
  if (!certificate) throw new Error('no certificate in the file belongs to its key')
  const { keyType, signatureAlgorithm } = signer
  return {
    certificate,
    certificateChain: all.filter((each) => each !== certificate),
    keyType,
    signatureAlgorithm,
    sign: (data, algorithm) => signer.sign(data, algorithm),
  }
}

/**
 * Seals a PDF as PAdES B-B (ETSI EN 319 142-1): a signature over every byte, added behind what is there, so that PDF/A-3
 * and its attachments stay as they were. `at` is when it is sealed: no other time may stand there. `place`: where its field
 * shows; null: nowhere.
 */
export async function sealPdf(
  content: Uint8Array,
  signer: Signer,
  { reason, location, stampRoom = 0 }: SealWords,
  at: Instant,
  place: SealPlace | null = null,
): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDF.load(content)
  // A form of our own: the library's would name fonts that are not embedded, which PDF/A does not want.
  const fields = place ? [putField(pdf, place, reason)] : []
  const form = PdfDict.of({ Fields: new PdfArray(fields), SigFlags: PdfNumber.of(3) })
  pdf.getCatalog().set('AcroForm', form)
  const certificates = [signer.certificate, ...(signer.certificateChain ?? [])]
  const { bytes } = await pdf.sign({
    signer,
    reason,
    location,
    signingTime: new Date(at),
    fieldName,
    level: 'B-B',
    estimatedSize: certificates.reduce((size, each) => size + each.length, 2_048 + stampRoom),
  })
  return new Uint8Array(bytes)
}

const fieldName = 'Siegel'

/** A field that stays where it is: the library gives each one it signs a rectangle of no size on the first page. */
class FieldInSight extends PdfDict {
  override set(key: PdfName | string, value: PdfObject): void {
    const name = typeof key === 'string' ? key : key.value
    if (!(name === 'Rect' || name === 'P') || !this.has(key)) super.set(key, value)
  }
}

const numbers = (...all: number[]) => new PdfArray(all.map((each) => PdfNumber.of(each)))

/** The field of the seal over its mark, which is printed: what the field itself shows is nothing, so that the mark stays as it is. */
function putField(pdf: PDF, { page: number, x, y, width, height }: SealPlace, reason: string) {
  const page = pdf.getPage(number - 1)
  if (!page) throw new Error(`there is no page ${number}`)
  const { context } = pdf
  const look = new PdfStream(
    [
      ['Type', PdfName.of('XObject')],
      ['Subtype', PdfName.of('Form')],
      ['BBox', numbers(0, 0, width, height)],
      ['Resources', new PdfDict()],
    ],
    new Uint8Array(),
  )
  const bottom = page.height - y - height
  const field = new FieldInSight([
    ['Type', PdfName.of('Annot')],
    ['Subtype', PdfName.of('Widget')],
    ['FT', PdfName.of('Sig')],
    ['T', PdfString.fromString(fieldName)],
    ['TU', PdfString.fromString(reason)],
    ['F', PdfNumber.of(132)],
    ['P', page.ref],
    ['Rect', numbers(x, bottom, x + width, bottom + height)],
    ['AP', PdfDict.of({ N: context.register(look) })],
  ])
  const ref = context.register(field)
  const others = page.dict.getArray('Annots', (each) => context.resolve(each))
  page.dict.set('Annots', new PdfArray([...(others ?? []), ref]))
  return ref
}

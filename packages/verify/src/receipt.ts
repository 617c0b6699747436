import { sha256, utf8 } from '#port'
import { fromBase64Url, isSame } from './formats/bytes.ts'
import { type Finding, signatureFinding, Unusable } from './findings.ts'
import { type Keys, openJws, recordOf, unchecked } from './formats/jws.ts'
import { anchorsOf, countedKeys } from './key-chain.ts'
import type { Sought } from './log.ts'
import { looksLikePdf, type Seal, type SealedPdf, sealOf } from './pdf.ts'
import type { Stamp } from './formats/stamp.ts'
import type { StampCertificate } from './formats/stamp-certificate.ts'

export type ReceiptResult = {
  number: string
  act: string
  issuedAt: string
  client: { id: string; name: string }
  /** Who did it; of what arrived, who entered it. */
  givenBy: string
  subject: string
  submittedAt: string
  title: string
  text: string
  kid: string | null
  /** The seal of a PDF; null for the record alone. */
  seal: Seal | null
  /** The time stamp of the seal, found good; null where there is none, and where what is there is wrong. */
  stamp: Stamp | null
  /** The certificate that the record names; null in those from before, and where nothing was sealed. */
  certificate: string | null
  /** Of the file itself. */
  sha256: string
  /** The record as a compact JWS: what an export is compared with. */
  jws: string
  findings: Finding[]
}

const receiptType = 'avv-portal-receipt+jws'

/** A sealed PDF of the portal that is no receipt: no signed record says what it does, its seal and its place in the log count. */
export type PaperResult = Pick<ReceiptResult, 'seal' | 'stamp' | 'sha256' | 'findings'> & {
  seal: Seal
  certificate: null
  /** What is attached as record.json, as it was written. */
  record: string | null
}

/** What a file of the portal turned out to be. Throws `Unusable` for what is none. */
export type Judged =
  | { kind: 'receipt'; receipt: ReceiptResult }
  | { kind: 'paper'; paper: PaperResult }

/**
 * Checks a receipt: the signature over its record, that the text in it is the one it names by hash, and of a PDF that the seal
 * covers every byte and that its attachments are what was signed; of any other paper the seal alone. `anchors`: what the
 * certificate of a time stamp has to lead to.
 */
export async function verifyFile(
  content: Uint8Array,
  keys: Keys,
  trusted: readonly string[] = [],
  anchors: readonly StampCertificate[] = [],
): Promise<Judged> {
  const findings: Finding[] = []
  const pdf = looksLikePdf(content) ? await sealOf(content, findings, anchors) : null
  if (pdf && pdf.jws === null) {
    const { seal, stamp, record } = pdf
    const said = record && utf8(record)
    const paper = {
      seal,
      stamp,
      record: said,
      certificate: null,
      sha256: sha256(content),
      findings,
    }
    return { kind: 'paper', paper }
  }
  const receipt = await receiptIn(content, pdf, { keys, trusted, findings })
  return { kind: 'receipt', receipt }
}

/** By what a log is asked for it. */
export const soughtOf = (judged: Judged): Sought =>
  judged.kind === 'receipt' ? judged.receipt : { jws: null, sha256: judged.paper.sha256 }

type Reading = { keys: Keys; trusted: readonly string[]; findings: Finding[] }

async function receiptIn(
  content: Uint8Array,
  pdf: SealedPdf | null,
  { keys, trusted, findings }: Reading,
): Promise<ReceiptResult> {
  const jws = (pdf?.jws ?? utf8(content)).trim()
  const opened = await openJws(jws, await countedKeys(keys, anchorsOf(keys, undefined, trusted)))
  const record = opened?.payload ?? unchecked(jws)
  if (!record) throw new Unusable('no-receipt')
  if (!opened || opened.typ !== receiptType)
    findings.push(signatureFinding('receipt', opened ? undefined : (await openJws(jws, keys))?.kid))
  const { number, act, issuedAt, textSha256 } = record
  const {
    text,
    title,
    submittedAt,
    number: about,
  } = recordOf(record.instruction) ?? recordOf(record.agreement) ?? {}
  const certificate = recordOf(record.seal)?.certificateSha256
  if (typeof text === 'string' && sha256(text) !== textSha256) findings.push({ code: 'text' })
  const confirmed = recordOf(record.confirmed)
  const declaration = confirmed?.declaration
  if (typeof declaration === 'string' && sha256(declaration) !== confirmed?.sha256)
    findings.push({ code: 'confirmed' })
  const payload = fromBase64Url(jws.split('.')[1] ?? '')
  if (pdf && !(payload && pdf.record && isSame(pdf.record, payload)))
    findings.push({ code: 'record' })
  const client = recordOf(record.client)
  return {
    number: String(number),
    act: String(act),
    issuedAt: String(issuedAt),
    client: { id: String(client?.id), name: String(client?.name) },
    givenBy: String(
      (recordOf(record.givenBy) ?? recordOf(record.signedBy))?.name ?? recordOf(record.entered)?.by,
    ),
    subject: String(about),
    submittedAt: String(submittedAt),
    title: String(title),
    text: String(text),
    certificate: typeof certificate === 'string' ? certificate : null,
    sha256: sha256(content),
    kid: opened?.kid ?? null,
    seal: pdf ? pdf.seal : null,
    stamp: pdf ? pdf.stamp : null,
    jws,
    findings,
  }
}

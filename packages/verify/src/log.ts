import { utf8 } from '#port'
import { Chain, type Head, headType, type Kept, type Logged } from './chain.ts'
export { headType } from './chain.ts'
import { type Finding, Unusable } from './findings.ts'
import { type Keys, keysOf, recordOf, unchecked } from './formats/jws.ts'
import { keptOf, plainOf } from './kept.ts'
import type { RowCounts } from './kept-rows.ts'
import { anchorsOf, countedKeys, judgeKeptSignature } from './key-chain.ts'
import { linesIn } from './formats/lines.ts'
import { type LoggedStamp, stampOver } from './log-stamps.ts'
import type { StampCertificate } from './formats/stamp-certificate.ts'

export type LogResult = {
  client: string
  events: number
  /** Events whose personal part is open, and those where it was erased. */
  opened: number
  erased: number
  rows: RowCounts
  /** The head the file brings: which key signed it, and when its event was. */
  head: Head | null
  /** The keys came from elsewhere (`--jwks`), not from the file itself. */
  keysGiven: boolean
  kept: Kept | null
  /** What the log has of each receipt or paper that was asked for, in their order. */
  receipts: LoggedReceipt[]
  /** The time stamps that were found good, in the order of their events. */
  stamps: LoggedStamp[]
  findings: Finding[]
}

/**
 * What is wrong with a receipt's place in the log, and the letter that the log names for it. `stamp`: the first one after the
 * receipt's letter, or its act where the log names no letter.
 */
export type LoggedReceipt = {
  findings: Finding[]
  letter: Logged | null
  stamp: LoggedStamp | null
}

/** How far a check has come; `last`: with which event the log ends, as it says itself. */
export type Progress = { events: number; last: number; rows: number }

export type Given = {
  keys?: Keys | undefined
  /** A head that was kept, or a receipt: as a JWS, or as number and hash. */
  kept?: string | undefined
  /** Keys by `kid` that count whether or not one before signed them. */
  trusted?: readonly string[] | undefined
  /**
   * What is to be found in the log: receipts, with their records as JWS; heads that were kept, which have no number; other sealed
   * papers, by the SHA-256 of the PDF.
   */
  receipts?: readonly Sought[] | undefined
  /** What the certificates of time stamps have to lead to. */
  authorities?: readonly StampCertificate[] | undefined
  onProgress?: ((progress: Progress) => void) | undefined
}
export type Sought = { number?: string; jws: string } | { jws: null; sha256: string }
type Header = { client: string; head: string | null; keys: Keys }
type Begun = { header: Header; kept: Kept | null; chain: Chain }

/**
 * Checks an exported evidence log: every line carries the hash of the one before, none is missing or moved, what is said
 * of people fits what the line committed to, each row is what the newest line says that names it, and the signed head is
 * the end. Memory grows with the rows alone.
 */
export async function verifyLog(
  chunks: AsyncIterable<Uint8Array>,
  given: Given = {},
): Promise<LogResult> {
  const { keys, kept: text, trusted = [], receipts = [], authorities = [], onProgress } = given
  const places = receipts.map(({ jws }) => (jws === null ? null : keptOf(jws)))
  let begun: Begun | null = null
  for await (const lines of linesIn(chunks)) {
    for (const line of lines) {
      if (begun) begun.chain.take(line)
      else begun = begin(line, places, given)
    }
    if (begun) onProgress?.(progressOf(begun))
  }
  if (!begun) throw new Unusable('no-export')
  const { header, kept, chain } = begun
  const keptJws = text !== undefined && !plainOf(text) ? text : undefined
  const known = new Map([...header.keys, ...(keys ?? [])])
  const counted = await countedKeys(known, anchorsOf(keys ?? header.keys, keptJws, trusted))
  const head = await chain.end(header.head, known, counted)
  const ofKept = kept && chain.judgeKept(kept)
  const unsigned =
    keptJws !== undefined && ofKept?.code !== 'other-client'
      ? await judgeKeptSignature(keptJws, counted, known)
      : null
  if (unsigned) chain.find(unsigned)
  if (ofKept) chain.find(ofKept)
  chain.endMissing()
  const { stamps, findings: unstamped } = await chain.stamps.judge(headType, counted, authorities)
  for (const finding of unstamped) chain.find(finding)
  const logged = receipts.map((sought, i): LoggedReceipt => {
    const finding = places[i] ? chain.judgeKept(places[i]) : null
    const letter = foundOf(sought, chain)
    const stamp = stampOver(stamps, letter?.sequence ?? places[i]?.sequence ?? Infinity)
    return { findings: finding ? [finding] : [], letter, stamp }
  })
  const { client, sequence: events, opened, erased, findings, rows } = chain
  const counts = { events, opened, erased, rows: rows.counts }
  const keysGiven = keys !== undefined
  return { client, ...counts, head, keysGiven, kept, receipts: logged, stamps, findings }
}

const foundOf = (sought: Sought, { letters, papers }: Chain): Logged | null =>
  (sought.jws === null ? papers.get(sought.sha256) : letters.get(sought.number ?? '')) ?? null

function begin(
  line: Uint8Array,
  places: (Kept | null)[],
  { kept: text, receipts = [] }: Given,
): Begun {
  const header = logHeaderOf(line)
  const plain = text === undefined ? null : plainOf(text)
  const signed = text === undefined || plain ? null : keptOf(text)
  const kept = plain ? { client: header.client, ...plain } : signed
  const sequences = [...places, kept].flatMap((each) => (each ? [each.sequence] : []))
  const letters = receipts.flatMap((each) => (each.jws === null ? [] : (each.number ?? [])))
  const papers = receipts.flatMap((each) => (each.jws === null ? [each.sha256] : []))
  return { header, kept, chain: new Chain(header.client, { sequences, letters, papers }) }
}

function progressOf({ header, chain }: Begun): Progress {
  const last = Number(unchecked(header.head ?? '')?.sequence ?? 0)
  return { events: chain.sequence, last, rows: chain.rows.counts.compared }
}

/** The first line of an export. Throws `Unusable` for what is none. */
export function logHeaderOf(line: Uint8Array): Header {
  const said = parse(line)
  if (said?.v !== 1 || typeof said.client !== 'string') throw new Unusable('no-export')
  const head = typeof said.head === 'string' ? said.head : null
  return { client: said.client, head, keys: keysOf(said.jwks) }
}

function parse(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    return recordOf(JSON.parse(utf8(bytes)))
  } catch {
    return undefined
  }
}

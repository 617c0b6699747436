import { byteText, utf8 } from '#port'
import { type KeptRow, keptRowOf } from './kept-row.ts'
import { type StampRow, stampRowOf } from './formats/stamp-row.ts'

/**
 * A line of an export, as the portal writes it and in no other spelling: an event, what one says of a person, or a row
 * of what the portal shows.
 */
export type Row = EventRow | OpeningRow | KeptRow | StampRow

export type EventRow = {
  kind: 'event'
  at: string
  client: string
  /** The commitment to what stands apart; null where there is nothing. */
  personal: string | null
  prev: string
  sequence: number
  /** Rows by their names with the hash of each; null for one that was let go. */
  rows: Record<string, string | null> | null
  /** It is the night's line, for rows that could wait. */
  isNight: boolean
  /** The events whose personal part it says was erased. */
  erases: number[]
  /** The letter or paper it says was sealed. */
  sealed: SealedLetter | null
  /** The time stamp it says was kept: of which event’s head, and the token’s SHA-256. */
  stamped: { sequence: number; tokenSha256: string } | null
}

/**
 * What the log holds of a sealed PDF: its bytes and the certificate that sealed it, each by SHA-256, and the number of what it is
 * about. `kind`: what paper it is (`concern`, `deletion-protocol`, `notice`, `agreement`); null for the letter of a receipt.
 */
export type SealedLetter = {
  kind: string | null
  number: string
  sha256: string
  certificateSha256: string
}

export type OpeningRow = { kind: 'opening'; sequence: number; salt: string; content: string }

const marks = {
  begin: '{"at":"',
  client: '","client":"',
  data: '","data":{',
  personal: ',"personal":',
  prev: ',"prev":"',
  sequence: '","sequence":',
  subject: ',"subject":{',
  end: ',"v":1}',
  opening: '{"opening":{"content":',
  row: '{"row":{',
  stamp: '{"stamp":{',
  rows: '"rows":{',
  erasure: '"evidence.personal_erased","v":1}',
  seal: '"receipt.sealed","v":1}',
  sealedPaper: '"paper.sealed","v":1}',
  published: '"notice.published","v":1}',
  concluded: '"agreement.concluded","v":1}',
  stamped: '"evidence.head_stamped","v":1}',
  salt: ',"salt":"',
  close: '}}',
}
const instant = '2026-01-01T00:00:00.000Z'.length
const digest = 64

/**
 * Reads a line, null when it is none. Of an event only what ties it to others is read: keys are in their order (RFC 8785),
 * so it begins with the client and ends with the hash of the one before; what lies between is bound by the hash alone.
 */
export function rowOf(bytes: Uint8Array): Row | null {
  const line = byteText(bytes)
  if (line.startsWith(marks.opening)) return openingOf(bytes, line)
  if (line.startsWith(marks.stamp)) return stampRowOf(line)
  return line.startsWith(marks.row) ? keptRowOf(utf8(bytes)) : eventOf(line)
}

function eventOf(line: string): EventRow | null {
  const client = marks.begin.length + instant
  const name = client + marks.client.length
  const data = line.indexOf('"', name)
  // The last one is the event's own: behind it there are only names and numbers.
  const personal = line.lastIndexOf(marks.personal) + marks.personal.length
  const prev = line.indexOf(marks.prev, personal)
  const hash = prev + marks.prev.length
  const count = hash + digest + marks.sequence.length
  const sequence = numberAt(line, count)
  const subject = count + widthOf(sequence)
  const isWhole =
    line.startsWith(marks.begin) &&
    line.startsWith(marks.client, client) &&
    line.startsWith(marks.data, data) &&
    line.startsWith(marks.sequence, hash + digest) &&
    line.startsWith(marks.subject, subject) &&
    line.endsWith(marks.end)
  if (!isWhole || prev < 0) return null
  const isOpenable = line.startsWith('"', personal)
  // Only these say more than what ties lines together: rows, or what was erased or sealed.
  const told =
    line.indexOf(marks.rows, data) !== -1 ||
    line.endsWith(marks.erasure) ||
    line.endsWith(marks.seal) ||
    line.endsWith(marks.sealedPaper) ||
    line.endsWith(marks.published) ||
    line.endsWith(marks.concluded) ||
    line.endsWith(marks.stamped)
  const said = told ? saidIn(line) : nothingSaid
  if (!said) return null
  return {
    kind: 'event',
    at: line.slice(marks.begin.length, client),
    client: line.slice(name, data),
    personal: isOpenable ? line.slice(personal + 1, prev - 1) : null,
    prev: line.slice(hash, hash + digest),
    sequence,
    rows: said.rows,
    isNight: said.isNight,
    erases: said.erases,
    sealed: said.sealed,
    stamped: said.stamped,
  }
}

type Said = Pick<EventRow, 'rows' | 'isNight' | 'erases' | 'sealed' | 'stamped'>
const nothingSaid: Said = { rows: null, isNight: false, erases: [], sealed: null, stamped: null }

/** What an event says of rows and of erased parts; null where nobody can read it. */
function saidIn(line: string): Said | null {
  try {
    const { data, subject, type } = JSON.parse(line) as {
      data: {
        rows?: Said['rows']
        sequences?: unknown
        sequence?: unknown
        tokenSha256?: unknown
      } & SealData
      subject: { number: unknown }
      type: string
    }
    const stamped = { sequence: Number(data.sequence), tokenSha256: String(data.tokenSha256) }
    const isErasure = type === 'evidence.personal_erased' && Array.isArray(data.sequences)
    return {
      rows: data.rows ?? null,
      isNight: type === 'evidence.rows_kept',
      erases: isErasure ? (data.sequences as unknown[]).map(Number) : [],
      sealed: sealedIn(type, String(subject.number), data),
      stamped: type === 'evidence.head_stamped' ? stamped : null,
    }
  } catch {
    return null
  }
}

/** What is sealed before it is told stands in the line of that: a notice that goes to many, an agreement that is concluded. */
const toldWith: Record<string, string> = {
  'notice.published': 'notice',
  'agreement.concluded': 'agreement',
}

/** Of all else the seal has a line of its own. */
function sealedIn(type: string, number: string, data: SealData): SealedLetter | null {
  const told = toldWith[type]
  const paper = told === undefined ? data : data.paper
  const isSealed = type === 'receipt.sealed' || type === 'paper.sealed' || told !== undefined
  if (!isSealed || !paper) return null
  const { kind, sha256, certificateSha256 } = paper
  return {
    kind: type === 'receipt.sealed' ? null : (told ?? String(kind)),
    number,
    sha256: String(sha256),
    certificateSha256: String(certificateSha256),
  }
}
type Facts = { kind?: unknown; sha256?: unknown; certificateSha256?: unknown }
type SealData = Facts & { paper?: Facts }

function openingOf(bytes: Uint8Array, line: string): OpeningRow | null {
  const to = line.lastIndexOf(marks.salt)
  const from = to + marks.salt.length
  const count = from + digest + marks.sequence.length
  const salt = line.slice(from, from + digest)
  const sequence = numberAt(line, count)
  const close = count + widthOf(sequence)
  const isWhole =
    salt === salt.toLowerCase() &&
    line.startsWith(marks.sequence, from + digest) &&
    line.startsWith(marks.close, close) &&
    line.length === close + marks.close.length
  if (!isWhole || to < 0) return null
  const content = textIn(utf8(bytes.subarray(marks.opening.length, to)))
  return content === null ? null : { kind: 'opening', sequence, salt, content }
}

/** The number whose digits begin there; 0, of which there is no event, where none do. */
function numberAt(line: string, from: number): number {
  let value = 0
  for (let at = from; ; at++) {
    const digit = line.charCodeAt(at) - 0x30
    if (!(digit >= 0 && digit <= 9)) return value
    value = value * 10 + digit
  }
}

/** How many digits a number has as it is written: with a zero before it the mark behind it is missed. */
function widthOf(value: number): number {
  let width = 1
  for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) width++
  return width
}

/** The text that a JSON string spells, in the one spelling there is for it. */
function textIn(json: string): string | null {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value !== 'string') return null
    // Only these can be spelled in another way.
    const isAmbiguous = json.includes('\\u') || json.includes('\\/')
    return isAmbiguous && JSON.stringify(value) !== json ? null : value
  } catch {
    return null
  }
}

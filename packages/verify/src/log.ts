import { Chain, type Head, type Kept } from './chain.ts'
import type { Finding } from './findings.ts'
import { Unusable } from './findings.ts'
import { type Keys, keysOf, openJws, recordOf, unchecked } from './jws.ts'
import { anchorsOf, countedKeys } from './key-chain.ts'
import { linesOf } from './lines.ts'
import type { RowCounts } from './kept-rows.ts'
import type { SealedLetter } from './row.ts'

export type LogResult = {
  client: string
  events: number
  /** Events whose personal part is open, and those where it was erased. */
  opened: number
  erased: number
  rows: RowCounts
  letter: SealedLetter | null
  /** The head the file brings: which key signed it, and when its event was. */
  head: Head | null
  /** The keys came from elsewhere (`--jwks`), not from the file itself. */
  keysGiven: boolean
  kept: Kept | null
  findings: Finding[]
}

export type Given = {
  keys?: Keys | undefined
  keptJws?: string | undefined
  /** Keys by `kid` that count whether or not one before signed them. */
  trusted?: string[] | undefined
  /** The number of the receipt whose letter is asked for. */
  receipt?: string | undefined
}
type Header = { client: string; head: string | null; keys: Keys }

/**
 * Checks an exported evidence log: every line carries the hash of the one before, none is missing or moved, what is said
 * of people fits what the line committed to, each row is what the newest line says that names it, and the signed head is
 * the end. Memory grows with the rows alone.
 */
export async function verifyLog(
  file: string,
  { keys, keptJws, trusted = [], receipt }: Given = {},
): Promise<LogResult> {
  let chain: Chain | null = null
  let header: Header | null = null
  const plain = keptJws === undefined ? null : plainOf(keptJws)
  let kept = keptJws === undefined || plain ? null : keptOf(keptJws)
  for await (const lines of linesOf(file)) {
    for (const line of lines) {
      if (chain) chain.take(line)
      else {
        header = headerOf(line, file)
        if (plain) kept = { client: header.client, ...plain }
        chain = new Chain(header.client, kept, receipt)
      }
    }
  }
  if (!chain || !header) throw new Unusable('no-export', file)
  const known = new Map([...header.keys, ...(keys ?? [])])
  const counted = countedKeys(known, anchorsOf(keys ?? header.keys, keptJws, trusted))
  const head = chain.end(header.head, known, counted)
  if (kept && keptJws !== undefined)
    chain.endKept(
      kept,
      plain !== null || openJws(keptJws, counted) !== null,
      openJws(keptJws, known)?.kid,
    )
  chain.endMissing()
  const { client, sequence: events, opened, erased, findings, rows, letter } = chain
  const keysGiven = keys !== undefined
  const counts = { events, opened, erased, rows: rows.counts }
  return { client, ...counts, letter, head, keysGiven, kept, findings }
}

/** The keys an export brings along. */
export async function keysIn(file: string): Promise<Keys> {
  for await (const [first] of linesOf(file)) if (first) return headerOf(first, file).keys
  throw new Unusable('no-export', file)
}

function headerOf(line: Buffer, file: string): Header {
  const said = parse(line)
  if (said?.v !== 1 || typeof said.client !== 'string') throw new Unusable('no-export', file)
  const head = typeof said.head === 'string' ? said.head : null
  return { client: said.client, head, keys: keysOf(said.jwks) }
}

/** A head as mails carry it: number and hash, unsigned. Whoever kept the mail knows where it is from. */
function plainOf(text: string): Omit<Kept, 'client'> | null {
  const [, sequence, digest] = /^(\d{1,9})[:\s]+([0-9a-f]{64})$/u.exec(text.trim()) ?? []
  return sequence && digest ? { sequence: Number(sequence), hash: digest } : null
}

/** What a kept head or a receipt remembers of the log. */
function keptOf(jws: string): Kept {
  const payload = unchecked(jws)
  if (!payload) throw new Unusable('no-jws')
  const evidence = recordOf(payload.evidence) ?? payload
  const client = recordOf(payload.client)?.id ?? payload.client
  const { sequence, hash: digest } = evidence
  if (typeof client !== 'string' || typeof sequence !== 'number' || typeof digest !== 'string')
    throw new Unusable('no-jws')
  return { client, sequence, hash: digest }
}

function parse(bytes: Buffer): Record<string, unknown> | undefined {
  try {
    return recordOf(JSON.parse(bytes.toString()))
  } catch {
    return undefined
  }
}

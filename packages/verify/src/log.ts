import { hash } from 'node:crypto'
import type { Finding } from './findings.ts'
import { Unusable } from './findings.ts'
import { type Keys, keysOf, openJws, recordOf, unchecked } from './jws.ts'
import { linesOf } from './lines.ts'
import { type OpeningRow, rowOf } from './row.ts'

/** A head that was kept apart from the log: by itself, or in a receipt. */
export type Kept = { client: string; sequence: number; hash: string }

export type LogResult = {
  client: string
  events: number
  /** Events whose personal part is open, and those where it was erased. */
  opened: number
  erased: number
  /** The head the file brings: which key signed it, and when its event was. */
  head: { sequence: number; hash: string; at: string; kid: string } | null
  /** The keys came from elsewhere (`--jwks`), not from the file itself. */
  keysGiven: boolean
  kept: Kept | null
  findings: Finding[]
}

const headType = 'avv-portal-evidence-head+jws'
const most = 20

type Header = { client: string; head: string | null; keys: Keys }

/**
 * Checks an exported evidence log: every line carries the hash of the one before, none is missing or moved, what is said
 * of people fits what the line committed to, and the signed head is the end. Memory does not grow with the log.
 */
export async function verifyLog(
  file: string,
  { keys, keptJws }: { keys?: Keys | undefined; keptJws?: string | undefined } = {},
): Promise<LogResult> {
  let chain: Chain | null = null
  let header: Header | null = null
  const kept = keptJws === undefined ? null : keptOf(keptJws)
  for await (const lines of linesOf(file)) {
    for (const line of lines) {
      if (chain) chain.take(line)
      else {
        header = headerOf(line, file)
        chain = new Chain(header.client, kept)
      }
    }
  }
  if (!chain || !header) throw new Unusable('no-export', file)
  const trusted = keys ?? header.keys
  const head = chain.end(header.head, trusted)
  if (kept && keptJws !== undefined) chain.endKept(kept, openJws(keptJws, trusted) !== null)
  const { client, sequence, opened, erased, findings } = chain
  const keysGiven = keys !== undefined
  return { client, events: sequence, opened, erased, head, keysGiven, kept, findings }
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

class Chain {
  readonly client: string
  readonly findings: Finding[] = []
  sequence = 0
  opened = 0
  erased = 0
  #hash: string
  #at = ''
  #line = 1
  /** What the last line committed to, until it is opened. */
  #commitment: string | null = null
  readonly #kept: Kept | null
  #keptHash: string | null = null

  constructor(client: string, kept: Kept | null) {
    this.client = client
    this.#kept = kept
    this.#hash = hash('sha256', `avv-portal/evidence/1\n${client}`)
    if (kept?.sequence === 0) this.#keptHash = this.#hash
  }

  take(bytes: Buffer): void {
    this.#line += 1
    const row = rowOf(bytes)
    if (!row) return this.#find({ code: 'format', line: this.#line })
    if (row.kind === 'opening') return this.#open(row)
    this.#closeOpening()
    const { client, sequence, prev } = row
    const expected = this.sequence + 1
    if (client !== this.client) this.#find({ code: 'client', sequence })
    if (sequence !== expected) this.#find({ code: 'sequence', sequence, expected })
    else if (prev !== this.#hash) this.#find({ code: 'link', sequence })
    this.sequence = sequence
    this.#hash = hash('sha256', bytes)
    this.#at = row.at
    this.#commitment = row.personal
    if (this.#kept?.sequence === sequence) this.#keptHash = this.#hash
  }

  /** Judges the end against the head the file brings. */
  end(jws: string | null, keys: Keys): LogResult['head'] {
    this.#closeOpening()
    if (jws === null) {
      if (this.sequence > 0) this.#find({ code: 'unsigned' })
      return null
    }
    const opened = openJws(jws, keys)
    if (!opened || opened.typ !== headType || opened.payload.client !== this.client)
      this.#find({ code: 'signature', what: 'head' })
    const { sequence, hash: digest, at } = unchecked(jws) ?? {}
    if (
      sequence !== this.sequence ||
      digest !== this.#hash ||
      (this.sequence > 0 && at !== this.#at)
    )
      this.#find({ code: 'end', sequence: this.sequence })
    return opened && { sequence: this.sequence, hash: this.#hash, at: String(at), kid: opened.kid }
  }

  endKept(kept: Kept, isGenuine: boolean): void {
    if (kept.client !== this.client) return this.#find({ code: 'other-client' })
    if (!isGenuine) this.#find({ code: 'signature', what: 'kept' })
    if (this.#keptHash !== kept.hash) this.#find({ code: 'kept', sequence: kept.sequence })
  }

  #open({ sequence, salt, content }: OpeningRow): void {
    if (sequence !== this.sequence) return this.#find({ code: 'format', line: this.#line })
    if (commitmentTo(salt, content) !== this.#commitment) this.#find({ code: 'opening', sequence })
    else this.opened += 1
    this.#commitment = null
  }

  #closeOpening(): void {
    if (this.#commitment !== null) this.erased += 1
    this.#commitment = null
  }

  #find(finding: Finding): void {
    if (this.findings.length < most) this.findings.push(finding)
  }
}

let scratch = Buffer.alloc(1024)

/** SHA-256 of the salt's bytes and the content after them. */
function commitmentTo(salt: string, content: string): string | undefined {
  const room = 32 + content.length * 3
  if (room > scratch.length) scratch = Buffer.alloc(room * 2)
  if (scratch.write(salt, 0, 32, 'hex') !== 32) return undefined
  const length = scratch.write(content, 32)
  return hash('sha256', scratch.subarray(0, 32 + length))
}

function parse(bytes: Buffer): Record<string, unknown> | undefined {
  try {
    return recordOf(JSON.parse(bytes.toString()))
  } catch {
    return undefined
  }
}

import { commitmentTo, sha256 } from '#port'
import { type Finding, signatureFinding } from './findings.ts'
import { type Keys, openJws, unchecked } from './formats/jws.ts'
import { KeptRows } from './kept-rows.ts'
import { LogStamps } from './log-stamps.ts'
import { type EventRow, type OpeningRow, rowOf, type SealedLetter } from './row.ts'

export const headType = 'avv-portal-evidence-head+jws'
const most = 20

/** A head that was kept apart from the log: by itself, or in a receipt. */
export type Kept = { client: string; sequence: number; hash: string }
/**
 * What a log is asked for besides: the hashes of some events, the letters of some receipts by their numbers, and sealed PDFs by
 * their SHA-256.
 */
export type Asked = {
  sequences: readonly number[]
  letters: readonly string[]
  papers: readonly string[]
}
/** What the log says of a sealed PDF, and in which event. */
export type Logged = SealedLetter & { sequence: number; at: string }
export type Head = { sequence: number; hash: string; at: string; kid: string }

/** Goes through the lines of a log one after the other, and keeps what is wrong with them. */
export class Chain {
  readonly client: string
  readonly findings: Finding[] = []
  sequence = 0
  opened = 0
  erased = 0
  #hash: string
  #at = ''
  readonly rows = new KeptRows()
  readonly stamps = new LogStamps()
  /** The letters that are asked for, by their numbers, and the sealed PDFs by their SHA-256. */
  readonly letters = new Map<string, Logged>()
  readonly papers = new Map<string, Logged>()
  /** Events whose personal part is not there, until a later one says that it was erased. */
  readonly #gone = new Set<number>()
  #line = 1
  /** What the last line committed to, until it is opened. */
  #commitment: string | null = null
  readonly #asked: ReadonlySet<number>
  readonly #hashes = new Map<number, string>()
  readonly #receipts: ReadonlySet<string>
  readonly #papers: ReadonlySet<string>

  constructor(client: string, { sequences, letters, papers }: Asked) {
    this.client = client
    this.#asked = new Set(sequences)
    this.#receipts = new Set(letters)
    this.#papers = new Set(papers)
    this.#hash = sha256(`avv-portal/evidence/1\n${client}`)
    this.#remember(0)
  }

  take(bytes: Uint8Array): void {
    this.#line += 1
    const row = rowOf(bytes)
    if (!row) return this.find({ code: 'format', line: this.#line })
    if (row.kind === 'opening') return this.#open(row)
    if (row.kind === 'stamp') {
      const place = { client: this.client, hash: this.#hash, at: this.#at }
      const isInPlace = row.sequence === this.sequence && this.stamps.take(row, place)
      return isInPlace ? undefined : this.find({ code: 'format', line: this.#line })
    }
    if (row.kind === 'row') {
      const finding = this.rows.judge(row, this.sequence)
      return finding ? this.find(finding) : undefined
    }
    this.#closeOpening()
    const { client, sequence, prev } = row
    const expected = this.sequence + 1
    if (client !== this.client) this.find({ code: 'client', sequence })
    if (sequence !== expected) this.find({ code: 'sequence', sequence, expected })
    else if (prev !== this.#hash) this.find({ code: 'link', sequence })
    if (row.at < this.#at) this.find({ code: 'time', sequence })
    if (row.erases.length > 0) this.#forgive(row)
    if (row.sealed) this.#takeSealed({ ...row.sealed, sequence, at: row.at })
    const unstamped = row.stamped && this.stamps.name(row.stamped)
    if (unstamped) this.find(unstamped)
    if (row.rows)
      for (const finding of this.rows.name(sequence, row.rows, row.isNight)) this.find(finding)
    this.sequence = sequence
    this.#hash = sha256(bytes)
    this.#at = row.at
    this.#commitment = row.personal
    this.#remember(sequence)
  }

  /** Judges the end against the head the file brings. */
  async end(jws: string | null, known: Keys, counted: Keys): Promise<Head | null> {
    this.#closeOpening()
    if (jws === null) {
      if (this.sequence > 0) this.find({ code: 'unsigned' })
      return null
    }
    const opened = await openJws(jws, counted)
    if (!opened || opened.typ !== headType || opened.payload.client !== this.client)
      this.find(signatureFinding('head', opened ? undefined : (await openJws(jws, known))?.kid))
    const { sequence, hash: digest, at } = unchecked(jws) ?? {}
    if (
      sequence !== this.sequence ||
      digest !== this.#hash ||
      (this.sequence > 0 && at !== this.#at)
    )
      this.find({ code: 'end', sequence: this.sequence })
    return opened && { sequence: this.sequence, hash: this.#hash, at: String(at), kid: opened.kid }
  }

  /** What later lines should have explained and none did. */
  endMissing(): void {
    for (const sequence of this.#gone) this.find({ code: 'erased', sequence })
    for (const finding of this.rows.missing()) this.find(finding)
  }

  /** Whether what was kept stands in this log; its event was asked for. */
  judgeKept({ client, sequence, hash }: Kept): Finding | null {
    if (client !== this.client) return { code: 'other-client' }
    return this.#hashes.get(sequence) === hash ? null : { code: 'kept', sequence }
  }

  #takeSealed(sealed: Logged): void {
    const { kind, number, sha256: digest } = sealed
    if (kind === null && this.#receipts.has(number)) this.letters.set(number, sealed)
    if (this.#papers.has(digest)) this.papers.set(digest, sealed)
  }

  #remember(sequence: number): void {
    if (this.#asked.has(sequence)) this.#hashes.set(sequence, this.#hash)
  }

  #forgive({ erases, sequence }: EventRow): void {
    for (const erased of erases) if (erased < sequence) this.#gone.delete(erased)
  }

  #open({ sequence, salt, content }: OpeningRow): void {
    if (sequence !== this.sequence) return this.find({ code: 'format', line: this.#line })
    if (commitmentTo(salt, content) !== this.#commitment) this.find({ code: 'opening', sequence })
    else this.opened += 1
    this.#commitment = null
  }

  #closeOpening(): void {
    if (this.#commitment !== null) {
      this.erased += 1
      this.#gone.add(this.sequence)
    }
    this.#commitment = null
  }

  find(finding: Finding): void {
    if (this.findings.length < most) this.findings.push(finding)
  }
}

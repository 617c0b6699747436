import { commitmentTo } from '#port'
import type { Finding } from './findings.ts'
import type { KeptRow } from './kept-row.ts'

/** How many rows were what the log holds, and how many nobody could compare, by why not. */
export type RowCounts = { compared: number; hidden: number; later: number; waiting: number }

/** Only of these may a row be the reader's not to see. */
const mayBeHidden = new Set(['instruction_notes', 'instructions', 'instruction_attachments'])
/** Only these may come with the line of the night after an act wrote a line for one of their table. */
const mayComeLate = new Set(['instruction_notes', 'receipts'])
const tableOf = (name: string) => name.slice(0, name.indexOf('/'))

/** What the lines of a log say of rows, the newest that names one; compared with the rows themselves. */
export class KeptRows {
  readonly counts: RowCounts = { compared: 0, hidden: 0, later: 0, waiting: 0 }
  readonly #named = new Map<string, { sequence: number; hash: string | null }>()
  /** The tables that acts wrote lines for. */
  readonly #acted = new Set<string>()

  /** Takes what a line names. The line of the night (`isNight`) names only what none named before, and what may come late. */
  name(sequence: number, rows: Record<string, string | null>, isNight: boolean): Finding[] {
    const names = Object.keys(rows)
    const isLate = (name: string) =>
      this.#named.has(name) || (this.#acted.has(tableOf(name)) && !mayComeLate.has(tableOf(name)))
    const late = names.filter((name) => isNight && isLate(name))
    if (!isNight) for (const name of names) this.#acted.add(tableOf(name))
    for (const name in rows) this.#named.set(name, { sequence, hash: rows[name] ?? null })
    return late.map((name) => ({ code: 'row', name, sequence }))
  }

  /** Compares a row with the newest line that names it; `last`: the event with which the log ends. */
  judge(row: KeptRow, last: number): Finding | null {
    const { name, named, isHidden, opening } = row
    const said = this.#named.get(name)
    this.#named.delete(name)
    const other: Finding = { code: 'row', name, sequence: said?.sequence ?? named ?? 0 }
    if (isHidden) return this.#count('hidden', mayBeHidden.has(tableOf(name)) ? null : other)
    if (opening === null && named !== null) return this.#count('later', named > last ? null : other)
    if (opening === null) return this.#count('waiting', said ? other : null)
    const isSame = said?.hash !== undefined && said.hash !== null && said.sequence === named
    const fits = isSame && commitmentTo(opening.salt, opening.content) === said.hash
    return this.#count('compared', fits ? null : other)
  }

  /** Rows that a line names, that were not let go and are not there. */
  missing(): Finding[] {
    return [...this.#named].flatMap(([name, { sequence, hash }]) =>
      hash === null ? [] : [{ code: 'row-missing', name, sequence }],
    )
  }

  #count(what: keyof RowCounts, finding: Finding | null): Finding | null {
    if (!finding || what === 'compared') this.counts[what] += 1
    return finding
  }
}

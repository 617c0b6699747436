import type { ClientChange, ClientFields } from '@portal/domain/clients/record'
import { sql } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import { changesBetween } from '../comparing.ts'
import { merged } from './merge.ts'
import type { MistakeCode } from './mistakes.ts'
import type { PlannedRow } from '../planned.ts'
import { likeness } from './read-file.ts'

type Known = ClientFields & {
  id: string
  version: number
  isArchived: boolean
  note: string | null
}
/** A line beside the client that it means; none: it is new. */
export type Compared = {
  row: PlannedRow
  known: Known | null
  /** What it says once the line is taken. */
  said: ClientFields
  changes: ClientChange['changes']
  /** What the line would change of a client that is there, the note included. */
  fields: string[]
}

/** Which clients the lines mean: by number, else by name and postal code; what speaks of none or of several is a mistake. */
export async function compare(
  tx: Tx,
  rows: PlannedRow[],
  say: (row: PlannedRow, code: MistakeCode, detail?: string) => void,
): Promise<Compared[]> {
  const alike = await knownBy(tx, rows)
  const byNumber = new Map(alike.map((known) => [known.number, known]))
  const byLikeness = Map.groupBy(alike, likeness)
  return rows.map((row) => {
    const same = byLikeness.get(likeness(row)) ?? []
    const numbered = row.number === '' ? undefined : byNumber.get(row.number)
    const known = numbered ?? (same.length === 1 ? same[0]! : null)
    if (!numbered && same.length > 1) say(row, 'ambiguous')
    if (known?.isArchived) say(row, 'archived')
    if (numbered && likeness(numbered) !== likeness(row) && !sharesPlace(numbered, row))
      say(row, 'number-of-another', numbered.name)
    if (!known)
      return { row, known, said: fieldsOf(row), changes: changesBetween({}, row), fields: [] }
    const said = merged(known, row)
    const changes = changesBetween(known, said)
    const isNoted = row.note !== null && row.note !== known.note
    const fields = [...changes.map(({ field }) => field), ...(isNoted ? ['note'] : [])]
    return { row, known, said, changes, fields }
  })
}

/** Whether the line says of a client that is there what it did not say before. */
export const isDifferent = ({ fields }: Compared): boolean => fields.length > 0

const fieldsOf = ({ line: _, note: __, left: ___, ...fields }: PlannedRow): ClientFields => fields

/** A client may change its name or move, but not both in one line: then the number is a slip. */
const sharesPlace = (a: Pick<PlannedRow, 'name' | 'address'>, b: typeof a) =>
  a.name.toLocaleLowerCase('de') === b.name.toLocaleLowerCase('de') ||
  a.address.postalCode === b.address.postalCode

const list = (values: string[]) => sql`${sql.param(values)}::text[]`

async function knownBy(tx: Tx, rows: PlannedRow[]): Promise<Known[]> {
  const { rows: found } = await tx.execute<Known>(
    sql`select id, number, name, legal_form as "legalForm", address, contact, phone, region, dpo, version,
               archived_at is not null as "isArchived", note
          from clients_alike(${list(rows.flatMap(({ number }) => (number === '' ? [] : [number])))},
                             ${list(rows.map(({ name }) => name))}, ${list(rows.map(({ address }) => address.postalCode))})`,
  )
  return found
}

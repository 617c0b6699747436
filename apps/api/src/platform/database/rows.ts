import { Column, getTableName, is, SQL, Subquery } from 'drizzle-orm'
import type { SelectedFieldsOrdered } from 'drizzle-orm/pg-core'

type Row = Record<string, unknown>
type Decode = { mapFromDriverValue: (value: unknown) => unknown }

/**
 * Makes objects of rows that are lists of values, by the fields that a statement selects, as drizzle itself does; what it finds
 * out for every value of every row anew is found out once here. `nullable`: the tables that a row may lack (by `left join`),
 * whose part of the object is then null.
 */
export function rowsReader<T>(
  fields: SelectedFieldsOrdered,
  joinsNotNullable: Record<string, boolean> | undefined,
): (rows: unknown[][]) => T[] {
  const columns = fields.map(({ path, field }) => ({
    path,
    decoder: decoderOf(field),
    table:
      joinsNotNullable && path.length === 2 && is(field, Column) ? getTableName(field.table) : null,
  }))
  const parts = Map.groupBy(
    columns.filter(({ table }) => table !== null),
    ({ path }) => path[0]!,
  )
  /** Parts of the object that are the row of one table which may be missing, with the first of their columns. */
  const mayLack = [...parts]
    .filter(
      ([, [first, ...others]]) =>
        !joinsNotNullable?.[first!.table!] && others.every(({ table }) => table === first!.table),
    )
    .map(([name, [first]]) => ({ name, column: first!.path[1]! }))

  const isFlat = columns.every(({ path }) => path.length === 1)
  const readFlat = (row: unknown[]): Row => {
    const read: Row = {}
    for (let i = 0; i < columns.length; i++) {
      const { path, decoder } = columns[i]!
      const value = row[i]
      read[path[0]!] = value === null || !decoder ? value : decoder.mapFromDriverValue(value)
    }
    return read
  }
  const readNested = (row: unknown[]): Row => {
    const read: Row = {}
    for (let i = 0; i < columns.length; i++) {
      const { path, decoder } = columns[i]!
      let node = read
      for (let at = 0; at < path.length - 1; at++) node = (node[path[at]!] ??= {}) as Row
      const value = row[i]
      node[path.at(-1)!] = value === null || !decoder ? value : decoder.mapFromDriverValue(value)
    }
    for (const { name, column } of mayLack)
      if ((read[name] as Row)[column] === null) read[name] = null
    return read
  }
  return (rows) => rows.map(isFlat ? readFlat : readNested) as T[]
}

function decoderOf(field: SelectedFieldsOrdered[number]['field']): Decode | null {
  if (is(field, Column)) return field
  if (is(field, SQL)) return (field as unknown as { decoder: Decode }).decoder
  if (is(field, Subquery)) return (field._.sql as unknown as { decoder: Decode }).decoder
  return (field as unknown as { sql: { decoder: Decode } }).sql.decoder
}

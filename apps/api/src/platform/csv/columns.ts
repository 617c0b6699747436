import { folded } from '@portal/domain/text'

/** Each column of a file: what it is called in the template, and what else it may be called, in small letters alone. */
export type Columns<Column extends string> = Readonly<
  Record<Column, { is: string; also: readonly string[] }>
>

// What the columns are is what their table says: nothing adds to it.
export const keysOf = <Column extends string>(columns: Columns<Column>) =>
  Object.keys(columns) as Column[]

/** Says which column a header names; null for what names none. */
export function columnNamer<Column extends string>(columns: Columns<Column>) {
  const named = new Map(
    keysOf(columns).flatMap((column) =>
      [folded(columns[column].is), ...columns[column].also].map((name) => [name, column] as const),
    ),
  )
  return (header: string): Column | null => named.get(folded(header)) ?? null
}

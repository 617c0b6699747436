import { fillPlaceholders, type Placeholder, sql } from 'drizzle-orm'
import type { SelectedFieldsOrdered } from 'drizzle-orm/pg-core'
import type { QueryConfig } from 'pg'
import { askingOf, createHandle, type Reader, type Tx } from './wire/handle.ts'
import { rowsReader } from './rows.ts'

type Values = Record<string, unknown>
/** A place for each value; none where there was no value. */
export type Places<V extends Values> = {
  [Name in keyof V]: undefined extends V[Name] ? Placeholder | undefined : Placeholder
}
type Query<Row> = { prepare: (name: string) => { execute: (values: Values) => Promise<Row[]> } }
/** What drizzle keeps of a statement that it built; its types leave this out. */
type Built = {
  params: unknown[]
  fields: SelectedFieldsOrdered
  joinsNotNullableMap: Record<string, boolean> | undefined
  queryConfig: QueryConfig
}
type Statement<Row> = {
  query: QueryConfig
  params: unknown[]
  read: (rows: unknown[][]) => Row[]
}

/** In how many ways a statement is kept and planned once; in which ones is who comes first. */
const mostWays = 60
const unnamed = ''
const drawing = createHandle(() => Promise.reject(new Error('built, never asked'))).tx

/**
 * A statement whose text is built once for each way it is asked: by which values there are, and by what else changes it
 * (`shape`). `build` gets a place for each value that there is, and none for one that is undefined. Who asks in more ways than
 * are kept is slower, and takes neither memory nor plans from anybody.
 */
export function prepared<V extends Values, Shape extends Values = Values>() {
  return <Row>(build: (db: Tx, places: Places<V>, shape: Shape) => Query<Row>) => {
    const statements = new Map<string, Statement<Row>>()
    return async (tx: Reader, values: V, shape?: Shape): Promise<Row[]> => {
      const key = keyOf(values, shape)
      let statement = statements.get(key)
      if (!statement) {
        const isKept = statements.size < mostWays
        statement = statementOf(build(drawing, placesOf(values), shape ?? ({} as Shape)), isKept)
        if (isKept) statements.set(key, statement)
      }
      const { query, params, read } = statement
      const { rows } = await askingOf(tx).query(query, fillPlaceholders(params, values))
      // `query` asks for lists.
      return read(rows as unknown[][])
    }
  }
}

function keyOf(values: Values, shape: Values | undefined): string {
  let key = shape ? JSON.stringify(shape) : ''
  for (const name in values) if (values[name] !== undefined) key += ` ${name}`
  return key
}

/** A place for each name of `V` that has a value. */
const placesOf = <V extends Values>(values: V) =>
  Object.fromEntries(
    Object.keys(values)
      .filter((name) => values[name] !== undefined)
      .map((name) => [name, sql.placeholder(name)]),
  ) as Places<V>

function statementOf<Row>(built: Query<Row>, isKept: boolean): Statement<Row> {
  const { queryConfig, params, fields, joinsNotNullableMap } = built.prepare(
    unnamed,
  ) as unknown as Built
  // Where none is said, its name is made from its text wherever it is sent.
  const query = isKept ? { ...queryConfig, name: undefined } : queryConfig
  return { query, params, read: rowsReader<Row>(fields, joinsNotNullableMap) }
}

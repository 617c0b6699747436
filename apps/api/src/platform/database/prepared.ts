import { type Placeholder, sql } from 'drizzle-orm'
import { askingOf, createHandle, type Tx } from './handle.ts'

type Values = Record<string, unknown>
/** A place for each value; none where there was no value. */
export type Places<V extends Values> = {
  [Name in keyof V]: undefined extends V[Name] ? Placeholder | undefined : Placeholder
}
type Query<Row> = { prepare: (name: string) => { execute: (values: Values) => Promise<Row[]> } }
type Built<Row> = ReturnType<Query<Row>['prepare']>

// Its name is made from its text wherever it is sent.
const unnamed = ''
const drawing = createHandle(() => Promise.reject(new Error('built, never asked'))).tx

/**
 * A statement whose text is built once for each way it is asked: by which values there are, and by what else changes it
 * (`shape`). `build` gets a place for each value that there is, and none for one that is undefined.
 */
export function prepared<V extends Values, Shape extends Values = Values>() {
  return <Row>(build: (db: Tx, places: Places<V>, shape: Shape) => Query<Row>) => {
    const built = new Map<string, Built<Row>>()
    return (tx: Tx, values: V, shape = {} as Shape): Promise<Row[]> => {
      const names = Object.keys(values).filter((name) => values[name] !== undefined)
      const key = `${names.join()} ${JSON.stringify(shape)}`
      let statement = built.get(key)
      if (!statement) {
        // A place for each name of `V` that has a value.
        const places = Object.fromEntries(
          names.map((name) => [name, sql.placeholder(name)]),
        ) as Places<V>
        built.set(key, (statement = build(drawing, places, shape).prepare(unnamed)))
      }
      // Built on no connection, it asks through this transaction's.
      const here = Object.create(statement, { client: { value: askingOf(tx) } }) as Built<Row>
      return here.execute(values)
    }
  }
}

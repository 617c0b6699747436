import { NodePgDatabase, NodePgSession } from 'drizzle-orm/node-postgres'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { PoolClient, QueryConfig } from 'pg'
import { createStatementNames } from './statement-names.ts'

/** What reaches tables, for as long as its transaction lasts. */
export type Tx = NodePgDatabase
/** What only asks what was built once (`prepared`): whoever reads cannot build a statement. */
export type Reader = Pick<Tx, '_'>

/** Its name, by which it is planned once per connection, is made from its text. */
export type Statement = { text: string; values: unknown[] }
/** As it travels: rows come as lists of their values where it says so, each value as `types` reads it. */
export type Sent = QueryConfig & { values: unknown[]; rowMode?: 'array' }
export type Answer = { rows: unknown[] }
export type Send = (statement: Sent) => Promise<Answer>
/** drizzle asks with a statement and its values, never otherwise. */
export type Asking = { query: (statement: QueryConfig, values: unknown[]) => Promise<Answer> }

const dialect = new PgDialect({ casing: 'snake_case' })
const nameOf = createStatementNames()
/** With the name of its text; without one where its own is empty. */
export const named = (statement: QueryConfig & { values: unknown[] }): Sent => ({
  ...statement,
  name: statement.name === '' ? undefined : nameOf(statement.text),
})

/** A handle of its own for everybody who works with tables: kept beyond its end it reaches nothing. */
export function createHandle(send: Send): { tx: Tx; end: () => void } {
  let isOver = false
  const client: Asking = {
    async query(statement, values) {
      if (isOver) throw new Error('this transaction is over')
      return send(named({ ...statement, values }))
    },
  }
  const session = new NodePgSession(client as unknown as PoolClient, dialect, undefined)
  const tx = new NodePgDatabase(dialect, session, undefined)
  return {
    tx,
    end: () => {
      isOver = true
    },
  }
}

/** What a handle asks through; drizzle's session keeps it to itself. */
export const askingOf = (tx: Reader): Asking =>
  (tx._.session as unknown as { client: Asking }).client

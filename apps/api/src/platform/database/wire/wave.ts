import { type Connection, Query, types } from 'pg'
import { serialize } from 'pg-protocol'
import type { Answer, Sent } from './handle.ts'
import { toParameter } from './parameters.ts'

/** What pg's client notes of a connection; its types leave this out. */
type Wire = Connection & {
  parsedStatements: Record<string, string>
  submittedNamedStatements: Record<string, string>
  _send: (message: Buffer) => boolean
}
type TypeId = Parameters<typeof types.getTypeParser>[0]
type RowDescription = { fields: { name: string; dataTypeID: TypeId }[] }
type DataRow = { fields: (string | null)[] }

/** A column as its statement's answers have it; `read` makes a value of its text, null: the text is the value. */
type Column = { name: string; read: ((text: string) => unknown) | null }
/** Of statements with a name: their columns are asked for once per connection. */
const described = new WeakMap<Connection, Map<string, Column[]>>()
const textAsItIs = types.getTypeParser(types.builtins.TEXT, 'text')

/**
 * Several statements in one go: PostgreSQL gets them in one write, works them off in order, in one transaction that begins
 * with the first and ends with the last, and answers all of them at once (protocol, 54.2.4: one Sync behind them all). Where
 * one fails, all fail.
 */
export class Wave extends Query {
  readonly results: Promise<Answer[]>
  // What pg's client notes as prepared when it learns that something was.
  declare text: string
  declare name: string | undefined
  readonly #statements: Sent[]
  readonly #answers: Answer[]
  readonly #done: PromiseWithResolvers<Answer[]>
  #columns: Map<string, Column[]> = new Map()
  #current: Column[] = []
  #answered = 0

  constructor(statements: Sent[]) {
    super({ text: '' })
    this.#statements = statements
    this.#answers = statements.map(() => ({ rows: [] }))
    this.#done = Promise.withResolvers()
    this.results = this.#done.promise
  }

  override submit = (connection: Connection): null => {
    const wire = connection as Wire
    this.#columns = described.get(connection) ?? new Map()
    described.set(connection, this.#columns)
    const messages = this.#messages(wire)
    messages.push(serialize.sync())
    this.#turnTo(0)
    // oxlint-disable-next-line no-underscore-dangle -- pg's name for it
    wire._send(Buffer.concat(messages))
    return null
  }

  /** None where a value cannot be sent: a lone end keeps the client's count of answers right. */
  #messages({ parsedStatements, submittedNamedStatements }: Wire): Buffer[] {
    const messages: Buffer[] = []
    const fresh: Record<string, string> = {}
    try {
      for (const { text, name = '', values } of this.#statements) {
        if (
          !name ||
          !(name in parsedStatements || name in submittedNamedStatements || name in fresh)
        )
          messages.push(serialize.parse({ text, name, types: [] }))
        if (name) fresh[name] = text
        messages.push(serialize.bind({ statement: name, values, valueMapper: toParameter }))
        if (!this.#columns.has(name)) messages.push(serialize.describe({ type: 'P' }))
        messages.push(serialize.execute())
      }
    } catch (error) {
      this.#done.reject(error)
      return []
    }
    for (const name of Object.keys(fresh))
      if (!(name in parsedStatements)) submittedNamedStatements[name] = fresh[name]!
    return messages
  }

  handleRowDescription({ fields }: RowDescription): void {
    const { name, types: { getTypeParser } = types } = this.#statements[this.#answered]!
    this.#current = fields.map((field) => {
      const read = getTypeParser(field.dataTypeID, 'text')
      return { name: field.name, read: read === textAsItIs ? null : read }
    })
    if (name) this.#columns.set(name, this.#current)
  }

  handleDataRow({ fields }: DataRow): void {
    const isList = this.#statements[this.#answered]?.rowMode === 'array'
    const read = isList ? readList : readObject
    try {
      this.#answers[this.#answered]?.rows.push(read(this.#current, fields))
    } catch (error) {
      this.#done.reject(error)
    }
  }

  handleCommandComplete(): void {
    this.#turnTo(this.#answered + 1)
  }

  handleError(error: Error, connection: Wire): void {
    // What came behind was not looked at, so it is not prepared either.
    for (const { name } of this.#statements.slice(this.#answered))
      if (name) delete connection.submittedNamedStatements[name]
    this.#done.reject(error)
  }

  handleReadyForQuery(): void {
    this.#done.resolve(this.#answers)
  }

  #turnTo(next: number): void {
    this.#answered = next
    const statement = this.#statements[next]
    this.text = statement?.text ?? ''
    this.name = statement?.name
    this.#current = (statement?.name && this.#columns.get(statement.name)) || []
  }
}

function readList(columns: Column[], fields: DataRow['fields']): unknown[] {
  const row: unknown[] = fields
  for (let i = 0; i < fields.length; i++) {
    const text = fields[i]
    const read = columns[i]?.read
    if (read && text !== null && text !== undefined) row[i] = read(text)
  }
  return row
}

function readObject(columns: Column[], fields: DataRow['fields']): Record<string, unknown> {
  const values = readList(columns, fields)
  return Object.fromEntries(columns.map(({ name }, i) => [name, values[i]]))
}

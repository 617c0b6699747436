import { type Connection, Query } from 'pg'
import type { Answer, Sent } from './handle.ts'

/** A query as pg's client handles it; its types leave this out. */
type Part = {
  text: string
  name: string | undefined
  submit: (connection: Wire) => Error | null
  handleRowDescription: (message: unknown) => void
  handleDataRow: (message: unknown) => void
  handleCommandComplete: (message: unknown, connection: Wire) => void
  handleError: (error: Error, connection: Wire) => void
  handleReadyForQuery: (connection: Wire) => void
}
type Wire = Connection & {
  submittedNamedStatements: Record<string, string>
  sync: () => void
  _send: (message: Buffer) => boolean
}

const uncorked = { cork: () => {}, uncork: () => {} }

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
  readonly #parts: Part[]
  readonly #fail: (error: Error) => void
  #answered = 0

  constructor(statements: Sent[]) {
    super({ text: '' })
    const parts = statements.map(partOf)
    this.#parts = parts.map(({ part }) => part)
    const { promise, resolve, reject } = Promise.withResolvers<Answer[]>()
    this.results = promise
    this.#fail = reject
    Promise.all(parts.map(({ result }) => result)).then(resolve, reject)
    this.#turnTo(0)
  }

  override submit = (connection: Connection): null => {
    const wire = connection as Wire
    const messages: Buffer[] = []
    const collecting = Object.create(wire, {
      _send: { value: (message: Buffer) => messages.push(message) > 0 },
      stream: { value: uncorked },
    }) as Wire
    // An end to each would end its transaction.
    const open = Object.create(collecting, { sync: { value: () => {} } }) as Wire
    for (const part of this.#parts) {
      const error = part.submit(open)
      if (error) this.#fail(error)
    }
    collecting.sync()
    // oxlint-disable-next-line no-underscore-dangle -- pg's name for it
    wire._send(Buffer.concat(messages))
    return null
  }

  handleRowDescription(message: unknown): void {
    this.#parts[this.#answered]?.handleRowDescription(message)
  }

  handleDataRow(message: unknown): void {
    this.#parts[this.#answered]?.handleDataRow(message)
  }

  handleCommandComplete(message: unknown, connection: Wire): void {
    this.#parts[this.#answered]?.handleCommandComplete(message, connection)
    this.#turnTo(this.#answered + 1)
  }

  handleError(error: Error, connection: Wire): void {
    // What came behind was not looked at, so it is not prepared either.
    for (const { name } of this.#parts.slice(this.#answered))
      if (name) delete connection.submittedNamedStatements[name]
    this.#fail(error)
  }

  handleReadyForQuery(connection: Wire): void {
    for (const part of this.#parts) part.handleReadyForQuery(connection)
  }

  #turnTo(next: number): void {
    this.#answered = next
    this.text = this.#parts[next]?.text ?? ''
    this.name = this.#parts[next]?.name
  }
}

function partOf(statement: Sent) {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  // Never as a simple query, which would end what came before it.
  const extended = { ...statement, queryMode: 'extended' }
  const query = new Query(extended, undefined, (error, result) =>
    error ? reject(error) : resolve(result),
  )
  return { part: query as unknown as Part, result: promise }
}

import { sha256 } from '../../crypto.ts'

/** How many texts get a name, at least three times those that the portal has; a connection keeps a plan for each that it meets. */
export const mostNames = 1_200
/** Longer texts are lists of rows, each of its own length. */
const longest = 8_000
const severalRows = /^insert\b[^]*\), \(/u

/**
 * Names for statements, by their text: PostgreSQL plans once per connection what has a name. Whoever comes after the last
 * name, and an insert of several rows, is planned each time.
 */
export function createStatementNames(limit = mostNames): (text: string) => string | undefined {
  const names = new Map<string, string>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined) return known
    if (names.size >= limit || text.length > longest || severalRows.test(text)) return undefined
    const name = sha256(text).toString('base64url')
    names.set(text, name)
    return name
  }
}

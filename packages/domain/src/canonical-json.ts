/**
 * The one text of a JSON value (RFC 8785): no blanks, keys in the order of their UTF-16 code units. Equal values give
 * equal text, so a hash of it identifies the value. Throws `TypeError` on whatever JSON would drop, round or coerce.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '')
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (typeof value === 'string' && value.isWellFormed()) return JSON.stringify(value)
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item: unknown, i) => write(item, `${path}/${i}`)).join(',')}]`
  }
  if (isRecord(value)) {
    const member = (key: string) => `${write(key, path)}:${write(value[key], `${path}/${key}`)}`
    return `{${Object.keys(value).toSorted(byCodeUnits).map(member).join(',')}}`
  }
  throw new TypeError(`no JSON value at ${path || '/'}`)
}

const byCodeUnits = (a: string, b: string) => (a < b ? -1 : 1)

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

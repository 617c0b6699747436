/** A value as it travels beside its statement: text, bytes, or nothing; lists as PostgreSQL writes arrays, whatever else as JSON. */
export function toParameter(value: unknown): string | Buffer | null {
  if (value === null || value === undefined) return null
  if (Buffer.isBuffer(value)) return value
  if (Array.isArray(value)) return `{${value.map(toElement).join()}}`
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function toElement(value: unknown): string {
  const parameter = toParameter(value)
  if (parameter === null) return 'NULL'
  if (Array.isArray(value)) return String(parameter)
  const text = Buffer.isBuffer(parameter) ? `\\x${parameter.toString('hex')}` : parameter
  return `"${text.replaceAll(/[\\"]/gu, String.raw`\$&`)}"`
}

/**
 * A row of what the portal shows. `named`: the event that names it last; null while it waits for one. What is only named
 * later, waits or is not the reader's to see comes without a content.
 */
export type KeptRow = {
  kind: 'row'
  name: string
  named: number | null
  isHidden: boolean
  opening: { salt: string; content: string } | null
}

/** Reads a row, null when it is spelled in any other way than the portal's (RFC 8785). */
export function keptRowOf(line: string): KeptRow | null {
  try {
    const { row } = JSON.parse(line) as { row: Record<string, unknown> }
    const { content, hidden, key, of, salt, sequence } = row
    const spellings = [
      { content, key, of, salt, sequence },
      { hidden, key, of },
      { key, of, sequence },
    ]
    const isCanonical = spellings.some((spelled) => JSON.stringify({ row: spelled }) === line)
    const isNumbered = typeof sequence === 'number' || sequence === null
    if (!isCanonical || typeof key !== 'string' || typeof of !== 'string') return null
    const place = { kind: 'row', name: `${of}/${key}` } as const
    if (hidden !== undefined)
      return hidden === true ? { ...place, named: null, isHidden: true, opening: null } : null
    if (!isNumbered) return null
    if (content === undefined) return { ...place, named: sequence, isHidden: false, opening: null }
    if (typeof content !== 'string' || typeof salt !== 'string') return null
    if (!/^[0-9a-f]{64}$/u.test(salt)) return null
    const opening = { salt, content }
    return { ...place, named: sequence, isHidden: false, opening }
  } catch {
    return null
  }
}

import type { Client } from '@portal/domain/clients/contract'

type Numbered = Pick<Client, 'id' | 'number'>

/** Fewer digits stand in dates and page numbers too: they count where the name begins with them. */
const fewDigits = /^\d{1,3}$/u

/**
 * Whose number the name of a file has: `one`, where it is that of exactly one client; `several`, where it is not to be told whose
 * it is. However the parts of a number are held together; of two that share a place the longer counts.
 */
export function clientInName(
  fileName: string,
  clients: readonly Numbered[],
): { kind: 'one'; clientId: string } | { kind: 'several' | 'none' } {
  const name = fileName.normalize('NFC').replace(/\.[^.]*$/u, '')
  const found = clients.flatMap(({ id, number }) =>
    placesOf(number, name).map((place) => ({ id, ...place })),
  )
  const longest = found.filter(
    (each) =>
      !found.some(
        (other) =>
          other.to - other.from > each.to - each.from &&
          other.from <= each.from &&
          other.to >= each.to,
      ),
  )
  const [first, ...others] = [...new Set(longest.map(({ id }) => id))]
  if (first === undefined) return { kind: 'none' }
  return others.length === 0 ? { kind: 'one', clientId: first } : { kind: 'several' }
}

function placesOf(number: string, name: string) {
  const parts = number.normalize('NFC').match(/\p{L}+|\p{N}+/gu)
  if (!parts) return []
  const start = fewDigits.test(number) ? '^' : ''
  const end = /\p{N}$/u.test(number) ? '(?!\\p{N})' : '(?![\\p{L}\\p{N}])'
  const written = new RegExp(`${start}(?<![\\p{L}\\p{N}])${parts.join('[\\s._/-]*')}${end}`, 'giu')
  return [...name.matchAll(written)].map(({ index, 0: text }) => ({
    from: index,
    to: index + text.length,
  }))
}

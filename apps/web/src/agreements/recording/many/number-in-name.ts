import type { Client } from '@portal/domain/clients/contract'

type Numbered = Pick<Client, 'id' | 'number'>
export type InName = { kind: 'one'; clientId: string } | { kind: 'several' | 'none' }

/** What stands in page numbers and dates, too: it counts where the name begins with it. */
const everyday = /^(?:\d{1,3}|(?:19|20)\d{2})$/u
const year = /^\d{4}$/u

/** What follows the year of a date: month and day, or the name of a month. */
const restOfDate = [
  '(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])?|[1-9])(?!\\p{N})',
  '(?:jan(?:uar)?|feb(?:ruar)?|märz?|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dez(?:ember)?)(?!\\p{L})',
].join('|')

/** How cameras and scanners name what they make: a counter, or the time. */
const counted = /^(?:img|image|dscn?|pxl|scan|scn|foto|photo|bild)(?:[\s._-]*\d+)+/iu

/**
 * Whose number the name of a file has: `one`, where it is that of exactly one client; `several`, where it is not to be told whose
 * it is. However the parts of a number are held together; of two that share a place the longer counts.
 */
export function clientInName(fileName: string, clients: readonly Numbered[]): InName {
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
  const isEveryday = everyday.test(number)
  const start = isEveryday ? '^' : ''
  const next = /\p{N}$/u.test(number) ? '\\p{N}' : '[\\p{L}\\p{N}]'
  const end =
    isEveryday && year.test(number) ? `(?!${next}|[\\s._-]*(?:${restOfDate}))` : `(?!${next})`
  const written = new RegExp(`${start}(?<![\\p{L}\\p{N}])${parts.join('[\\s._/-]*')}${end}`, 'giu')
  const where = /\p{L}/u.test(number)
    ? name
    : name.replace(counted, (counter) => ' '.repeat(counter.length))
  return [...where.matchAll(written)].map(({ index, 0: text }) => ({
    from: index,
    to: index + text.length,
  }))
}

import type { DraftMeasure } from './contract.ts'

const bullet = /^\s*(?:[-–—•*·▪‣◦]|\(?\d{1,3}[.)])\s+/u

/** A key nobody has yet, made of the first words of a text; the same text gives the same key. */
export function keyOf(text: string, taken: ReadonlySet<string>): string {
  const words = text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9\s-]/gu, '')
    .split(/[\s-]+/u)
    .filter(Boolean)
    .map((word) => word.slice(0, 12))
  const base = words.slice(0, 4).join('-') || 'measure'
  for (let n = 1; ; n += 1) {
    const key = n === 1 ? base : `${base}-${n}`
    if (!taken.has(key)) return key
  }
}

/** The systems of a measure as somebody wrote them one behind the other. */
export const systemsIn = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,;\n\r]/u)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
]

/** The measures of a pasted list, one a line, without its bullets and numbers; where each belongs is open. */
export function measuresOfList(text: string): DraftMeasure[] {
  const taken = new Set<string>()
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((each) => each.replace(bullet, '').trim())
    .filter((each) => /[\p{L}\p{N}]/u.test(each))
    .map((each) => {
      const key = keyOf(each, taken)
      taken.add(key)
      return { key, heading: null, text: each, systems: [], implementedSince: null }
    })
}

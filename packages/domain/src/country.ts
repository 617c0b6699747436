/** Where the agreement is made and letters start from. */
export const homeCountry = 'DE'

const names = new Map<string, Intl.DisplayNames>()

/** The name of a country in a language, by its ISO 3166 code; what is no such code stays as it is. */
export function countryName(code: string, language: string): string {
  if (!/^[A-Z]{2}$/u.test(code)) return code
  const known = names.get(language) ?? new Intl.DisplayNames(language, { type: 'region' })
  names.set(language, known)
  return known.of(code) ?? code
}

const languages = ['de', 'en']
const letters = Array.from({ length: 26 }, (_, at) => String.fromCodePoint(65 + at))
const codes = new Map<string, string>()

/** The code of a country that is named by it, or in German or English; null for what names none. */
export function countryCode(named: string): string | null {
  if (codes.size === 0)
    for (const code of letters.flatMap((first) => letters.map((second) => first + second)))
      for (const language of languages) {
        const name = countryName(code, language)
        if (name !== code) codes.set(code, code).set(name, code)
      }
  return codes.get(named) ?? null
}

/** What was written as one or more places, with each country by its name in a language; anything else stays as it was written. */
export const placeName = (place: string, language: string): string =>
  place.replace(/[^,;/()]+/gu, (part) => {
    const code = countryCode(part.trim())
    return code ? part.replace(part.trim(), countryName(code, language)) : part
  })

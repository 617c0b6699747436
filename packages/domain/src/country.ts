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

const europe = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
    ' ',
  ),
)
/** Short for a country, or for all of those within; what no table of countries knows. */
const short = new Map([
  ['EU', 'EU'],
  ['EWR', 'EU'],
  ['EEA', 'EU'],
  ['Europäische Union', 'EU'],
  ['European Union', 'EU'],
  ['USA', 'US'],
  ['UK', 'GB'],
  ['Großbritannien', 'GB'],
  ['England', 'GB'],
])

/** Whether what goes there leaves the European Union and the European Economic Area (§1, Art. 44 GDPR). */
export const isThirdCountry = (code: string): boolean => code !== 'EU' && !europe.has(code)

/** The countries that a place names, by their codes, `EU` for all within; none where it names no country. */
export const countriesOf = (place: string): string[] =>
  place
    .split(/[,;/()]|\s+(?:und|and|oder|or)\s+/u)
    .map((part) => part.trim())
    .flatMap((part) => short.get(part) ?? countryCode(part) ?? [])

/** Whether this is the code of a country (ISO 3166-1), in capitals. */
export const isCountry = (code: string): boolean => countryCode(code) === code

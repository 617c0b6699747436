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

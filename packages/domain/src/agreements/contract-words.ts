import type { NamedDataCategory, NamedDataSubject } from './contract.ts'

/** The contract's own words for the eight options of §3.1, in its order; health data beside them. */
export const dataCategoryWords: Record<NamedDataCategory, string> = {
  'master-data': 'Personenstammdaten',
  'communication-data': 'Kommunikationsdaten (z.B. Telefon, E-Mail)',
  'contract-master-data': 'Vertragsstammdaten (Vertragsbeziehung, Produkt- bzw. Vertragsinteresse)',
  'customer-history': 'Kundenhistorie',
  'billing-and-payment-data': 'Vertragsabrechnungs- und Zahlungsdaten',
  'planning-and-control-data': 'Planungs- und Steuerungsdaten',
  'third-party-information':
    'Auskunftsangaben (von Dritten, z.B. Auskunfteien, oder aus öffentlichen Verzeichnissen)',
  'system-administration': 'Systemadministration',
  'health-data': 'Gesundheitsdaten (Art. 9 DSGVO)',
}

/** §3.3 */
const dataSubjectWords: Record<NamedDataSubject, string> = {
  employees: 'Mitarbeitende',
  patients: 'Patienten',
}

/** A name of one's own stands in quotation marks: where it begins and ends is seen in any list. */
const spelled = (words: Record<string, string>) => (name: string) =>
  Object.hasOwn(words, name) ? (words[name] ?? name) : `„${name}“`
export const dataCategoryWord = spelled(dataCategoryWords)
export const dataSubjectWord = spelled(dataSubjectWords)

/** As a sentence lists them. */
export const inGerman = (words: string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} und ${words.at(-1)}`

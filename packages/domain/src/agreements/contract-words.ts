import type { DataCategory, DataSubject } from './contract.ts'

/** The contract's own words for the eight options of §3.1, in its order. */
export const dataCategoryWords: Record<DataCategory, string> = {
  'master-data': 'Personenstammdaten',
  'communication-data': 'Kommunikationsdaten (z.B. Telefon, E-Mail)',
  'contract-master-data': 'Vertragsstammdaten (Vertragsbeziehung, Produkt- bzw. Vertragsinteresse)',
  'customer-history': 'Kundenhistorie',
  'billing-and-payment-data': 'Vertragsabrechnungs- und Zahlungsdaten',
  'planning-and-control-data': 'Planungs- und Steuerungsdaten',
  'third-party-information':
    'Auskunftsangaben (von Dritten, z.B. Auskunfteien, oder aus öffentlichen Verzeichnissen)',
  'system-administration': 'Systemadministration',
}

/** §3.3 */
export const dataSubjectWords: Record<DataSubject, string> = {
  employees: 'Mitarbeitende',
  patients: 'Patienten',
}

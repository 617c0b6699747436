import { folded } from '../text.ts'
import { MeasureHeading } from './contract.ts'

/** In the words and the order of annex III to (EU) 2021/915, in either language. */
export const headingNames: Record<MeasureHeading, { de: string; en: string }> = {
  encryption: {
    de: 'Maßnahmen der Pseudonymisierung und Verschlüsselung personenbezogener Daten',
    en: 'Measures of pseudonymisation and encryption of personal data',
  },
  'confidentiality-integrity-availability-resilience': {
    de: 'Maßnahmen zur fortdauernden Sicherstellung der Vertraulichkeit, Integrität, Verfügbarkeit und Belastbarkeit der Systeme und Dienste im Zusammenhang mit der Verarbeitung',
    en: 'Measures for ensuring ongoing confidentiality, integrity, availability and resilience of processing systems and services',
  },
  'restore-ability': {
    de: 'Maßnahmen zur Sicherstellung der Fähigkeit, die Verfügbarkeit der personenbezogenen Daten und den Zugang zu ihnen bei einem physischen oder technischen Zwischenfall rasch wiederherzustellen',
    en: 'Measures for ensuring the ability to restore the availability and access to personal data in a timely manner in the event of a physical or technical incident',
  },
  'regular-testing': {
    de: 'Verfahren zur regelmäßigen Überprüfung, Bewertung und Evaluierung der Wirksamkeit der technischen und organisatorischen Maßnahmen zur Gewährleistung der Sicherheit der Verarbeitung',
    en: 'Processes for regularly testing, assessing and evaluating the effectiveness of technical and organisational measures in order to ensure the security of the processing',
  },
  'identification-authorisation': {
    de: 'Maßnahmen zur Identifizierung und Autorisierung der Nutzer',
    en: 'Measures for user identification and authorisation',
  },
  'protection-in-transmission': {
    de: 'Maßnahmen zum Schutz der Daten während der Übermittlung',
    en: 'Measures for the protection of data during transmission',
  },
  'protection-in-storage': {
    de: 'Maßnahmen zum Schutz der Daten während der Speicherung',
    en: 'Measures for the protection of data during storage',
  },
  'physical-security': {
    de: 'Maßnahmen zur Gewährleistung der physischen Sicherheit von Orten, an denen personenbezogene Daten verarbeitet werden',
    en: 'Measures for ensuring physical security of locations at which personal data are processed',
  },
  'event-logging': {
    de: 'Maßnahmen zur Gewährleistung der Protokollierung von Ereignissen',
    en: 'Measures for ensuring events logging',
  },
  'system-configuration': {
    de: 'Maßnahmen zur Gewährleistung der Systemkonfiguration, einschließlich der Standardkonfiguration',
    en: 'Measures for ensuring system configuration, including default configuration',
  },
  'it-governance': {
    de: 'Maßnahmen für die interne Governance und Verwaltung der IT und der IT-Sicherheit',
    en: 'Measures for internal IT and IT security governance and management',
  },
  'certification-assurance': {
    de: 'Maßnahmen zur Zertifizierung/Qualitätssicherung von Prozessen und Produkten',
    en: 'Measures for certification/assurance of processes and products',
  },
  'data-minimisation': {
    de: 'Maßnahmen zur Gewährleistung der Datenminimierung',
    en: 'Measures for ensuring data minimisation',
  },
  'data-quality': {
    de: 'Maßnahmen zur Gewährleistung der Datenqualität',
    en: 'Measures for ensuring data quality',
  },
  'limited-retention': {
    de: 'Maßnahmen zur Gewährleistung einer begrenzten Vorratsdatenspeicherung',
    en: 'Measures for ensuring limited data retention',
  },
  accountability: {
    de: 'Maßnahmen zur Gewährleistung der Rechenschaftspflicht',
    en: 'Measures for ensuring accountability',
  },
  'portability-erasure': {
    de: 'Maßnahmen zur Ermöglichung der Datenübertragbarkeit und zur Gewährleistung der Löschung',
    en: 'Measures for allowing data portability and ensuring erasure',
  },
}

const named = new Map(
  MeasureHeading.options.flatMap((heading) =>
    [heading, ...Object.values(headingNames[heading])].map(
      (name) => [folded(name), heading] as const,
    ),
  ),
)

/**
 * The heading that is named by its number in the annex, its name in German or English, its name in the API, or by number and name;
 * null for what names none, and where both name another.
 */
export function headingNamed(text: string): MeasureHeading | null {
  const [, digits, name = ''] =
    /^\s*(?:(\d{1,2})[.):]?)?\s*(.*)$/su.exec(text.normalize('NFC')) ?? []
  const byNumber = digits ? (MeasureHeading.options[Number(digits) - 1] ?? null) : undefined
  const byName = name.trim() === '' ? undefined : (named.get(folded(name)) ?? null)
  if (byNumber === undefined) return byName ?? null
  return byName === undefined || byName === byNumber ? byNumber : null
}

import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { MeasureHeading } from '@portal/domain/toms/contract'

/** In the words and the order of annex III to (EU) 2021/915, in either language. */
export const headingWords: Record<MeasureHeading, MessageDescriptor> = {
  encryption: msg`Maßnahmen der Pseudonymisierung und Verschlüsselung personenbezogener Daten`,
  'confidentiality-integrity-availability-resilience': msg`Maßnahmen zur fortdauernden Sicherstellung der Vertraulichkeit, Integrität, Verfügbarkeit und Belastbarkeit der Systeme und Dienste im Zusammenhang mit der Verarbeitung`,
  'restore-ability': msg`Maßnahmen zur Sicherstellung der Fähigkeit, die Verfügbarkeit der personenbezogenen Daten und den Zugang zu ihnen bei einem physischen oder technischen Zwischenfall rasch wiederherzustellen`,
  'regular-testing': msg`Verfahren zur regelmäßigen Überprüfung, Bewertung und Evaluierung der Wirksamkeit der technischen und organisatorischen Maßnahmen zur Gewährleistung der Sicherheit der Verarbeitung`,
  'identification-authorisation': msg`Maßnahmen zur Identifizierung und Autorisierung der Nutzer`,
  'protection-in-transmission': msg`Maßnahmen zum Schutz der Daten während der Übermittlung`,
  'protection-in-storage': msg`Maßnahmen zum Schutz der Daten während der Speicherung`,
  'physical-security': msg`Maßnahmen zur Gewährleistung der physischen Sicherheit von Orten, an denen personenbezogene Daten verarbeitet werden`,
  'event-logging': msg`Maßnahmen zur Gewährleistung der Protokollierung von Ereignissen`,
  'system-configuration': msg`Maßnahmen zur Gewährleistung der Systemkonfiguration, einschließlich der Standardkonfiguration`,
  'it-governance': msg`Maßnahmen für die interne Governance und Verwaltung der IT und der IT-Sicherheit`,
  'certification-assurance': msg`Maßnahmen zur Zertifizierung/Qualitätssicherung von Prozessen und Produkten`,
  'data-minimisation': msg`Maßnahmen zur Gewährleistung der Datenminimierung`,
  'data-quality': msg`Maßnahmen zur Gewährleistung der Datenqualität`,
  'limited-retention': msg`Maßnahmen zur Gewährleistung einer begrenzten Vorratsdatenspeicherung`,
  accountability: msg`Maßnahmen zur Gewährleistung der Rechenschaftspflicht`,
  'portability-erasure': msg`Maßnahmen zur Ermöglichung der Datenübertragbarkeit und zur Gewährleistung der Löschung`,
}

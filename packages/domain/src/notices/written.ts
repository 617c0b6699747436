import type { SubjectWords } from '../moves/move.ts'
import type { NoticeKind } from './kinds.ts'
import type { Severity } from './severity.ts'

type Names = Record<'de' | 'en', string>

/** What each kind is called, on pages, in mails and letters. */
export const noticeKindNames: Record<NoticeKind, Names> = {
  incident: { de: 'Datenschutzvorfall', en: 'Data protection incident' },
  disruption: { de: 'Störung oder Wartung', en: 'Disruption or maintenance' },
  subprocessor_change: {
    de: 'Änderung bei Unterauftragnehmern',
    en: 'Change of subprocessors',
  },
  tom_change: { de: 'Änderung der Schutzmaßnahmen', en: 'Change of protective measures' },
  authority_measure: { de: 'Maßnahme einer Behörde', en: 'Measure of an authority' },
  third_party_access: { de: 'Zugriff durch Dritte', en: 'Access by third parties' },
  seizure_insolvency: { de: 'Pfändung oder Insolvenz', en: 'Seizure or insolvency' },
  contact_changed: { de: 'Neue Kontaktperson', en: 'New contact person' },
  audit_result: { de: 'Ergebnis einer Prüfung', en: 'Result of an audit' },
  data_subject_request: {
    de: 'Anfrage einer betroffenen Person',
    en: 'Request of a data subject',
  },
  general: { de: 'Allgemeine Mitteilung', en: 'General notice' },
}

export const severityNames: Record<Severity, Names> = {
  info: { de: 'zur Kenntnis', en: 'for information' },
  important: { de: 'wichtig', en: 'important' },
  urgent: { de: 'dringend', en: 'urgent' },
}

/** How a mail about a notice begins. A breach has words of its own that nothing else begins with. */
export const noticeHeadline = (kind: NoticeKind): SubjectWords => {
  const { de, en } = noticeKindNames[kind]
  return kind === 'incident'
    ? {
        de: (n) => `${de.toUpperCase()}: Mitteilung ${n}`,
        en: (n) => `${en.toUpperCase()}: notice ${n}`,
      }
    : { de: (n) => `Mitteilung ${n}: ${de}`, en: (n) => `Notice ${n}: ${en}` }
}

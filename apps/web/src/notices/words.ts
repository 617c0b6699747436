import type { MessageDescriptor } from '@lingui/core'
import { msg, t } from '@lingui/core/macro'
import type { Severity } from '@portal/domain/notices/severity'
import { leastSeverityOf, type NoticeKind } from '@portal/domain/notices/kinds'
import { say } from '../platform/language/i18n.ts'

export const noticeKindWords: Record<NoticeKind, MessageDescriptor> = {
  incident: msg`Datenschutzvorfall`,
  disruption: msg`Störung oder Wartung`,
  subprocessor_change: msg`Änderung bei Unterauftragnehmern`,
  tom_change: msg`Änderung der Schutzmaßnahmen`,
  authority_measure: msg`Maßnahme einer Behörde`,
  third_party_access: msg`Zugriff durch Dritte`,
  seizure_insolvency: msg`Pfändung oder Insolvenz`,
  contact_changed: msg`Neue Kontaktperson`,
  audit_result: msg`Ergebnis einer Prüfung`,
  data_subject_request: msg`Anfrage einer betroffenen Person`,
  general: msg`Allgemeine Mitteilung`,
}

export const severityWords: Record<Severity, MessageDescriptor> = {
  info: msg`zur Kenntnis`,
  important: msg`wichtig`,
  urgent: msg`dringend`,
}

export const severityHelp: Record<Severity, MessageDescriptor> = {
  info: msg`Gut zu wissen; außer der Kenntnisnahme ist nichts zu tun.`,
  important: msg`Bitte in den nächsten Tagen lesen; es kann etwas zu tun sein.`,
  urgent: msg`Sofort lesen, etwa bei einem Datenschutzvorfall.`,
}

/** The lowest urgency of a kind that is not told as anything. */
export function sayLeast(kind: NoticeKind | null): string | undefined {
  if (kind === null || leastSeverityOf(kind) === 'info') return undefined
  const least = say(severityWords[leastSeverityOf(kind)])
  return kind === 'incident'
    ? t`Ein Datenschutzvorfall, auch ein Verdacht, ist mindestens „${least}“: Er darf nie für eine Wartung gehalten werden.`
    : t`Eine Mitteilung dieser Art ist mindestens „${least}“.`
}

/** The way of a notice from the first word to its clients. */
export const writingSteps = () => [t`Schreiben`, t`Prüfen`, t`Veröffentlicht`]

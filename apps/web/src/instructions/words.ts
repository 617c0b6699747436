import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Side } from '@portal/domain/access'
import type { InstructionKind, System, Urgency } from '@portal/domain/instructions/contract'
import type { MoveType, Status } from '@portal/domain/instructions/machine'
import { say } from '../platform/i18n.ts'

export const instructionKindWords: Record<InstructionKind, MessageDescriptor> = {
  rectification: msg`Daten berichtigen`,
  erasure: msg`Daten löschen`,
  restriction: msg`Verarbeitung einschränken`,
  data_export: msg`Daten herausgeben`,
  access_support: msg`Bei einer Auskunft helfen`,
  processing_change: msg`Verarbeitung ändern`,
  security_measure: msg`Schutzmaßnahme`,
  support: msg`Unterstützung`,
  error_report: msg`Fehler melden`,
  other: msg`Andere Weisung`,
}

/** What each kind is for, in one sentence that needs no law. */
export const instructionKindHelp: Record<InstructionKind, MessageDescriptor> = {
  rectification: msg`Gespeicherte Angaben sind falsch oder veraltet und sollen geändert werden.`,
  erasure: msg`Daten sollen endgültig entfernt werden; Sie erhalten ein Protokoll darüber.`,
  restriction: msg`Daten sollen gespeichert bleiben, aber vorerst nicht benutzt werden.`,
  data_export: msg`Sie brauchen Daten in einem Format, das sich weitergeben lässt.`,
  access_support: msg`Jemand will wissen, was über ihn gespeichert ist, und Sie brauchen dafür Angaben Ihres IT-Dienstleisters.`,
  processing_change: msg`Ihre Daten sollen künftig anders verarbeitet werden als bisher vereinbart.`,
  security_measure: msg`Ihre Daten sollen besser oder auf andere Weise geschützt werden.`,
  support: msg`Sie brauchen Hilfe bei einer Folgenabschätzung, einer Datenpanne oder einer Anfrage der Behörde.`,
  error_report: msg`Sie haben bei der Verarbeitung Ihrer Daten einen Fehler oder etwas Unregelmäßiges bemerkt.`,
  other: msg`Nichts davon passt. Schreiben Sie einfach, was geschehen soll.`,
}

export const instructionKindClause: Partial<Record<InstructionKind, string>> = {
  rectification: '§ 5.1',
  erasure: '§ 5.1',
  restriction: '§ 5.1',
  data_export: '§ 5.2',
  access_support: '§ 6.8',
  processing_change: '§ 8.2',
  security_measure: '§ 4',
  support: '§ 6.8',
  error_report: '§ 8.5',
}

export const statusWords: Record<Status, MessageDescriptor> = {
  draft: msg`Entwurf`,
  submitted: msg`erteilt`,
  in_review: msg`in Prüfung`,
  in_progress: msg`in Arbeit`,
  executed: msg`ausgeführt`,
  declined: msg`abgelehnt`,
}

/** What comes next, said to whoever reads it; null where the way has ended. */
export const nextWords: Record<Side, Record<Status, MessageDescriptor | null>> = {
  client: {
    draft: msg`von einer weisungsberechtigten Person zu erteilen`,
    submitted: msg`Ihr IT-Dienstleister bestätigt den Eingang`,
    in_review: msg`Ihr IT-Dienstleister prüft sie`,
    in_progress: msg`Ihr IT-Dienstleister führt sie aus und berichtet`,
    executed: null,
    declined: null,
  },
  provider: {
    draft: null,
    submitted: msg`Eingang bestätigen`,
    in_review: msg`prüfen, dann beginnen oder ablehnen`,
    in_progress: msg`ausführen und berichten`,
    executed: null,
    declined: null,
  },
}

/** A step of the way, once it is done. */
export const moveWords: Record<MoveType, MessageDescriptor> = {
  submit: msg`Weisung erteilt`,
  acknowledge: msg`Eingang bestätigt, Prüfung begonnen`,
  start: msg`Ausführung begonnen`,
  execute: msg`Als ausgeführt gemeldet`,
  decline: msg`Abgelehnt`,
}

export const urgencyWords: Record<Urgency, MessageDescriptor> = {
  normal: msg`nicht eilig`,
  urgent: msg`eilig`,
}

const otherSystem = msg`anderes System`

/** The systems of the agreement go by their own names. */
export const saySystem = (system: System): string =>
  system === 'other' ? say(otherSystem) : system

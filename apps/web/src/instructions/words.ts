import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Channel, System } from '@portal/domain/instructions/contract'
import type { InstructionKind } from '@portal/domain/instructions/kinds'
import type { Beside, Status } from '@portal/domain/instructions/machine'
import type { Urgency } from '@portal/domain/instructions/urgency'
import { say } from '../platform/language/i18n.ts'

export const instructionKindWords: Record<InstructionKind, MessageDescriptor> = {
  rectification: msg`Daten berichtigen`,
  erasure: msg`Daten löschen`,
  restriction: msg`Verarbeitung einschränken`,
  data_export: msg`Daten herausgeben`,
  return: msg`Daten zurückgeben`,
  access_support: msg`Bei einer Auskunft helfen`,
  processing_change: msg`Vorschlag einer Änderung`,
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
  return: msg`Sie wollen Ihre Daten zurück; was bei Ihrem Auftragnehmer liegt, wird danach gelöscht, mit Protokoll.`,
  access_support: msg`Jemand will wissen, was über ihn gespeichert ist, und Sie brauchen dafür Angaben Ihres Auftragnehmers.`,
  processing_change: msg`Ihre Daten sollen künftig anders verarbeitet werden als vereinbart. Sie schlagen es vor; es gilt, sobald Ihr Auftragnehmer zugestimmt hat.`,
  security_measure: msg`Ihre Daten sollen besser oder auf andere Weise geschützt werden.`,
  support: msg`Sie brauchen Hilfe bei einer Folgenabschätzung, einer Datenpanne oder einer Anfrage der Behörde.`,
  error_report: msg`Sie haben bei der Verarbeitung Ihrer Daten einen Fehler oder etwas Unregelmäßiges bemerkt.`,
  other: msg`Nichts davon passt. Schreiben Sie einfach, was geschehen soll.`,
}

export const statusWords: Record<Status, MessageDescriptor> = {
  draft: msg`Entwurf`,
  awaiting_countersignature: msg`zweite Unterschrift fehlt`,
  awaiting_confirmation: msg`unbestätigt`,
  proposed: msg`vorgeschlagen`,
  agreed: msg`vereinbart`,
  submitted: msg`erteilt`,
  in_review: msg`in Prüfung`,
  suspended: msg`ausgesetzt`,
  awaiting_cost_approval: msg`Kosten offen`,
  in_progress: msg`in Arbeit`,
  executed: msg`ausgeführt`,
  closed: msg`angenommen`,
  declined: msg`abgelehnt`,
  withdrawn: msg`widerrufen`,
  void: msg`gilt nicht`,
  expired: msg`ausgelaufen`,
}

/** What is open beside the state. */
export const besideWords: Record<Beside, MessageDescriptor> = {
  contest: msg`nicht vom Auftraggeber`,
  confirmation: msg`unbestätigt`,
  costs: msg`Kosten offen`,
}

export const urgencyWords: Record<Urgency, MessageDescriptor> = {
  normal: msg`normal`,
  urgent: msg`dringend`,
}

/** How it reached the provider. */
export const channelWords: Record<Channel, MessageDescriptor> = {
  portal: msg`im Portal`,
  oral: msg`mündlich`,
  letter: msg`mit Brief`,
  email: msg`per E-Mail`,
}

const otherSystem = msg`anderes System`

/** The systems of the agreement go by their own names. */
export const saySystem = (system: System): string =>
  system === 'other' ? say(otherSystem) : system

import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { EvidenceFlaw } from '@portal/domain/evidence/alarms'
import type { EvidenceType } from '@portal/domain/evidence/contract'

/** A kind of event, to choose from. */
export const evidenceTypeWords: Record<EvidenceType, MessageDescriptor> = {
  'instruction.recorded': msg`Mitgeteilte Weisung aufgenommen`,
  'instruction.submitted': msg`Weisung erteilt`,
  'instruction.presented': msg`Weisung zur zweiten Unterschrift vorgelegt`,
  'instruction.countersigned': msg`Weisung gegengezeichnet`,
  'instruction.sent_back': msg`Weisung ohne zweite Unterschrift zurückgegeben`,
  'instruction.acknowledged': msg`Eingang einer Weisung bestätigt`,
  'instruction.concern_raised': msg`Bedenken mitgeteilt`,
  'instruction.concern_read': msg`Bedenken zum ersten Mal gelesen`,
  'instruction.confirmed': msg`Weisung bestätigt`,
  'instruction.amended': msg`Weisung geändert`,
  'instruction.withdrawn': msg`Weisung widerrufen`,
  'instruction.rejected': msg`Mitgeteilte Weisung zurückgewiesen`,
  'instruction.quoted': msg`Kosten geschätzt`,
  'instruction.costs_approved': msg`Kosten genehmigt`,
  'instruction.costs_refused': msg`Kosten nicht genehmigt`,
  'instruction.started': msg`Ausführung begonnen`,
  'instruction.executed': msg`Weisung als ausgeführt gemeldet`,
  'instruction.accepted': msg`Ausführung abgenommen`,
  'instruction.defect_reported': msg`Mangel gemeldet`,
  'instruction.declined': msg`Weisung abgelehnt`,
  'instruction.expired': msg`Weisung ausgelaufen`,
  'authorised_person.added': msg`Weisungsberechtigte Person eingetragen`,
  'authorised_person.changed': msg`Eintrag einer weisungsberechtigten Person geändert`,
  'authorised_person.ended': msg`Weisungsberechtigung beendet`,
  'notice.published': msg`Mitteilung veröffentlicht`,
  'notice.opened': msg`Mitteilung zum ersten Mal geöffnet`,
  'notice.acknowledged': msg`Kenntnisnahme einer Mitteilung bestätigt`,
  'member.added': msg`Zugang eingerichtet`,
  'member.changed': msg`Zugang geändert`,
  'member.removed': msg`Zugang entfernt`,
  'client.four_eyes_changed': msg`Vier-Augen-Prinzip umgestellt`,
  'agreement.recorded': msg`Vertrag hinterlegt`,
  'attachment.added': msg`Anlage hinzugefügt`,
}

/** What is wrong with a log, at the event where it shows. */
export const evidenceFlawWords: Record<EvidenceFlaw, MessageDescriptor> = {
  sequence: msg`Ein Ereignis fehlt, ist doppelt oder steht an falscher Stelle.`,
  link: msg`Das Ereignis schließt nicht an das vorige an.`,
  hash: msg`Die Prüfsumme passt nicht zur Zeile.`,
  content: msg`Die Angaben zum Ereignis weichen von seiner Zeile ab.`,
  head: msg`Das Protokoll endet nicht dort, wo sein Kopf es sagt.`,
  signature: msg`Der Kopf des Protokolls trägt keine gültige Unterschrift.`,
  personal: msg`Die Personenangaben sind nicht die, die aufgezeichnet wurden.`,
  anchor: msg`Das Ereignis ist nicht mehr das, dessen Prüfsumme außerhalb der Datenbank aufbewahrt ist.`,
}

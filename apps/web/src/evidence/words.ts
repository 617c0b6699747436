import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { EvidenceFlaw } from '@portal/domain/evidence/alarms'

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
  time: msg`Das Ereignis liegt vor dem, das davor steht.`,
  row: msg`Was das Portal zeigt, ist nicht, was im Protokoll festgehalten ist.`,
  receipt: msg`Eine Quittung oder ein gesiegeltes Dokument ist nicht, was ausgestellt wurde.`,
  stamp: msg`Ein Zeitstempel fehlt oder ist nicht der, den das Protokoll nennt.`,
}

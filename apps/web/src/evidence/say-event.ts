import { t } from '@lingui/core/macro'
import type { EvidenceItem, EvidenceType } from '@portal/domain/evidence/contract'
import { z } from 'zod'

/** What happened, as a sentence. */
export const sayEvent = (event: EvidenceItem): string => sentences[event.type](event)

const instruction = ({ subject: { number } }: EvidenceItem) =>
  number === null ? t`Eine Weisung ohne Nummer` : t`Weisung ${number}`
const notice = ({ subject: { number } }: EvidenceItem) =>
  number === null ? t`Eine Mitteilung` : t`Mitteilung ${number}`

const Required = z.object({ required: z.boolean() })

const sentences: Record<EvidenceType, (event: EvidenceItem) => string> = {
  'instruction.recorded': (e) => t`${instruction(e)} wurde aufgenommen und ist noch unbestätigt.`,
  'instruction.submitted': (e) => t`${instruction(e)} wurde erteilt.`,
  'instruction.presented': (e) => t`${instruction(e)} wurde zur zweiten Unterschrift vorgelegt.`,
  'instruction.countersigned': (e) => t`${instruction(e)} wurde gegengezeichnet.`,
  'instruction.sent_back': (e) =>
    t`${instruction(e)} wurde ohne zweite Unterschrift zurückgegeben.`,
  'instruction.acknowledged': (e) => t`Der Eingang wurde bestätigt: ${instruction(e)}.`,
  'instruction.concern_raised': (e) => t`${instruction(e)} wurde wegen Bedenken ausgesetzt.`,
  'instruction.concern_read': (e) =>
    t`Die Bedenken wurden zum ersten Mal gelesen: ${instruction(e)}.`,
  'instruction.confirmed': (e) => t`${instruction(e)} wurde bestätigt.`,
  'instruction.amended': (e) => t`${instruction(e)} wurde geändert.`,
  'instruction.withdrawn': (e) => t`${instruction(e)} wurde widerrufen.`,
  'instruction.rejected': (e) => t`${instruction(e)} wurde zurückgewiesen und ist unwirksam.`,
  'instruction.quoted': (e) => t`Die Kosten wurden geschätzt: ${instruction(e)}.`,
  'instruction.costs_approved': (e) => t`Die Kosten wurden genehmigt: ${instruction(e)}.`,
  'instruction.costs_refused': (e) => t`Die Kosten wurden nicht genehmigt: ${instruction(e)}.`,
  'instruction.started': (e) => t`Die Ausführung wurde begonnen: ${instruction(e)}.`,
  'instruction.executed': (e) => t`${instruction(e)} wurde als ausgeführt gemeldet.`,
  'instruction.accepted': (e) => t`Die Ausführung wurde abgenommen: ${instruction(e)}.`,
  'instruction.defect_reported': (e) => t`Ein Mangel wurde gemeldet: ${instruction(e)}.`,
  'instruction.declined': (e) => t`${instruction(e)} wurde abgelehnt.`,
  'instruction.expired': (e) => t`${instruction(e)} ist ausgelaufen.`,
  'authorised_person.added': () => t`Eine weisungsberechtigte Person wurde eingetragen.`,
  'authorised_person.changed': () =>
    t`Der Eintrag einer weisungsberechtigten Person wurde geändert.`,
  'authorised_person.ended': () => t`Eine Weisungsberechtigung wurde beendet.`,
  'notice.published': (e) => t`${notice(e)} wurde veröffentlicht.`,
  'notice.opened': (e) => t`${notice(e)} wurde zum ersten Mal geöffnet.`,
  'notice.acknowledged': (e) => t`Die Kenntnisnahme wurde bestätigt: ${notice(e)}.`,
  'member.added': () => t`Ein Zugang wurde eingerichtet.`,
  'member.changed': () => t`Ein Zugang wurde geändert.`,
  'member.removed': () => t`Ein Zugang wurde entfernt.`,
  'client.four_eyes_changed': ({ data }) =>
    Required.safeParse(data).data?.required
      ? t`Das Vier-Augen-Prinzip wurde eingeschaltet.`
      : t`Das Vier-Augen-Prinzip wurde ausgeschaltet.`,
  'agreement.recorded': () => t`Ein Vertrag wurde hinterlegt.`,
  'attachment.added': () => t`Eine Anlage wurde hinzugefügt.`,
}

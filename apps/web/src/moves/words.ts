import type { MessageDescriptor } from '@lingui/core'
import { msg, t } from '@lingui/core/macro'
import type { EvidenceItem } from '@portal/domain/evidence/contract'
import { type InstructionMoveName, instructionMoves } from '@portal/domain/moves/instruction'
import type { EventName, MailName, ProvenActName } from '@portal/domain/moves/life-cycles'
import { z } from 'zod'
import { agreementEventWords, agreementMailWords, agreementReceiptWords } from './agreement.ts'
import { changeEventWords, changeMailWords, changeReceiptWords } from './change.ts'
import {
  instructionEventWords,
  instructionMailWords,
  instructionReceiptWords,
} from './instruction.ts'
import type { EventWords, ReceiptWords } from './word-shapes.ts'

const notice = ({ subject: { number } }: EvidenceItem) =>
  number === null ? t`Eine Mitteilung` : t`Mitteilung ${number}`

const Reasoned = z.object({ reason: z.string() })
const reason = ({ personal }: EvidenceItem) => {
  const said = Reasoned.safeParse(personal).data
  return said ? t`Grund: ${said.reason}` : ''
}

const Required = z.object({ required: z.boolean() })

/** What is kept in the evidence log. */
export const eventWords: Record<EventName, EventWords> = {
  ...instructionEventWords,
  ...changeEventWords,
  ...agreementEventWords,
  'authorised_person.added': {
    kind: msg`Weisungsberechtigte Person eingetragen`,
    said: () => t`Eine weisungsberechtigte Person wurde eingetragen.`,
  },
  'authorised_person.changed': {
    kind: msg`Eintrag einer weisungsberechtigten Person geändert`,
    said: () => t`Der Eintrag einer weisungsberechtigten Person wurde geändert.`,
  },
  'authorised_person.ended': {
    kind: msg`Weisungsberechtigung beendet`,
    said: () => t`Eine Weisungsberechtigung wurde beendet.`,
  },
  'authorised_person.contested': {
    kind: msg`Eintrag einer weisungsberechtigten Person bestritten`,
    said: () => t`Der Auftraggeber hat den Eintrag einer weisungsberechtigten Person bestritten.`,
  },
  'people.proposed': {
    kind: msg`Eintrag zur Bestätigung vorgelegt`,
    said: () =>
      t`Der Auftragnehmer hat dem Auftraggeber einen Eintrag zu dessen Personen vorgelegt.`,
  },
  'people.proposal_confirmed': {
    kind: msg`Vorgelegter Eintrag bestätigt`,
    said: () => t`Der Auftraggeber hat einen Eintrag zu seinen Personen bestätigt.`,
  },
  'people.proposal_refused': {
    kind: msg`Vorgelegter Eintrag abgelehnt`,
    said: () => t`Der Auftraggeber hat einen Eintrag zu seinen Personen abgelehnt.`,
  },
  'people.proposal_withdrawn': {
    kind: msg`Vorgelegter Eintrag zurückgezogen`,
    said: () => t`Der Auftragnehmer hat einen vorgelegten Eintrag zurückgezogen.`,
  },
  'notice.published': {
    kind: msg`Mitteilung veröffentlicht`,
    said: (e) => t`${notice(e)} wurde veröffentlicht.`,
  },
  'notice.opened': {
    kind: msg`Mitteilung zum ersten Mal geöffnet`,
    said: (e) => t`${notice(e)} wurde zum ersten Mal geöffnet.`,
  },
  'notice.acknowledged': {
    kind: msg`Kenntnisnahme einer Mitteilung bestätigt`,
    said: (e) => t`Die Kenntnisnahme wurde bestätigt: ${notice(e)}.`,
  },
  'member.added': {
    kind: msg`Zugang eingerichtet`,
    said: () => t`Ein Zugang wurde eingerichtet.`,
  },
  'member.changed': {
    kind: msg`Zugang geändert`,
    said: () => t`Ein Zugang wurde geändert.`,
  },
  'member.removed': {
    kind: msg`Zugang entfernt`,
    said: () => t`Ein Zugang wurde entfernt.`,
  },
  'client.created': {
    kind: msg`Auftraggeber angelegt`,
    said: () => t`Der Auftragnehmer hat diesen Auftraggeber angelegt.`,
  },
  'client.changed': {
    kind: msg`Angaben zum Auftraggeber geändert`,
    said: () => t`Der Auftragnehmer hat Angaben zum Auftraggeber geändert.`,
  },
  'client.changed_own': {
    kind: msg`Eigene Angaben geändert`,
    said: () => t`Der Auftraggeber hat seine eigenen Angaben geändert.`,
  },
  'client.archived': {
    kind: msg`Auftraggeber archiviert`,
    said: () => t`Der Auftragnehmer hat diesen Auftraggeber archiviert.`,
  },
  'client.restored': {
    kind: msg`Auftraggeber aus dem Archiv geholt`,
    said: () => t`Der Auftragnehmer hat diesen Auftraggeber aus dem Archiv geholt.`,
  },
  'client.four_eyes_changed': {
    kind: msg`Vier-Augen-Prinzip umgestellt`,
    said: ({ data }) =>
      Required.safeParse(data).data?.required
        ? t`Das Vier-Augen-Prinzip wurde eingeschaltet.`
        : t`Das Vier-Augen-Prinzip wurde ausgeschaltet.`,
  },
  'evidence.alarm_raised': {
    kind: msg`Alarm: Protokoll verändert`,
    said: () =>
      t`Eine Prüfung hat gefunden, dass das Protokoll nicht ist, wie es geschrieben wurde.`,
  },
  'evidence.alarm_reported': {
    kind: msg`Alarm gemeldet`,
    said: () =>
      t`Eine eigene Prüfung hat etwas gefunden, und das wurde dem Auftragnehmer gemeldet.`,
  },
  'evidence.alarm_ended': {
    kind: msg`Alarm beendet`,
    said: (e) => t`Der Alarm zum Protokoll wurde beendet. ${reason(e)}`,
  },
  'mail.failure_ended': {
    kind: msg`Unzustellbare E-Mail erledigt`,
    said: (e) => t`Dass eine E-Mail nicht zustellbar war, wurde erledigt. ${reason(e)}`,
  },
  'notice.told_otherwise': {
    kind: msg`Auf anderem Weg benachrichtigt`,
    said: (e) =>
      e.data.channel === 'none'
        ? t`${notice(e)}: dass niemand auf anderem Weg benachrichtigt wird, wurde festgehalten. ${reason(e)}`
        : t`${notice(e)}: die Benachrichtigung auf anderem Weg wurde festgehalten. ${reason(e)}`,
  },
  'notice.handing_ended': {
    kind: msg`Übergabe einer Mitteilung beendet`,
    said: (e) => t`${notice(e)} kam nicht bei allen an, und das wurde beendet. ${reason(e)}`,
  },
  'backup.warning_ended': {
    kind: msg`Warnung zur Sicherung beendet`,
    said: (e) => t`Die Warnung, dass eine Sicherung fehlt, wurde beendet. ${reason(e)}`,
  },
  'provider.changed': {
    kind: msg`Angaben zur Firma geändert`,
    said: (e) => t`Die Angaben zur Firma haben eine neue Fassung: ${e.subject.number ?? ''}.`,
  },
  'contract-text.accepted': {
    kind: msg`Vertragstext übernommen`,
    said: () => t`Der mitgelieferte Vertragstext wird verwendet, wie er ist.`,
  },
  'contract-text.published': {
    kind: msg`Vertragstext geändert`,
    said: ({ subject: { number } }) =>
      t`Fassung ${number ?? ''} des Vertragstexts wurde veröffentlicht.`,
  },
  'evidence.rows_kept': {
    kind: msg`Bestand festgehalten`,
    said: () => t`Was im Portal steht, wurde im Protokoll festgehalten.`,
  },
  'evidence.head_stamped': {
    kind: msg`Zeitstempel erhalten`,
    said: ({ data: { sequence } }) =>
      t`Eine andere Stelle hat mit einem Zeitstempel belegt, dass es das Protokoll bis Ereignis ${Number(sequence)} gab.`,
  },
  'evidence.personal_erased': {
    kind: msg`Angaben zur Person gelöscht`,
    said: () => t`Angaben zur Person wurden nach den Regeln der Aufbewahrung gelöscht.`,
  },
  'receipt.sealed': {
    kind: msg`Quittung gesiegelt`,
    said: ({ subject: { number } }) =>
      number === null
        ? t`Der Brief einer Quittung wurde gesiegelt.`
        : t`Der Brief zu Quittung ${number} wurde gesiegelt.`,
  },
  'paper.sealed': {
    kind: msg`Dokument des Auftragnehmers gesiegelt`,
    said: ({ subject: { number }, data: { kind } }) => {
      if (kind === 'notice') return t`Das PDF der Mitteilung ${number ?? ''} wurde gesiegelt.`
      return kind === 'concern'
        ? t`Die Bedenken zur Weisung ${number ?? ''} wurden gesiegelt.`
        : t`Das Löschprotokoll zur Weisung ${number ?? ''} wurde gesiegelt.`
    },
  },
  'document.added': {
    kind: msg`Dokument bereitgelegt`,
    said: () => t`Ein Dokument wurde bereitgelegt.`,
  },
  'toms.published': {
    kind: msg`Schutzmaßnahmen veröffentlicht`,
    said: ({ subject: { number } }) =>
      t`Fassung ${number ?? ''} der Schutzmaßnahmen wurde veröffentlicht.`,
  },
}

/** A step of an instruction's way, once it is done. */
const steps = { ...instructionEventWords, ...changeEventWords }
export const stepWords = (move: InstructionMoveName): MessageDescriptor =>
  steps[instructionMoves[move].event].step

/** What a receipt proves, and what happens now that the act is done. */
export const receiptWords: Record<ProvenActName, ReceiptWords> = {
  ...instructionReceiptWords,
  ...changeReceiptWords,
  ...agreementReceiptWords,
}

/** What a mail tells of, for whoever looks after the outbox. */
export const mailWords: Record<MailName, MessageDescriptor> = {
  ...instructionMailWords,
  ...changeMailWords,
  ...agreementMailWords,
  'notice.published': msg`Neue Mitteilung`,
  'authorised_person.changed': msg`Verzeichnis der weisungsberechtigten Personen geändert`,
  'people.proposed': msg`Eintrag wartet auf Bestätigung`,
  'people.proposal_decided': msg`Über einen vorgelegten Eintrag ist entschieden`,
  'client.changed': msg`Auftraggeber hat seine Angaben geändert`,
  'document.added': msg`Neues Dokument`,
  'evidence.alarm': msg`Alarm zum Nachweisprotokoll`,
  'evidence.alarm_ended': msg`Alarm zum Nachweisprotokoll beendet`,
  'evidence.head': msg`Stand des Nachweisprotokolls`,
}

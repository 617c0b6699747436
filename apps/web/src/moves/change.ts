import type { MessageDescriptor } from '@lingui/core'
import { msg, t } from '@lingui/core/macro'
import type { EvidenceItem } from '@portal/domain/evidence/contract'
import type { ChangeMailName, EventName, ProvenChangeAct } from '@portal/domain/moves/life-cycles'
import type { EventWords, ReceiptWords } from './word-shapes.ts'

const of = ({ subject: { number } }: EvidenceItem) =>
  number === null ? t`Ein Vorschlag ohne Nummer` : t`Vorschlag ${number}`
/** A step of the way, once it is done. */
type Step = { step: MessageDescriptor }
type ChangeEvent = Extract<EventName, `change.${string}`>

/** What each move of a change alone is called, on its way and in the log. */
export const changeEventWords: Record<ChangeEvent, EventWords & Step> = {
  'change.proposed': {
    step: msg`Änderung vorgeschlagen`,
    kind: msg`Änderung vorgeschlagen`,
    said: (e) => t`${of(e)} wurde gemacht.`,
  },
  'change.revised': {
    step: msg`Vorschlag geändert`,
    kind: msg`Vorschlag einer Änderung geändert`,
    said: (e) => t`${of(e)} hat einen neuen Wortlaut.`,
  },
  'change.retracted': {
    step: msg`Vorschlag zurückgezogen`,
    kind: msg`Vorschlag einer Änderung zurückgezogen`,
    said: (e) => t`${of(e)} wurde zurückgezogen.`,
  },
  'change.agreed': {
    step: msg`Zugestimmt, damit vereinbart`,
    kind: msg`Änderung vereinbart`,
    said: (e) => t`${of(e)} ist vereinbart: Die andere Seite hat zugestimmt.`,
  },
  'change.refused': {
    step: msg`Vorschlag abgelehnt`,
    kind: msg`Vorschlag einer Änderung abgelehnt`,
    said: (e) => t`${of(e)} wurde abgelehnt.`,
  },
  'change.presented': {
    step: msg`Vorschlag zum ersten Mal unterschrieben`,
    kind: msg`Vorschlag zur zweiten Unterschrift vorgelegt`,
    said: (e) => t`${of(e)} wurde zur zweiten Unterschrift vorgelegt.`,
  },
  'change.agreement_presented': {
    step: msg`Zustimmung zum ersten Mal unterschrieben`,
    kind: msg`Zustimmung zur zweiten Unterschrift vorgelegt`,
    said: (e) => t`Die Zustimmung wurde zur zweiten Unterschrift vorgelegt: ${of(e)}.`,
  },
  'change.countersigned': {
    step: msg`Vorschlag gegengezeichnet`,
    kind: msg`Vorschlag einer Änderung gegengezeichnet`,
    said: (e) => t`${of(e)} wurde gegengezeichnet.`,
  },
  'change.agreement_countersigned': {
    step: msg`Zustimmung gegengezeichnet, damit vereinbart`,
    kind: msg`Zustimmung gegengezeichnet`,
    said: (e) => t`${of(e)} ist vereinbart: Die Zustimmung wurde gegengezeichnet.`,
  },
}

/** What the receipt of an act proves that changes alone have, and what happens now that it is done. */
export const changeReceiptWords: Record<ProvenChangeAct, ReceiptWords> = {
  'change.proposed': {
    title: msg`Änderung vorgeschlagen`,
    after: msg`Die andere Seite wird benachrichtigt. Die Änderung gilt, sobald sie zugestimmt hat; vorher geschieht nichts.`,
  },
  'change.retracted': {
    title: msg`Vorschlag zurückgezogen`,
    after: msg`Die andere Seite wird benachrichtigt. Es bleibt, wie es vereinbart ist.`,
  },
  'change.agreed': {
    title: msg`Änderung vereinbart`,
    after: msg`Beide Seiten haben zugestimmt; die andere wird benachrichtigt. Der Auftragnehmer führt die Änderung aus und berichtet.`,
  },
  'change.refused': {
    title: msg`Vorschlag abgelehnt`,
    after: msg`Die andere Seite wird benachrichtigt. Es bleibt, wie es vereinbart ist.`,
  },
}

/** What a mail tells of, for whoever looks after the outbox. */
export const changeMailWords: Record<ChangeMailName, MessageDescriptor> = {
  'change.proposed': msg`Vorschlag einer Änderung, zu beantworten`,
  'change.revised': msg`Vorschlag einer Änderung geändert`,
  'change.retracted': msg`Vorschlag einer Änderung zurückgezogen`,
  'change.agreed': msg`Änderung vereinbart`,
  'change.refused': msg`Vorschlag einer Änderung abgelehnt`,
  'change.presented': msg`Änderung wartet auf zweite Unterschrift`,
  'change.received': msg`Vorschlag mit Brief oder E-Mail eingetragen`,
  'change.entry_corrected': msg`Eintrag eines Vorschlags berichtigt`,
  'change.entry_taken_back': msg`Eintrag eines Vorschlags zurückgenommen`,
  'change.contested': msg`Änderung als fremd zurückgewiesen`,
  'change.contest_settled': msg`Zurückgewiesene Änderung geklärt`,
  'change.sent_back': msg`Änderung ohne zweite Unterschrift zurückgegeben`,
  'change.confirmed': msg`Änderung trotz Bedenken bestätigt`,
  'change.concern_raised': msg`Bedenken zu einer Änderung`,
  'change.concern_reminder': msg`Erinnerung: Bedenken zu einer Änderung zu beantworten`,
  'change.quoted': msg`Kosten einer Änderung geschätzt`,
  'change.costs_decided': msg`Über Kosten einer Änderung entschieden`,
  'change.started': msg`Änderung in Ausführung`,
  'change.executed': msg`Änderung ausgeführt`,
  'change.accepted': msg`Ausführung einer Änderung angenommen`,
  'change.defect_reported': msg`Mangel an der Ausführung einer Änderung gemeldet`,
  'change.withdrawn': msg`Änderung widerrufen`,
  'change.expired': msg`Änderung ausgelaufen`,
  'change.message': msg`Nachricht zu einer Änderung`,
}

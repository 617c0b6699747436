import type { MessageDescriptor } from '@lingui/core'
import { msg, t } from '@lingui/core/macro'
import type { EvidenceItem } from '@portal/domain/evidence/contract'
import type {
  AgreementMailName,
  EventName,
  ProvenAgreementAct,
} from '@portal/domain/moves/life-cycles'
import { z } from 'zod'
import type { EventWords, ReceiptWords } from './word-shapes.ts'

const agreement = ({ subject: { number } }: EvidenceItem) =>
  number === null ? t`Ein Vertrag` : t`Vertrag ${number}`

const Reasoned = z.object({ reason: z.string() })
const reason = ({ personal }: EvidenceItem) => {
  const said = Reasoned.safeParse(personal).data
  return said ? t`Grund: ${said.reason}` : ''
}

type AgreementEventName = Extract<EventName, `agreement.${string}`>

export const agreementEventWords: Record<AgreementEventName, EventWords> = {
  'agreement.recorded': {
    kind: msg`Vertrag erfasst`,
    said: (e) => t`${agreement(e)} wurde erfasst.`,
  },
  'agreement.corrected': {
    kind: msg`Erfassung eines Vertrags berichtigt`,
    said: (e) => t`${agreement(e)}: was erfasst war, wurde berichtigt.`,
  },
  'agreement.amended': {
    kind: msg`Spätere Fassung eines Vertrags erfasst`,
    said: (e) => t`${agreement(e)}: eine spätere Fassung wurde erfasst.`,
  },
  'agreement.confirmed': {
    kind: msg`Erfasster Vertrag bestätigt`,
    said: (e) => t`${agreement(e)}: der Auftraggeber hat bestätigt, was erfasst ist.`,
  },
  'agreement.contested': {
    kind: msg`Erfasster Vertrag beanstandet`,
    said: (e) =>
      t`${agreement(e)}: der Auftraggeber hat beanstandet, was erfasst ist. ${reason(e)}`,
  },
  'agreement.replied': {
    kind: msg`Beanstandung eines Vertrags beantwortet`,
    said: (e) =>
      t`${agreement(e)}: der Auftragnehmer bleibt bei dem, was erfasst ist. ${reason(e)}`,
  },
  'agreement.struck': {
    kind: msg`Erfassung eines Vertrags gestrichen`,
    said: (e) => t`${agreement(e)}: die Erfassung wurde gestrichen. ${reason(e)}`,
  },
  'agreement.offered': {
    kind: msg`Vertrag angeboten`,
    said: (e) => t`${agreement(e)} wurde zur Unterschrift angeboten.`,
  },
  'agreement.signed': {
    kind: msg`Vertrag vom Auftraggeber unterschrieben`,
    said: (e) => t`${agreement(e)}: der Auftraggeber hat unterschrieben.`,
  },
  'agreement.concluded': {
    kind: msg`Vertrag gegengezeichnet und geschlossen`,
    said: (e) =>
      t`${agreement(e)}: der Auftragnehmer hat gegengezeichnet, der Vertrag ist geschlossen.`,
  },
  'agreement.declined': {
    kind: msg`Angebotener Vertrag abgelehnt`,
    said: (e) => t`${agreement(e)}: der Auftraggeber hat abgelehnt. ${reason(e)}`,
  },
  'agreement.offer_withdrawn': {
    kind: msg`Angebotener Vertrag zurückgezogen`,
    said: (e) => t`${agreement(e)}: der Auftragnehmer hat das Angebot zurückgezogen. ${reason(e)}`,
  },
  'agreement.offer_expired': {
    kind: msg`Angebotener Vertrag nicht rechtzeitig unterschrieben`,
    said: (e) => t`${agreement(e)}: bis zum letzten Tag hat niemand unterschrieben.`,
  },
  'agreement.offer_lapsed': {
    kind: msg`Vertrag nicht rechtzeitig gegengezeichnet`,
    said: (e) =>
      t`${agreement(e)}: der Auftragnehmer hat nicht gegengezeichnet, solange der Auftraggeber an seine Unterschrift gebunden war.`,
  },
}

export const agreementReceiptWords: Record<ProvenAgreementAct, ReceiptWords> = {
  'agreement.confirmed': {
    title: msg`Erfasster Vertrag bestätigt`,
    after: msg`Der Auftragnehmer sieht, dass stimmt, was er erfasst hat.`,
  },
  'agreement.contested': {
    title: msg`Erfasster Vertrag beanstandet`,
    after: msg`Der Auftragnehmer berichtigt, was er erfasst hat, oder antwortet Ihnen. Was unterschrieben ist, gilt weiter.`,
  },
  'agreement.signed': {
    title: msg`Vertrag unterschrieben`,
    after: msg`Der Vertrag ist geschlossen, sobald auch der Auftragnehmer unterschrieben hat. Sie erhalten dann eine E-Mail.`,
  },
  'agreement.concluded': {
    title: msg`Vertrag gegengezeichnet`,
    after: msg`Der Vertrag ist geschlossen. Der Auftraggeber erhält eine E-Mail und findet ihn in seinem Portal.`,
  },
}

export const agreementMailWords: Record<AgreementMailName, MessageDescriptor> = {
  'agreement.recorded': msg`Vertrag erfasst, wartet auf Prüfung`,
  'agreement.answered': msg`Auftraggeber hat einen Vertrag geprüft`,
  'agreement.replied': msg`Antwort zu einem beanstandeten Vertrag`,
  'agreement.struck': msg`Erfassung eines Vertrags gestrichen`,
  'agreement.offered': msg`Vertrag angeboten, wartet auf Unterschrift`,
  'agreement.offer_reminder': msg`Erinnerung an einen angebotenen Vertrag`,
  'agreement.signed': msg`Auftraggeber hat einen Vertrag unterschrieben`,
  'agreement.concluded': msg`Vertrag geschlossen`,
  'agreement.declined': msg`Auftraggeber hat einen angebotenen Vertrag abgelehnt`,
  'agreement.offer_withdrawn': msg`Angebotener Vertrag zurückgezogen`,
  'agreement.offer_expired': msg`Angebotener Vertrag nicht rechtzeitig unterschrieben`,
  'agreement.countersign_reminder': msg`Erinnerung an die Gegenzeichnung`,
  'agreement.offer_lapsed': msg`Vertrag nicht rechtzeitig gegengezeichnet`,
}

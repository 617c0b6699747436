import type { Locale } from '@portal/domain/accounts/contract'
import type { MailKind } from '@portal/domain/mails/contract'
import { frameMail, type MailText } from '../platform/mail/mail-frame.ts'

const events: Record<MailKind, Record<Locale, (number: string) => string>> = {
  'notice.published': {
    de: (n) => `Neue Mitteilung ${n}`,
    en: (n) => `New notice ${n}`,
  },
  'instruction.submitted': {
    de: (n) => `Weisung ${n} ist eingegangen`,
    en: (n) => `Instruction ${n} was submitted`,
  },
  'instruction.acknowledged': {
    de: (n) => `Weisung ${n} wird geprüft`,
    en: (n) => `Instruction ${n} is being reviewed`,
  },
  'instruction.started': {
    de: (n) => `Weisung ${n} wird ausgeführt`,
    en: (n) => `Instruction ${n} is being carried out`,
  },
  'instruction.executed': {
    de: (n) => `Weisung ${n} ist ausgeführt`,
    en: (n) => `Instruction ${n} has been carried out`,
  },
  'instruction.declined': {
    de: (n) => `Weisung ${n} wurde abgelehnt`,
    en: (n) => `Instruction ${n} was declined`,
  },
  'instruction.recorded': {
    de: (n) => `Weisung ${n} wurde für Sie aufgenommen und wartet auf Ihre Bestätigung`,
    en: (n) => `Instruction ${n} was taken down for you and awaits your confirmation`,
  },
  'instruction.reminder': {
    de: (n) => `Weisung ${n} wartet noch auf Ihre Bestätigung`,
    en: (n) => `Instruction ${n} still awaits your confirmation`,
  },
  'instruction.presented': {
    de: (n) => `Eine Weisung (${n}) wartet auf die zweite Unterschrift`,
    en: (n) => `An instruction (${n}) awaits the second signature`,
  },
  'instruction.sent_back': {
    de: (n) => `Eine Weisung (${n}) wurde ohne zweite Unterschrift zurückgegeben`,
    en: (n) => `An instruction (${n}) was sent back without a second signature`,
  },
  'instruction.confirmed': {
    de: (n) => `Weisung ${n} wurde bestätigt`,
    en: (n) => `Instruction ${n} was confirmed`,
  },
  'instruction.rejected': {
    de: (n) => `Weisung ${n} wurde nicht bestätigt`,
    en: (n) => `Instruction ${n} was not confirmed`,
  },
  'instruction.concern_raised': {
    de: (n) => `Bedenken zu Weisung ${n}: sie ruht, bis Sie antworten`,
    en: (n) => `Concern about instruction ${n}: it is suspended until you answer`,
  },
  'instruction.amended': {
    de: (n) => `Weisung ${n} wurde geändert`,
    en: (n) => `Instruction ${n} was amended`,
  },
  'instruction.quoted': {
    de: (n) => `Kostenschätzung zu Weisung ${n}`,
    en: (n) => `Cost estimate for instruction ${n}`,
  },
  'instruction.costs_decided': {
    de: (n) => `Antwort auf die Kostenschätzung zu Weisung ${n}`,
    en: (n) => `Answer to the cost estimate for instruction ${n}`,
  },
  'instruction.accepted': {
    de: (n) => `Die Ausführung der Weisung ${n} wurde angenommen`,
    en: (n) => `The execution of instruction ${n} was accepted`,
  },
  'instruction.defect_reported': {
    de: (n) => `Mangel an der Ausführung der Weisung ${n}`,
    en: (n) => `Defect in the execution of instruction ${n}`,
  },
  'instruction.withdrawn': {
    de: (n) => `Weisung ${n} wurde widerrufen`,
    en: (n) => `Instruction ${n} was withdrawn`,
  },
  'instruction.expired': {
    de: (n) => `Weisung ${n} ist abgelaufen`,
    en: (n) => `Instruction ${n} has expired`,
  },
  'instruction.message': {
    de: (n) => `Nachricht zu Weisung ${n}`,
    en: (n) => `Message about instruction ${n}`,
  },
  'authorised_person.changed': {
    de: (n) => `Das Verzeichnis der weisungsberechtigten Personen (${n}) wurde geändert`,
    en: (n) => `The register of authorised persons (${n}) was changed`,
  },
  'evidence.alarm': {
    de: (n) => `Das ${n} eines Kunden ist zu prüfen`,
    en: () => 'The evidence log of a client needs to be examined',
  },
}

const words = {
  de: {
    where: 'Im AVV-Portal liegt dazu etwas für Sie bereit:',
    why: 'Inhalte stehen aus Gründen des Datenschutzes nur im Portal. Diese Nachricht gehört zu Ihrem Vertrag zur Auftragsverarbeitung und lässt sich nicht abbestellen.',
    open: 'Im Portal öffnen',
  },
  en: {
    where: 'There is something for you in the AVV portal:',
    why: 'For data protection the content is shown in the portal only. This message belongs to your data processing agreement and cannot be unsubscribed.',
    open: 'Open in the portal',
  },
} satisfies Record<Locale, object>

/** The whole mail: kind, number and link in the reader's language, and nothing else. */
export function mailText(
  hint: { kind: MailKind; number: string; path: string },
  locale: Locale,
  publicUrl: string,
): MailText {
  const { where, why, open } = words[locale]
  return frameMail(locale, {
    subject: events[hint.kind][locale](hint.number),
    what: where,
    link: new URL(hint.path, publicUrl).href,
    label: open,
    small: [why],
  })
}

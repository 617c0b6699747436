import type { Locale } from '@portal/domain/accounts/contract'
import type { MailKind } from '@portal/domain/mails/contract'
import { frameMail, type MailText } from '../platform/mail-frame.ts'

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
  'authorised-person.changed': {
    de: (n) => `Das Verzeichnis der weisungsberechtigten Personen (${n}) wurde geändert`,
    en: (n) => `The register of authorised persons (${n}) was changed`,
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

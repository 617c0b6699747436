import type { Locale } from '@portal/domain/accounts/contract'
import type { MailKind } from '@portal/domain/mails/contract'

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
}

const words = {
  de: {
    greeting: 'Guten Tag,',
    where: 'Im AVV-Portal liegt dazu etwas für Sie bereit:',
    why: 'Inhalte stehen aus Gründen des Datenschutzes nur im Portal. Diese Nachricht gehört zu Ihrem Vertrag zur Auftragsverarbeitung und lässt sich nicht abbestellen.',
    open: 'Im Portal öffnen',
  },
  en: {
    greeting: 'Hello,',
    where: 'There is something for you in the AVV portal:',
    why: 'For data protection the content is shown in the portal only. This message belongs to your data processing agreement and cannot be unsubscribed.',
    open: 'Open in the portal',
  },
} satisfies Record<Locale, object>

export type MailText = { subject: string; text: string; html: string }

/** The whole mail: kind, number and link in the reader's language, and nothing else. */
export function mailText(
  hint: { kind: MailKind; number: string; path: string },
  locale: Locale,
  publicUrl: string,
): MailText {
  const subject = events[hint.kind][locale](hint.number)
  const link = new URL(hint.path, publicUrl).href
  const { greeting, where, why, open } = words[locale]
  return {
    subject: `AVV-Portal: ${subject}`,
    text: `${greeting}\n\n${subject}.\n${where}\n\n${link}\n\n${why}\n`,
    html: [
      `<!doctype html><html lang="${locale}"><meta charset="utf-8"><body style="font-family:sans-serif;line-height:1.5;color:#1d2a33">`,
      `<p>${greeting}</p><p><strong>${escape(subject)}.</strong><br>${where}</p>`,
      `<p><a href="${escape(link)}" style="color:#0b5a6f">${open}</a></p>`,
      `<p style="color:#5b6770;font-size:14px">${why}</p></body></html>`,
    ].join(''),
  }
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

import type { Locale } from '@portal/domain/accounts/contract'
import type { MailKind } from '@portal/domain/mails/contract'
import { mailSubjects } from '@portal/domain/moves/written'
import { frameMail, type MailText } from '../platform/mail/mail-frame.ts'

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
    subject: mailSubjects[hint.kind][locale](hint.number),
    what: where,
    link: new URL(hint.path, publicUrl).href,
    label: open,
    small: [why],
  })
}

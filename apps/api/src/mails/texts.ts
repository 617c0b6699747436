import type { Locale } from '@portal/domain/accounts/contract'
import type { MailKind } from '@portal/domain/mails/contract'
import { mailSubjects } from '@portal/domain/moves/written'
import type { MailedHead } from './bookkeeping.ts'
import { frameMail, type MailText } from '../platform/mail/mail-frame.ts'

const words = {
  de: {
    where: 'Im AVV-Portal liegt dazu etwas für Sie bereit:',
    why: 'Inhalte stehen aus Gründen des Datenschutzes nur im Portal. Diese Nachricht gehört zu Ihrem Vertrag zur Auftragsverarbeitung und lässt sich nicht abbestellen.',
    open: 'Im Portal öffnen',
    head: (sequence: number, hash: string) =>
      `Stand Ihres Nachweisprotokolls: Ereignis ${sequence}, SHA-256 ${hash}. Bewahren Sie diese Nachricht auf: damit lässt sich prüfen, dass bis dahin nichts geändert wurde.`,
  },
  en: {
    where: 'There is something for you in the AVV portal:',
    why: 'For data protection the content is shown in the portal only. This message belongs to your data processing agreement and cannot be unsubscribed.',
    open: 'Open in the portal',
    head: (sequence: number, hash: string) =>
      `Your evidence log stands at event ${sequence}, SHA-256 ${hash}. Keep this message: with it anybody can check that nothing before was changed.`,
  },
} satisfies Record<Locale, object>

/** The whole mail: kind, number, link, and where the client's evidence log stands; nothing else. */
export function mailText(
  hint: { kind: MailKind; number: string; path: string } & Partial<MailedHead>,
  locale: Locale,
  publicUrl: string,
): MailText {
  const { where, why, open, head } = words[locale]
  const { headSequence, headHash } = hint
  return frameMail(locale, {
    subject: mailSubjects[hint.kind][locale](hint.number),
    what: where,
    link: new URL(hint.path, publicUrl).href,
    label: open,
    small: headSequence && headHash ? [why, head(headSequence, headHash)] : [why],
  })
}

import type { Locale } from '@portal/domain/accounts/contract'
import type { MailKind } from '@portal/domain/mails/contract'
import { mailSubjects } from '@portal/domain/moves/written'
import type { MailedHead } from './bookkeeping.ts'
import { frameMail, type MailText } from '../platform/mail/mail-frame.ts'

const words = {
  de: {
    where: 'Im AVV-Portal liegt dazu etwas für Sie bereit:',
    why: 'Inhalte stehen aus Gründen des Datenschutzes nur im Portal. Diese Nachricht gehört zu Ihrem Vertrag zur Auftragsverarbeitung und lässt sich nicht abbestellen.',
    stands: 'Unten steht, wo Ihr Nachweisprotokoll steht. Im AVV-Portal können Sie es prüfen:',
    ordered:
      'Sie haben diese Nachricht im Portal unter „Nachweise“ eingestellt und können sie dort wieder abstellen.',
    open: 'Im Portal öffnen',
    head: (sequence: number, hash: string) =>
      `Stand Ihres Nachweisprotokolls: Ereignis ${sequence}, SHA-256 ${hash}. Bewahren Sie diese Nachricht auf: damit lässt sich prüfen, dass bis dahin nichts geändert wurde.`,
  },
  en: {
    where: 'There is something for you in the AVV portal:',
    why: 'For data protection the content is shown in the portal only. This message belongs to your data processing agreement and cannot be unsubscribed.',
    stands: 'Below it says where your evidence log stands. In the AVV portal you can check it:',
    ordered:
      'You asked for this message in the portal, on the page “Evidence”, and can end it there.',
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
  const { where, why, open, head, stands, ordered } = words[locale]
  const isHead = hint.kind === 'evidence.head'
  const { headSequence, headHash } = hint
  const reason = isHead ? ordered : why
  return frameMail(locale, {
    subject: mailSubjects[hint.kind][locale](hint.number),
    what: isHead ? stands : where,
    link: new URL(hint.path, publicUrl).href,
    label: open,
    small: headSequence && headHash ? [reason, head(headSequence, headHash)] : [reason],
  })
}

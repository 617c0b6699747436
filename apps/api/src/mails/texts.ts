import type { Side } from '@portal/domain/access'
import type { Locale } from '@portal/domain/accounts/contract'
import { ofClient } from '@portal/domain/addresses'
import type { MailKind } from '@portal/domain/mails/contract'
import { mailSubjects } from '@portal/domain/moves/written'
import type { NoticeKind } from '@portal/domain/notices/kinds'
import type { Severity } from '@portal/domain/notices/severity'
import { noticeHeadline } from '@portal/domain/notices/written'
import { frameMail, type LegalLinks, type MailText } from '../platform/mail/mail-frame.ts'
import type { MailedHead } from './bookkeeping.ts'

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

type Practice = { clientId: string; clientName: string } & Partial<MailedHead>
export type Told = {
  kind: MailKind
  noticeKind: NoticeKind | null
  urgency: Severity
  number: string
  path: string
  provider: string
  practices: Practice[]
} & LegalLinks

export const isBreach = ({ noticeKind }: Pick<Told, 'noticeKind'>) => noticeKind === 'incident'

/** The whole mail: kind, urgency, number, provider, practices, links, and where the clients' evidence logs stand; nothing else. */
export function mailText(
  {
    kind,
    noticeKind,
    urgency,
    number,
    path,
    provider,
    practices,
    legalNoticeUrl,
    privacyUrl,
  }: Told,
  { side, locale }: { side: Side; locale: Locale },
  publicUrl: string,
): MailText {
  const { where, why, open, head, stands, ordered } = words[locale]
  const isHead = kind === 'evidence.head'
  const isJoined = practices.length > 1
  const heads = practices.flatMap(({ clientName, headSequence, headHash }) => {
    if (!headSequence || !headHash) return []
    const said = head(headSequence, headHash)
    return isJoined ? [`${clientName}: ${said}`] : [said]
  })
  const linkTo = (clientId: string) =>
    new URL(side === 'client' ? ofClient(path, clientId) : path, publicUrl).href
  return frameMail(locale, {
    headline: (noticeKind ? noticeHeadline(noticeKind) : mailSubjects[kind])[locale](number),
    urgency,
    practices: practices.map(({ clientName }) => clientName),
    provider,
    what: isHead ? stands : where,
    // The provider's people see all practices on one page.
    links:
      side === 'client'
        ? practices.map(({ clientId, clientName }) => ({
            link: linkTo(clientId),
            label: isJoined ? `${open}: ${clientName}` : open,
          }))
        : [{ link: linkTo(''), label: open }],
    small: [isHead ? ordered : why, ...heads],
    legal: { legalNoticeUrl, privacyUrl },
  })
}

import { pages } from '@portal/domain/addresses'
import { entryPages } from '@portal/domain/entry-addresses'
import type { Locale } from '@portal/domain/accounts/contract'
import type { AccountMailKind } from '@portal/domain/mails/contract'
import type { Severity } from '@portal/domain/notices/severity'
import { frameMail, type LegalLinks, type MailText } from '../../platform/mail/mail-frame.ts'
import type { TokenPurpose } from '../table.ts'
import { type Firm, invitationText, type InvitedBy } from './invitation-text.ts'

/** Mails whose link carries a token; each is named like what its token is for. */
export type LinkKind = Exclude<TokenPurpose, 'setup'>
type NoticeKind = Exclude<AccountMailKind, LinkKind>

type Words = Record<Locale, { subject: string; what: string }>
/** `unexpected`: what to do for somebody who did not ask for it. */
type LinkWords = Record<
  Locale,
  { subject: string; what: string; label: string; unexpected: string }
>

const paths: Record<LinkKind, string> = {
  invitation: entryPages.invitation,
  'staff-invitation': entryPages.invitation,
  'password-reset': entryPages.password,
  'second-factor-reset': entryPages.secondFactor,
  'email-verification': entryPages.email,
}

export const isLinkKind = (kind: AccountMailKind): kind is LinkKind => kind in paths

const invitation: LinkWords = {
  de: {
    subject: 'Einladung zum AVV-Portal',
    what: 'Mit diesem Link nehmen Sie den Zugang an. Er gilt 72 Stunden und nur einmal:',
    label: 'Einladung öffnen',
    unexpected: 'Sie erwarten keine Einladung? Dann brauchen Sie nichts zu tun.',
  },
  en: {
    subject: 'Invitation to the AVV portal',
    what: 'With this link you accept your access. It is valid for 72 hours and for one use:',
    label: 'Open the invitation',
    unexpected: 'Not expecting an invitation? Then there is nothing you need to do.',
  },
}

const links: Record<LinkKind, LinkWords> = {
  invitation,
  'staff-invitation': invitation,
  'password-reset': {
    de: {
      subject: 'Neues Passwort',
      what: 'Mit diesem Link wählen Sie ein neues Passwort. Er gilt eine Stunde und nur einmal:',
      label: 'Neues Passwort wählen',
      unexpected:
        'Das waren nicht Sie? Dann brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist. Was mit Ihrem Konto geschah, steht hier:',
    },
    en: {
      subject: 'New password',
      what: 'With this link you choose a new password. It is valid for one hour and for one use:',
      label: 'Choose a new password',
      unexpected:
        'Was this not you? Then there is nothing you need to do: your password stays as it is. What happened to your account is listed here:',
    },
  },
  'second-factor-reset': {
    de: {
      subject: 'Ihr zweiter Faktor wird zurückgesetzt',
      what: 'Mit diesem Link, Ihrem Passwort und dem Code, den Ihnen vorliest, wer den Link geschickt hat, richten Sie einen neuen ein. Er gilt eine Stunde und nur einmal:',
      label: 'Zweiten Faktor neu einrichten',
      unexpected:
        'Sie haben nicht darum gebeten? Öffnen Sie den Link nicht, ändern Sie Ihr Passwort und sagen Sie uns Bescheid. Was mit Ihrem Konto geschah, steht hier:',
    },
    en: {
      subject: 'Your second factor is being reset',
      what: 'With this link, your password and the code that whoever sent the link reads out to you, you can set up a new one. It is valid for one hour and for one use:',
      label: 'Set up a new second factor',
      unexpected:
        'Did you not ask for this? Do not open the link, change your password and let us know. What happened to your account is listed here:',
    },
  },
  'email-verification': {
    de: {
      subject: 'Bitte bestätigen Sie diese Adresse',
      what: 'Mit diesem Link wird sie die Adresse eines Kontos im Portal. Er gilt eine Stunde und nur einmal:',
      label: 'Adresse bestätigen',
      unexpected: 'Das waren nicht Sie? Dann brauchen Sie nichts zu tun.',
    },
    en: {
      subject: 'Please confirm this address',
      what: 'With this link it becomes the address of an account in the portal. It is valid for one hour and for one use:',
      label: 'Confirm the address',
      unexpected: 'Was this not you? Then there is nothing you need to do.',
    },
  },
}

const notices: Record<NoticeKind, Words> = {
  'invitation.accepted': {
    de: { subject: 'Eine Einladung wurde angenommen', what: 'Sie kam von Ihrem Konto.' },
    en: { subject: 'An invitation was accepted', what: 'It came from your account.' },
  },
  'sign-in.new-device': {
    de: {
      subject: 'Anmeldung von einem neuen Gerät',
      what: 'Ihr Konto wurde auf einem Gerät geöffnet, das noch nie benutzt wurde.',
    },
    en: {
      subject: 'Sign-in from a new device',
      what: 'Your account was opened on a device that was never used before.',
    },
  },
  'sign-in.second-factor-missing': {
    de: {
      subject: 'Anmeldung ohne zweiten Faktor abgebrochen',
      what: 'Das Passwort war richtig, der zweite Faktor blieb aus.',
    },
    en: {
      subject: 'Sign-in stopped at the second factor',
      what: 'The password was right, the second factor was not given.',
    },
  },
  'password.disabled': {
    de: {
      subject: 'Ihr Passwort wird auf fremden Geräten nicht mehr angenommen',
      what: 'Es wurde zu oft ein falsches eingegeben. Mit einem Passkey, auf einem bekannten Gerät oder mit einem neuen Passwort geht es weiter.',
    },
    en: {
      subject: 'Your password is not taken on unknown devices any more',
      what: 'A wrong one was given too often. A passkey, a known device or a new password helps on.',
    },
  },
  'second-factor.disabled': {
    de: {
      subject: 'Ihre Authenticator-App ist gesperrt',
      what: 'Zu viele Codes waren falsch. Ein Passkey oder ein Wiederherstellungscode hilft weiter.',
    },
    en: {
      subject: 'Your authenticator app is disabled',
      what: 'Too many codes were wrong. You can still sign in with a passkey or a recovery code.',
    },
  },
  'second-factor.reset-started': {
    de: {
      subject: 'Ihr zweiter Faktor soll zurückgesetzt werden',
      what: 'Jemand hat dafür geprüft, ob Sie es sind.',
    },
    en: {
      subject: 'Your second factor is to be reset',
      what: 'Somebody checked that it was you who asked.',
    },
  },
  'second-factor.reset-completed': {
    de: {
      subject: 'Ihr zweiter Faktor ist neu eingerichtet',
      what: 'Alle früheren und ihre Wiederherstellungscodes gelten nicht mehr.',
    },
    en: {
      subject: 'Your second factor has been set up again',
      what: 'All earlier ones and their recovery codes no longer work.',
    },
  },
  'authenticator.added': {
    de: {
      subject: 'Eine Authenticator-App wurde eingerichtet',
      what: 'Mit ihren Codes kann man sich bei Ihrem Konto anmelden.',
    },
    en: {
      subject: 'An authenticator app was set up',
      what: 'Its codes can be used to sign in to your account.',
    },
  },
  'authenticator.removed': {
    de: { subject: 'Eine Authenticator-App wurde entfernt', what: 'Ihre Codes gelten nicht mehr.' },
    en: { subject: 'An authenticator app was removed', what: 'Its codes no longer work.' },
  },
  'passkey.added': {
    de: {
      subject: 'Ein Passkey wurde eingerichtet',
      what: 'Mit ihm kann man sich bei Ihrem Konto anmelden.',
    },
    en: { subject: 'A passkey was set up', what: 'It can be used to sign in to your account.' },
  },
  'passkey.removed': {
    de: { subject: 'Ein Passkey wurde entfernt', what: 'Er gilt nicht mehr.' },
    en: { subject: 'A passkey was removed', what: 'It no longer works.' },
  },
  'recovery-codes.renewed': {
    de: {
      subject: 'Ihre Wiederherstellungscodes sind erneuert',
      what: 'Die alten gelten nicht mehr.',
    },
    en: { subject: 'Your recovery codes have been renewed', what: 'The old ones no longer work.' },
  },
  'recovery-code.used': {
    de: {
      subject: 'Ein Wiederherstellungscode wurde benutzt',
      what: 'Er gilt kein zweites Mal.',
    },
    en: { subject: 'A recovery code was used', what: 'It cannot be used again.' },
  },
  'password.changed': {
    de: {
      subject: 'Ihr Passwort wurde geändert',
      what: 'Sitzungen auf anderen Geräten sind beendet.',
    },
    en: { subject: 'Your password was changed', what: 'Sessions on other devices have ended.' },
  },
  'email.change-requested': {
    de: {
      subject: 'Für Ihr Konto wurde eine neue E-Mail-Adresse angegeben',
      what: 'Sie gilt erst, wenn der Link geöffnet wird, der dorthin ging. Ein neues Passwort macht ihn ungültig.',
    },
    en: {
      subject: 'A new email address was given for your account',
      what: 'It takes effect once the link sent there is opened. Changing your password makes that link invalid.',
    },
  },
  'email.changed': {
    de: {
      subject: 'Ihre E-Mail-Adresse im Portal wurde geändert',
      what: 'Nachrichten gehen von jetzt an die neue Adresse.',
    },
    en: {
      subject: 'Your email address in the portal was changed',
      what: 'From now on, messages go to the new address.',
    },
  },
  'name.changed': {
    de: { subject: 'Ihr Name im Portal wurde geändert', what: 'So nennt Sie das Portal jetzt.' },
    en: { subject: 'Your name in the portal was changed', what: 'It is shown from now on.' },
  },
  'sessions.ended': {
    de: {
      subject: 'Ihre Sitzungen wurden beendet',
      what: 'Zum Weiterarbeiten melden Sie sich neu an.',
    },
    en: { subject: 'Your sessions were ended', what: 'Sign in again to continue.' },
  },
  'membership.changed': {
    de: { subject: 'Ihre Rolle im Portal wurde geändert', what: 'Sie gilt von jetzt an.' },
    en: {
      subject: 'Your role in the portal was changed',
      what: 'The new role applies from now on.',
    },
  },
  'mail.trial': {
    de: {
      subject: 'Test-E-Mail des Portals',
      what: 'Sie haben sie sich selbst geschickt. Lesen Sie das, kommen die E-Mails des Portals bei Ihnen an.',
    },
    en: {
      subject: 'Test mail of the portal',
      what: 'You sent it to yourself. If you read this, the portal’s emails reach you.',
    },
  },
  'membership.removed': {
    de: { subject: 'Einer Ihrer Zugänge wurde beendet', what: 'Er lässt sich nicht mehr öffnen.' },
    en: { subject: 'One of your access rights has ended', what: 'It can no longer be used.' },
  },
}

const common = {
  de: {
    log: 'Protokoll Ihres Kontos ansehen',
    advice:
      'Das waren nicht Sie, oder es überrascht Sie? Sehen Sie im Protokoll nach, ändern Sie Ihr Passwort und beenden Sie alle Sitzungen. Kommen Sie nicht mehr hinein, wenden Sie sich an uns.',
    why: 'Diese Nachricht betrifft die Sicherheit Ihres Kontos im AVV-Portal und lässt sich nicht abbestellen.',
  },
  en: {
    log: 'View your account’s log',
    advice:
      'Was this not you, or does it surprise you? Check the log, change your password and end all sessions. If you cannot get in any more, contact us.',
    why: 'This message is about the security of your account in the AVV portal and cannot be unsubscribed.',
  },
} satisfies Record<Locale, object>

/** Who gets these has an account, and a log to look at. */
const owned = new Set<LinkKind>(['password-reset', 'second-factor-reset'])

/** The link a token travels in: behind the `#`, which no server ever sees (ASVS 5.0, 14.2.1). */
const linkWith = (kind: LinkKind, token: string, publicUrl: string): string =>
  `${new URL(paths[kind], publicUrl).href}#${token}`

/** What only tells that something went as it was asked to. */
const quiet = new Set<AccountMailKind>(['invitation.accepted', 'name.changed', 'mail.trial'])
const urgencyOf = (kind: AccountMailKind): Severity => (quiet.has(kind) ? 'info' : 'important')

export type AccountTold = {
  kind: AccountMailKind
  token: string
  /** Empty: nobody has said yet who runs the portal. */
  provider: string
  /** Where it concerns the people of one client: its name. */
  practice: string | null
  /** Of an invitation: who invited, until when, and where the provider is found; left out, the text says less. */
  invited?: InvitedBy | null
  firm?: Firm | null
} & LegalLinks

/**
 * The whole mail: what happened to an account, how pressing, and whose portal it is, in its owner's language. No code, no content;
 * `token` is what a link carries, of those kinds that have one.
 */
export function accountMailText(
  {
    kind,
    token,
    provider,
    practice,
    legalNoticeUrl,
    privacyUrl,
    invited = null,
    firm = null,
  }: AccountTold,
  locale: Locale,
  publicUrl: string,
): MailText {
  const { log, advice, why } = common[locale]
  const logLink = new URL(pages.account.log, publicUrl).href
  const about = {
    urgency: urgencyOf(kind),
    provider,
    practices: practice ? [practice] : [],
    legal: { legalNoticeUrl, privacyUrl },
  }
  if (!isLinkKind(kind)) {
    const { subject, what } = notices[kind][locale]
    return frameMail(locale, {
      ...about,
      headline: subject,
      what,
      links: [{ link: logLink, label: log }],
      small: [advice, why],
    })
  }
  const { subject, what, label, unexpected } = links[kind][locale]
  const last = owned.has(kind) ? `${unexpected} ${logLink}` : unexpected
  const link = linkWith(kind, token, publicUrl)
  const told = invited && firm && invitationText(locale, { invited, firm, provider, practice })
  return frameMail(locale, {
    ...about,
    headline: subject,
    what: told?.what ?? what,
    links: [{ link, label }],
    small: [...(told ? [told.genuine] : []), last],
  })
}

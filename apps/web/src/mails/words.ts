import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Mail, MailStatus } from '@portal/domain/mails/contract'
import { mailWords } from '../moves/words.ts'
import type { Tone } from '../ui/basics/badge.tsx'

export const mailStatusWords: Record<MailStatus, MessageDescriptor> = {
  queued: msg`geschrieben`,
  sent: msg`gesendet`,
  accepted: msg`vom Mailserver angenommen`,
  filed: msg`als Datei abgelegt`,
  failed: msg`fehlgeschlagen`,
}

export const mailStatusTones: Record<MailStatus, Tone> = {
  queued: 'caution',
  sent: 'caution',
  accepted: 'good',
  filed: 'plain',
  failed: 'alarm',
}

/** What that means of the mail. */
export const mailStatusHelp: Record<MailStatus, MessageDescriptor> = {
  queued: msg`Sie wartet und hat das Portal noch nicht verlassen. So ginge sie jetzt hinaus:`,
  sent: msg`Sie ist dem Mailserver übergeben; seine Antwort steht noch aus. So ging sie hinaus:`,
  accepted: msg`So ging sie hinaus:`,
  filed: msg`Es ist kein Mailserver eingerichtet. Sie liegt als Datei im Haus und wurde nicht gesendet:`,
  failed: msg`So sollte sie zuletzt hinausgehen:`,
}

/** What a mail tells of, for whoever looks after the outbox. */
export const mailKindWords: Record<Mail['kind'], MessageDescriptor> = {
  ...mailWords,
  invitation: msg`Einladung`,
  'staff-invitation': msg`Einladung ins Team`,
  'password-reset': msg`Link für ein neues Passwort`,
  'second-factor-reset': msg`Link für einen neuen zweiten Faktor`,
  'email-verification': msg`Bestätigung einer neuen Adresse`,
  'invitation.accepted': msg`Einladung angenommen`,
  'sign-in.new-device': msg`Anmeldung von einem neuen Gerät`,
  'sign-in.second-factor-missing': msg`Anmeldung ohne zweiten Faktor abgebrochen`,
  'password.disabled': msg`Passwort auf fremden Geräten gesperrt`,
  'second-factor.disabled': msg`Authenticator-App gesperrt`,
  'second-factor.reset-started': msg`Zurücksetzung des zweiten Faktors begonnen`,
  'second-factor.reset-completed': msg`Zweiter Faktor neu eingerichtet`,
  'authenticator.added': msg`Authenticator-App eingerichtet`,
  'authenticator.removed': msg`Authenticator-App entfernt`,
  'passkey.added': msg`Passkey eingerichtet`,
  'passkey.removed': msg`Passkey entfernt`,
  'recovery-codes.renewed': msg`Wiederherstellungscodes erneuert`,
  'recovery-code.used': msg`Wiederherstellungscode benutzt`,
  'password.changed': msg`Passwort geändert`,
  'email.change-requested': msg`Neue E-Mail-Adresse angegeben`,
  'email.changed': msg`E-Mail-Adresse geändert`,
  'name.changed': msg`Name geändert`,
  'sessions.ended': msg`Sitzungen beendet`,
  'membership.changed': msg`Rolle geändert`,
  'membership.removed': msg`Zugang beendet`,
  'mail.trial': msg`Test-E-Mail`,
}

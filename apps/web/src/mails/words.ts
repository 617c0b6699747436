import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Mail, MailStatus } from '@portal/domain/mails/contract'
import type { Tone } from '../ui/basics/badge.tsx'

export const mailStatusWords: Record<MailStatus, MessageDescriptor> = {
  queued: msg`wartet`,
  sent: msg`gesendet`,
  failed: msg`fehlgeschlagen`,
}

export const mailStatusTones: Record<MailStatus, Tone> = {
  queued: 'caution',
  sent: 'good',
  failed: 'alarm',
}

/** What a mail tells of, for whoever looks after the outbox. */
export const mailKindWords: Record<Mail['kind'], MessageDescriptor> = {
  'notice.published': msg`Neue Mitteilung`,
  'instruction.recorded': msg`Weisung aufgenommen, zu bestätigen`,
  'instruction.reminder': msg`Erinnerung: Weisung zu bestätigen`,
  'instruction.presented': msg`Weisung wartet auf zweite Unterschrift`,
  'instruction.sent_back': msg`Weisung ohne zweite Unterschrift zurückgegeben`,
  'instruction.submitted': msg`Weisung eingegangen`,
  'instruction.confirmed': msg`Weisung bestätigt`,
  'instruction.rejected': msg`Weisung nicht bestätigt`,
  'instruction.acknowledged': msg`Weisung in Prüfung`,
  'instruction.concern_raised': msg`Bedenken zu einer Weisung`,
  'instruction.amended': msg`Weisung geändert`,
  'instruction.quoted': msg`Kosten einer Weisung geschätzt`,
  'instruction.costs_decided': msg`Über Kosten einer Weisung entschieden`,
  'instruction.started': msg`Weisung in Ausführung`,
  'instruction.executed': msg`Weisung ausgeführt`,
  'instruction.accepted': msg`Ausführung angenommen`,
  'instruction.defect_reported': msg`Mangel an der Ausführung gemeldet`,
  'instruction.declined': msg`Weisung abgelehnt`,
  'instruction.withdrawn': msg`Weisung widerrufen`,
  'instruction.expired': msg`Dauerhafte Weisung ausgelaufen`,
  'instruction.message': msg`Nachricht zu einer Weisung`,
  'authorised_person.changed': msg`Verzeichnis der weisungsberechtigten Personen geändert`,
  'evidence.alarm': msg`Nachweisprotokoll zu prüfen`,
  invitation: msg`Einladung`,
  'staff-invitation': msg`Einladung ins Team`,
  'password-reset': msg`Link für ein neues Passwort`,
  'second-factor-reset': msg`Link für einen neuen zweiten Faktor`,
  'email-verification': msg`Bestätigung einer neuen Adresse`,
  'invitation.accepted': msg`Einladung angenommen`,
  'sign-in.new-device': msg`Anmeldung von einem neuen Gerät`,
  'sign-in.second-factor-missing': msg`Anmeldung ohne zweiten Faktor abgebrochen`,
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
}

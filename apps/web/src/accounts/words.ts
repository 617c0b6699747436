import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { ClientRole, StaffRole } from '@portal/domain/access'
import { SignInMethod } from '@portal/domain/accounts/contract'
import type { SecurityEventKind } from '@portal/domain/accounts/security-log'
import { roleWords } from '../people/words.ts'
import { say } from '../platform/language/i18n.ts'

/** What happened to an account, for its owner and for those who look after it. */
export const securityEventWords: Record<SecurityEventKind, MessageDescriptor> = {
  'sign-in.completed': msg`Angemeldet`,
  'sign-in.password-rejected': msg`Anmeldung mit falschem Passwort versucht`,
  'sign-in.factor-rejected': msg`Anmeldung mit falschem Code oder Passkey versucht`,
  'sign-in.new-device': msg`Anmeldung von einem neuen Gerät`,
  'sign-in.second-factor-missing': msg`Passwort richtig, zweiter Faktor nicht angegeben`,
  'sign-in.ended': msg`Abgemeldet`,
  'reauthentication.completed': msg`Für Änderungen erneut ausgewiesen`,
  'reauthentication.rejected': msg`Für Änderungen nicht richtig ausgewiesen`,
  'second-factor.disabled': msg`Authenticator-Apps nach zu vielen falschen Codes gesperrt`,
  'second-factor.reset-started': msg`Zurücksetzen des zweiten Faktors begonnen`,
  'second-factor.reset-approved': msg`Zurücksetzen des zweiten Faktors von einer zweiten Person bestätigt`,
  'second-factor.reset-cancelled': msg`Zurücksetzen des zweiten Faktors abgebrochen`,
  'second-factor.reset-completed': msg`Zweiter Faktor neu eingerichtet`,
  'authenticator.added': msg`Authenticator-App hinzugefügt`,
  'authenticator.renamed': msg`Authenticator-App umbenannt`,
  'authenticator.removed': msg`Authenticator-App entfernt`,
  'passkey.added': msg`Passkey hinzugefügt`,
  'passkey.renamed': msg`Passkey umbenannt`,
  'passkey.removed': msg`Passkey entfernt`,
  'recovery-codes.renewed': msg`Neue Wiederherstellungscodes erzeugt`,
  'recovery-codes.confirmed': msg`Aufbewahrung der Wiederherstellungscodes bestätigt`,
  'recovery-code.used': msg`Wiederherstellungscode benutzt`,
  'password.reset-requested': msg`Link für ein neues Passwort angefordert`,
  'password.reset': msg`Passwort über den Link neu gesetzt`,
  'password.changed': msg`Passwort geändert`,
  'email.change-requested': msg`Neue E-Mail-Adresse angegeben`,
  'email.changed': msg`E-Mail-Adresse geändert`,
  'name.changed': msg`Name geändert`,
  'session.ended': msg`Eine Sitzung beendet`,
  'sessions.ended': msg`Sitzungen beendet`,
  'invitation.sent': msg`Einladung gesendet`,
  'invitation.renewed': msg`Einladung erneut gesendet`,
  'invitation.revoked': msg`Einladung zurückgezogen`,
  'invitation.accepted': msg`Einladung angenommen`,
  'membership.changed': msg`Rolle in der Praxis geändert`,
  'membership.removed': msg`Zugang zur Praxis entzogen`,
  'staff.changed': msg`Rolle beim Anbieter geändert`,
  'staff.removed': msg`Zugang beim Anbieter entzogen`,
}

/** How somebody got in. */
export const signInMethodWords: Record<SignInMethod, MessageDescriptor> = {
  totp: msg`Passwort und Code`,
  passkey: msg`Passkey`,
  'recovery-code': msg`Wiederherstellungscode`,
  enrolment: msg`Ersteinrichtung`,
}

/** The detail of an event: one of our own terms in words, a name as it was given. */
export function saySecurityDetail(detail: string): string {
  const method = SignInMethod.safeParse(detail)
  if (method.success) return say(signInMethodWords[method.data])
  const role = ClientRole.or(StaffRole).safeParse(detail)
  return role.success ? say(roleWords[role.data]) : detail
}

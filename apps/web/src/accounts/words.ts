import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { ClientRole, StaffRole } from '@portal/domain/access'
import { SignInMethod } from '@portal/domain/accounts/contract'
import type { SecurityEventKind } from '@portal/domain/accounts/security-log'
import { readableAddress } from '@portal/domain/mail-address'
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
  'password.disabled': msg`Passwort nach zu vielen falschen auf fremden Geräten gesperrt`,
  'second-factor.disabled': msg`Authenticator-Apps nach zu vielen falschen Codes gesperrt`,
  'second-factor.reset-started': msg`Zurücksetzen des zweiten Faktors begonnen`,
  'second-factor.reset-approved': msg`Zurücksetzen des zweiten Faktors von einer zweiten Person bestätigt`,
  'second-factor.reset-cancelled': msg`Zurücksetzen des zweiten Faktors abgebrochen`,
  'second-factor.reset-completed': msg`Zweiter Faktor neu eingerichtet`,
  'second-factor.reset-code-rejected': msg`Zurücksetzen des zweiten Faktors mit falschem Code versucht`,
  'second-factor.reset-lapsed': msg`Zurücksetzen des zweiten Faktors endete mit einem Recht`,
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
  'password.reset-cancelled': msg`Link für ein neues Passwort endete, weil der zweite Faktor zurückgesetzt wird`,
  'password.reset-lapsed': msg`Link für ein neues Passwort endete mit dem Zugang`,
  'password.changed': msg`Passwort geändert`,
  'email.change-requested': msg`Neue E-Mail-Adresse angegeben`,
  'email.changed': msg`E-Mail-Adresse geändert`,
  'email.change-cancelled': msg`Änderung der E-Mail-Adresse endete, weil der zweite Faktor zurückgesetzt wird`,
  'email.change-lapsed': msg`Änderung der E-Mail-Adresse endete mit dem Zugang`,
  'name.changed': msg`Name geändert`,
  'session.ended': msg`Eine Sitzung beendet`,
  'sessions.ended': msg`Sitzungen beendet`,
  'invitation.sent': msg`Einladung geschrieben`,
  'invitation.renewed': msg`Einladung erneut geschrieben`,
  'invitation.revoked': msg`Einladung zurückgezogen`,
  'invitation.accepted': msg`Einladung angenommen`,
  'invitation.lapsed': msg`Offene Einladung endete mit dem Recht, einzuladen`,
  'membership.changed': msg`Rolle beim Auftraggeber geändert`,
  'membership.removed': msg`Zugang beim Auftraggeber entzogen`,
  'staff.changed': msg`Rolle beim Auftragnehmer geändert`,
  'staff.removed': msg`Zugang beim Auftragnehmer entzogen`,
}

export const clientRoleWords: Record<ClientRole, MessageDescriptor> = {
  manager: msg`Leitung`,
  member: msg`Mitarbeit`,
  viewer: msg`nur Lesen`,
}

export const clientRoleMeaning: Record<ClientRole, MessageDescriptor> = {
  manager: msg`Liest alles, bestätigt Mitteilungen, bereitet Weisungen vor. Lädt Personen ein und entfernt sie, führt das Register nach § 9 und sieht das Sicherheitsprotokoll.`,
  member: msg`Liest alles, bestätigt Mitteilungen und bereitet Weisungen vor.`,
  viewer: msg`Liest alles und ändert nichts, etwa als Datenschutzbeauftragte. Kann nicht weisungsberechtigt sein.`,
}

export const staffRoleWords: Record<StaffRole, MessageDescriptor> = {
  owner: msg`Inhaberin oder Inhaber`,
  staff: msg({ context: 'role', message: 'Mitarbeitende' }),
  auditor: msg`Prüferin oder Prüfer`,
}

export const staffRoleMeaning: Record<StaffRole, MessageDescriptor> = {
  owner: msg`Darf alles, was Mitarbeitende dürfen, lädt außerdem Mitarbeitende ein, ändert ihre Rolle und entfernt sie.`,
  staff: msg`Bearbeitet Weisungen, veröffentlicht Mitteilungen, lädt Dokumente hoch und verwaltet die Zugänge aller Auftraggeber.`,
  auditor: msg`Liest alles bei allen Auftraggebern und ändert nichts.`,
}

/** A role of either side. */
export const roleWords: Record<ClientRole | StaffRole, MessageDescriptor> = {
  ...clientRoleWords,
  ...staffRoleWords,
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
  return role.success
    ? say(roleWords[role.data])
    : detail.replaceAll(/\S+@[^\s,]+/gu, readableAddress)
}

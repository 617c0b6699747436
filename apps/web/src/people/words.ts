import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ClientRole, StaffRole } from '@portal/domain/access'
import type { Locale } from '@portal/domain/accounts/contract'
import type {
  AuthorisedPersonChange,
  FactorReset,
  IdentityCheck,
  Invitation,
  InvitationStatus,
} from '@portal/domain/people/contract'
import type { Tone } from '../ui/basics/badge.tsx'

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
  staff: msg`Bearbeitet Weisungen, veröffentlicht Mitteilungen, lädt Dokumente hoch und verwaltet die Zugänge aller Kunden.`,
  auditor: msg`Liest alles bei allen Kunden und ändert nichts.`,
}

/** A role of either side. */
export const roleWords: Record<ClientRole | StaffRole, MessageDescriptor> = {
  ...clientRoleWords,
  ...staffRoleWords,
}

export const localeWords: Record<Locale, MessageDescriptor> = {
  de: msg`Deutsch`,
  en: msg`Englisch`,
}

export const invitationStatusWords: Record<InvitationStatus, MessageDescriptor> = {
  open: msg`offen`,
  expired: msg`abgelaufen`,
  accepted: msg`angenommen`,
  revoked: msg`widerrufen`,
}

export const invitationStatusTones: Record<InvitationStatus, Tone> = {
  open: 'accent',
  expired: 'caution',
  accepted: 'good',
  revoked: 'plain',
}

export const invitationMailWords: Record<Invitation['mail'], MessageDescriptor> = {
  waiting: msg`E-Mail wird gesendet`,
  sent: msg`E-Mail zugestellt`,
  failed: msg`E-Mail nicht zugestellt`,
}

export const checkMethodWords: Record<IdentityCheck['method'], MessageDescriptor> = {
  'in-person': msg`persönlich`,
  video: msg`im Videogespräch`,
  'known-number': msg`Rückruf unter einer bekannten Nummer`,
  letter: msg`per Brief`,
}

export const entryChangeWords: Record<AuthorisedPersonChange['what'], MessageDescriptor> = {
  recorded: msg`Aus dem Vertrag übernommen`,
  added: msg`Eingetragen`,
  changed: msg`Geändert`,
  ended: msg`Beendet`,
}

export const authenticationWords: Record<string, MessageDescriptor> = {
  'password+totp': msg`mit Passwort und Einmalcode`,
  passkey: msg`mit Passkey`,
}

export const resetStatusWords: Record<FactorReset['status'], MessageDescriptor> = {
  awaiting_approval: msg`wartet auf zweite Person`,
  link_sent: msg`Link verschickt`,
  completed: msg`neu eingerichtet`,
  cancelled: msg`abgebrochen`,
}

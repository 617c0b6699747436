import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Locale } from '@portal/domain/accounts/contract'
import type {
  AuthorisedPersonChange,
  FactorReset,
  IdentityCheck,
  Invitation,
  InvitationStatus,
} from '@portal/domain/people/contract'
import type { Tone } from '../ui/basics/badge.tsx'

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
  queued: msg`E-Mail geschrieben, sie wartet noch`,
  sent: msg`E-Mail gesendet, die Antwort des Mailservers steht aus`,
  accepted: msg`E-Mail vom Mailserver angenommen`,
  filed: msg`E-Mail nur als Datei abgelegt, nicht gesendet`,
  failed: msg`E-Mail vom Mailserver nicht angenommen`,
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
  link_sent: msg`E-Mail mit dem Link geschrieben`,
  completed: msg`neu eingerichtet`,
  cancelled: msg`abgebrochen`,
}

import type { MessageDescriptor } from '@lingui/core'
import { msg, t } from '@lingui/core/macro'
import type { Locale } from '@portal/domain/accounts/contract'
import type {
  AuthorisedPersonChange,
  FactorReset,
  IdentityCheck,
  Invitation,
  InvitationStatus,
} from '@portal/domain/people/contract'
import type { Ground } from '@portal/domain/people/ground'
import type { Proposed, ProposalStatus } from '@portal/domain/people/proposals'
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
  contested: msg`Bestritten und beendet`,
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

export const proposalWords: Record<Proposed['kind'], MessageDescriptor> = {
  'entry.add': msg`Weisungsberechtigte Person eintragen`,
  'entry.change': msg`Eintrag einer weisungsberechtigten Person ändern`,
  'entry.end': msg`Weisungsberechtigung beenden`,
  invitation: msg`Leitung einladen`,
  role: msg`Rolle ändern`,
}

export const proposalStatusWords: Record<ProposalStatus, MessageDescriptor> = {
  waiting: msg`wartet auf Bestätigung`,
  confirmed: msg`bestätigt`,
  refused: msg`abgelehnt`,
  withdrawn: msg`zurückgezogen`,
}

/** Who made an entry, and on what ground. */
export function sayGround(ground: Ground): string {
  const { by, side, managerInvitedBy } = ground
  const confirmedBy = ground.confirmedBy ?? ''
  const title = ground.document?.title ?? ''
  const access = managerInvitedBy
    ? t`; Zugang oder Eintrag dieser Person ist von ${managerInvitedBy} (Auftragnehmer)`
    : ''
  switch (ground.kind) {
    case 'act':
      return t`eingetragen von ${by} (Auftraggeber)` + access
    case 'confirmed':
      return (
        t`eingetragen von ${by} (Auftragnehmer), bestätigt von ${confirmedBy} (Auftraggeber)` +
        access
      )
    case 'agreement':
      return t`eingetragen von ${by} (Auftragnehmer) aufgrund des Vertrags „${title}“`
    case 'letter':
      return t`eingetragen von ${by} (Auftragnehmer) aufgrund des Schreibens „${title}“`
    case 'first-manager':
      return t`als erste Leitung eingeladen von ${by} (Auftragnehmer), ohne Bestätigung des Auftraggebers`
    case 'access':
      return t`eingeladen von ${by} (Auftragnehmer)`
    case 'unrecorded':
      return side === 'client'
        ? t`eingetragen von ${by} (Auftraggeber), Grund nicht festgehalten`
        : t`eingetragen von ${by} (Auftragnehmer), Grund nicht festgehalten`
  }
}

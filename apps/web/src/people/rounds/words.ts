import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { InvitedState, LeftOut, Renewal, RoundOf } from '@portal/domain/people/rounds'
import type { Tone } from '../../ui/basics/badge.tsx'

export const invitedStateWords: Record<InvitedState, MessageDescriptor> = {
  'mail-failed': msg`E-Mail kam nicht an`,
  expired: msg`Link abgelaufen`,
  waiting: msg`noch nicht aufgerufen`,
  opened: msg`Einladung aufgerufen`,
  'account-made': msg`zweiter Faktor fehlt`,
  enrolled: msg`noch nicht angemeldet`,
  arrived: msg`war im Portal`,
}

export const invitedStateTones: Record<InvitedState, Tone> = {
  'mail-failed': 'alarm',
  expired: 'caution',
  waiting: 'plain',
  opened: 'accent',
  'account-made': 'accent',
  enrolled: 'accent',
  arrived: 'good',
}

export const leftOutWords: Record<LeftOut, MessageDescriptor> = {
  'no-contact': msg`Es ist keine Ansprechperson mit E-Mail-Adresse eingetragen.`,
  'has-manager': msg`Die Leitung ist schon eingeladen oder hat einen Zugang.`,
  'already-invited': msg`Die Ansprechperson ist schon eingeladen.`,
  'already-member': msg`Die Ansprechperson hat schon einen Zugang mit anderer Rolle.`,
  'other-side': msg`Die Adresse gehört jemandem aus Ihrem Team.`,
  'client-archived': msg`Der Auftraggeber ist archiviert.`,
  'contact-changed': msg`Die Ansprechperson wurde inzwischen geändert.`,
  'too-many-attempts': msg`An diese Adresse gehen in dieser Stunde schon drei Einladungen.`,
  'no-right': msg`Wer die Einladungen begonnen hat, darf nicht mehr einladen.`,
}

export const roundOfWords: Record<RoundOf, MessageDescriptor> = {
  'nobody-invited': msg`Wo noch niemand eingeladen ist`,
  'nobody-logged-in': msg`Wo noch niemand angemeldet war`,
  all: msg`Alle Auftraggeber`,
}

export const renewalWords: Record<Renewal['outcome'], MessageDescriptor> = {
  renewed: msg`Ein neuer Link ist geschrieben.`,
  'too-soon': msg`Der letzte Link ging vor weniger als einer Stunde hinaus.`,
  accepted: msg`Die Einladung ist inzwischen angenommen.`,
  revoked: msg`Die Einladung ist widerrufen.`,
  'needs-ground': msg`Diese Leitung hat der Auftraggeber selbst eingeladen; nur er schickt ihr einen neuen Link.`,
  'client-archived': msg`Der Auftraggeber ist archiviert.`,
  'too-many-attempts': msg`An diese Adresse gingen in dieser Stunde schon drei Links.`,
}

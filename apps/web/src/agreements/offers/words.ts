import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { LeftOut, OfferFilter, OfferStatus } from '@portal/domain/agreements/offers'

export const offerStatusWords: Record<OfferStatus, MessageDescriptor> = {
  offered: msg`angeboten`,
  signed: msg`vom Auftraggeber unterschrieben`,
  concluded: msg`geschlossen`,
  declined: msg`abgelehnt`,
  withdrawn: msg`zurückgezogen`,
  expired: msg`nicht rechtzeitig unterschrieben`,
  lapsed: msg`nicht rechtzeitig gegengezeichnet`,
}

/** As the provider asks for them. */
export const offerFilterWords: Record<OfferFilter, MessageDescriptor> = {
  offered: msg`warten auf den Auftraggeber`,
  signed: msg`warten auf uns`,
  over: msg`erledigt`,
}

/** Why a client got no offer. */
export const leftOutWords: Record<LeftOut, MessageDescriptor> = {
  'has-agreement': msg`hat schon einen Vertrag, der gilt oder noch beginnt`,
  'has-offer': msg`hat schon ein Angebot, das offen ist`,
  archived: msg`ist archiviert`,
}

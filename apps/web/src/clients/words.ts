import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ClientFilter } from '@portal/domain/clients/contract'
import type { ClientChange } from '@portal/domain/clients/record'

export const filterWords: Record<ClientFilter, MessageDescriptor> = {
  'no-agreement': msg`Ohne AVV`,
  'nobody-logged-in': msg`Noch niemand angemeldet`,
  open: msg`Mit Offenem`,
  archived: msg`Archiv`,
}

export const changeWords: Record<ClientChange['what'], MessageDescriptor> = {
  created: msg`Angelegt`,
  changed: msg`Geändert`,
  archived: msg`Archiviert`,
  restored: msg`Aus dem Archiv geholt`,
}

export const fieldWords: Record<ClientChange['changes'][number]['field'], MessageDescriptor> = {
  number: msg`Nummer`,
  name: msg`Name`,
  legalForm: msg`Rechtsform`,
  address: msg`Anschrift`,
  phone: msg`Telefon`,
  region: msg`Bundesland`,
  contact: msg`Ansprechperson`,
  dpo: msg`Datenschutzbeauftragte Person`,
}

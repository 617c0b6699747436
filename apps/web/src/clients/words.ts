import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ClientFilter } from '@portal/domain/clients/contract'
import type { ClientChange } from '@portal/domain/clients/record'
import type { Region } from '@portal/domain/region'

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

export const regionWords: Record<Region, MessageDescriptor> = {
  'DE-BW': msg`Baden-Württemberg`,
  'DE-BY': msg`Bayern`,
  'DE-BE': msg`Berlin`,
  'DE-BB': msg`Brandenburg`,
  'DE-HB': msg`Bremen`,
  'DE-HH': msg`Hamburg`,
  'DE-HE': msg`Hessen`,
  'DE-MV': msg`Mecklenburg-Vorpommern`,
  'DE-NI': msg`Niedersachsen`,
  'DE-NW': msg`Nordrhein-Westfalen`,
  'DE-RP': msg`Rheinland-Pfalz`,
  'DE-SL': msg`Saarland`,
  'DE-SN': msg`Sachsen`,
  'DE-ST': msg`Sachsen-Anhalt`,
  'DE-SH': msg`Schleswig-Holstein`,
  'DE-TH': msg`Thüringen`,
}

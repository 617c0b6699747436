import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ChangedPart, ContactRole } from '@portal/domain/provider/contract'
import type { LocalHoliday, Region } from '@portal/domain/region'

export const contactRoleWords: Record<ContactRole, MessageDescriptor> = {
  dpo: msg`Datenschutzbeauftragte Person`,
  contact: msg`Ansprechperson für den Datenschutz`,
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

export const localHolidayWords: Record<LocalHoliday, MessageDescriptor> = {
  assumption: msg`Mariä Himmelfahrt (15. August)`,
  'peace-festival': msg`Augsburger Friedensfest (8. August)`,
  'corpus-christi': msg`Fronleichnam`,
}

/** What of its settings a version changed. */
export const changedPartWords: Record<ChangedPart, MessageDescriptor> = {
  name: msg`Name`,
  address: msg`Anschrift`,
  contact: msg`Ansprechperson (§ 6.3)`,
  instructionRecipients: msg`Empfänger von Weisungen (§ 9)`,
  instructionChannels: msg`Wege für Weisungen (§ 9)`,
  logo: msg`Logo`,
  accent: msg`Farbe`,
  legalNoticeUrl: msg`Impressum`,
  privacyUrl: msg`Datenschutzerklärung`,
  holidays: msg`Feiertage`,
  terms: msg`Vorgaben für neue Verträge`,
}

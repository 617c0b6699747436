import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Mistake } from '@portal/domain/contract-texts/mistakes'
import { t } from '@lingui/core/macro'
import { say } from '../platform/language/i18n.ts'

/** What the parties fill in, as the page names it. */
const fieldWords: Readonly<Record<string, MessageDescriptor>> = {
  controller: msg`Auftraggeber mit Anschrift`,
  processor: msg`Auftragnehmer mit Anschrift`,
  services: msg`Leistungen`,
  limitedFrom: msg`Beginn (befristet)`,
  limitedUntil: msg`Ende (befristet)`,
  unlimitedFrom: msg`Beginn (unbefristet)`,
  notice: msg`Kündigungsfrist`,
  serviceAgreement: msg`Leistungsvereinbarung`,
  purpose: msg`Art und Zweck`,
  subjectsElsewhere: msg`Fundstelle der Kategorien betroffener Personen`,
  dataSubjects: msg`Kategorien betroffener Personen`,
  officer: msg`Datenschutzbeauftragter`,
  contact: msg`Ansprechperson`,
  secrecy: msg`Geheimnisschutzregeln`,
  authorisedPersons: msg`Weisungsberechtigte Personen`,
  instructionRecipients: msg`Weisungsempfänger`,
  instructionChannels: msg`Kommunikationskanäle`,
  liability: msg`Vereinbarung zur Haftung`,
  penalty: msg`Vertragsstrafe in Euro`,
  noPenalty: msg`Vermerk, dass keine Vertragsstrafe vereinbart ist`,
}
const boxWords: Readonly<Record<string, MessageDescriptor>> = {
  limited: msg`Wahl: befristet`,
  unlimited: msg`Wahl: unbefristet`,
  serviceAgreement: msg`Wahl: Leistungsvereinbarung`,
  purpose: msg`Wahl: nähere Beschreibung`,
  dataCategories: msg`Wahl: Datenkategorien`,
  categories: msg`Liste der Datenkategorien zum Ankreuzen`,
  subjectsElsewhere: msg`Wahl: betroffene Personen laut Leistungsvereinbarung`,
  dataSubjects: msg`Wahl: betroffene Personen`,
  officer: msg`Wahl: Datenschutzbeauftragter`,
  contact: msg`Wahl: Ansprechperson`,
}
const named = (words: Readonly<Record<string, MessageDescriptor>>) => (name: string) =>
  words[name] ? say(words[name]) : name
export const fieldName = named(fieldWords)
export const boxName = named(boxWords)

/** What keeps the text from being published. */
export function sayMistake({ line, code, name }: Mistake): string {
  const place = (line ?? 0) + 1
  switch (code) {
    case 'no-such-field':
      return t`Absatz ${place}: „${name}“ ist kein Feld des Vertrags. Felder fügen Sie über die Liste beim Absatz ein.`
    case 'no-such-option':
      return t`Absatz ${place}: „${name}“ am Anfang ist keine Wahl des Vertrags.`
    case 'field-in-heading':
      return t`Absatz ${place}: In einer Überschrift kann kein Feld stehen.`
    case 'not-alone':
      return t`Absatz ${place}: „${fieldName(name)}“ steht als Absatz für sich, ohne anderen Text.`
    case 'duplicate':
      return t`Absatz ${place}: „${boxName(name)}“ gibt es schon.`
    case 'missing-field':
      return t`Das Feld „${fieldName(name)}“ fehlt. Fügen Sie es in einen Absatz ein.`
    case 'missing-option':
      return t`„${boxName(name)}“ fehlt. Setzen Sie den gestrichenen Absatz wieder ein.`
  }
}

import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { dataCategoryWords, dataSubjectWords } from '../../agreements/words.ts'
import { formatDate } from '../../platform/language/format.ts'
import { say } from '../../platform/language/i18n.ts'
import type { DraftField, DraftValues } from './draft-contract.ts'
import { instructionKindWords, occasionWords, saySystem, urgencyWords } from '../words.ts'

export const fieldWords: Record<DraftField, MessageDescriptor> = {
  kind: msg`Worum geht es?`,
  title: msg`Titel`,
  text: msg`Wortlaut der Weisung`,
  systems: msg`In welchen Systemen?`,
  dataCategories: msg`Welche Arten von Daten?`,
  dataSubjects: msg`Wessen Daten?`,
  wishedDate: msg`Gewünscht bis`,
  urgency: msg`Wie eilig ist es?`,
  urgencyReason: msg`Warum eilt es?`,
  term: msg`Wie lange gilt sie?`,
  validFrom: msg`Gilt ab`,
  validUntil: msg`Gilt bis`,
  foundOn: msg`Wann ist es aufgefallen?`,
  where: msg`Wo zeigt sich der Fehler?`,
  occasion: msg`Wobei wird Unterstützung gebraucht?`,
  askedBy: msg`Wer fragt an?`,
  reference: msg`Aktenzeichen`,
  respondBy: msg`Antwort fällig am`,
}

const terms = { once: msg`Einmalig`, standing: msg`Dauerhaft` }
const date = (on: string | null) => on && formatDate(on)

/** What a field of a draft holds, in words; empty where it holds nothing. */
export function sayField(field: DraftField, values: DraftValues): string {
  const said: Record<DraftField, () => string | null | undefined> = {
    kind: () => values.kind && say(instructionKindWords[values.kind]),
    title: () => values.title,
    text: () => values.text,
    systems: () => values.systems?.map(saySystem).join(', '),
    dataCategories: () =>
      values.dataCategories?.map((each) => say(dataCategoryWords[each])).join(', '),
    dataSubjects: () => values.dataSubjects?.map((each) => say(dataSubjectWords[each])).join(', '),
    wishedDate: () => date(values.wishedDate),
    urgency: () => values.urgency && say(urgencyWords[values.urgency]),
    urgencyReason: () => values.urgencyReason,
    term: () => values.term && say(terms[values.term]),
    validFrom: () => date(values.validFrom),
    validUntil: () => date(values.validUntil),
    foundOn: () => date(values.foundOn),
    where: () => values.where,
    occasion: () => values.occasion && say(occasionWords[values.occasion]),
    askedBy: () => values.askedBy,
    reference: () => values.reference,
    respondBy: () => date(values.respondBy),
  }
  return said[field]() ?? ''
}

import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { sayDataCategory, sayDataSubject } from '../../agreements/words.ts'
import { formatDate } from '../../platform/language/format.ts'
import { say } from '../../platform/language/i18n.ts'
import type { DraftField, DraftValues } from './draft-contract.ts'
import type { DetailField } from '../details/detail-contract.ts'
import { detailWords, isDetail, sayDetail } from '../details/details.tsx'
import { instructionKindWords, saySystem, urgencyWords } from '../words.ts'

export const fieldWords: Record<DraftField, MessageDescriptor> = {
  kind: msg`Worum geht es?`,
  title: msg`Titel`,
  text: msg`Wortlaut der Weisung`,
  systems: msg`In welchen Systemen?`,
  dataCategories: msg`Welche Arten von Daten?`,
  dataSubjects: msg`Wessen Daten?`,
  wishedDate: msg`Gewünscht bis`,
  urgency: msg`Dringlichkeit`,
  urgencyReason: msg`Warum ist es dringend?`,
  term: msg`Wie lange gilt sie?`,
  validFrom: msg`Gilt ab`,
  validUntil: msg`Gilt bis`,
  ...detailWords,
}

const terms = { once: msg`Einmalig`, standing: msg`Dauerhaft` }
const date = (on: string | null) => on && formatDate(on)

/** What a field of a draft holds, in words; empty where it holds nothing. */
export function sayField(field: DraftField, values: DraftValues): string {
  if (isDetail(field)) return sayDetail(field, values)
  const said: Record<Exclude<DraftField, DetailField>, () => string | null | undefined> = {
    kind: () => values.kind && say(instructionKindWords[values.kind]),
    title: () => values.title,
    text: () => values.text,
    systems: () => values.systems?.map(saySystem).join(', '),
    dataCategories: () => values.dataCategories?.map(sayDataCategory).join(', '),
    dataSubjects: () => values.dataSubjects?.map(sayDataSubject).join(', '),
    wishedDate: () => date(values.wishedDate),
    urgency: () => values.urgency && say(urgencyWords[values.urgency]),
    urgencyReason: () => values.urgencyReason,
    term: () => values.term && say(terms[values.term]),
    validFrom: () => date(values.validFrom),
    validUntil: () => date(values.validUntil),
  }
  return said[field]() ?? ''
}

import { NamedDataCategory, NamedDataSubject } from '@portal/domain/agreements/contract'
import { OfferAgreements } from '@portal/domain/agreements/offers'
import { ordinary } from '@portal/domain/agreements/terms'
import { periodInGerman } from '@portal/domain/deadlines/periods'
import { z } from 'zod'
import { isSame } from '../../../platform/form/differences.ts'
import { readAs } from '../../../platform/form/read-as.ts'
import type { TermsForm } from '../../terms/terms-form.ts'
import { fieldOfTerm, objectionOf, onReplacement, termsOf } from '../../terms/terms-of.ts'

const unit = z.enum(['weeks', 'months'])
const text = z.string()

export const Typed = z.object({
  whom: z.enum(['some', 'all']),
  clientIds: z.array(z.string()),
  openUntil: text.nullable(),
  bindingDays: text,
  startsOn: text.nullable(),
  services: text,
  endsOn: text.nullable(),
  noticeCount: text,
  noticeUnit: unit,
  serviceAgreement: text,
  purpose: text,
  dataCategories: z.array(NamedDataCategory),
  ownCategories: text,
  dataSubjects: z.array(NamedDataSubject),
  ownSubjects: text,
  contactName: text,
  contactRole: z.enum(['dpo', 'contact']),
  secrecy: z.enum(['yes', 'no']),
  recipients: text,
  channels: text,
  replacement: z.enum(['objection', 'consent']),
  objectionCount: text,
  objectionUnit: unit,
  subprocessorIds: z.array(text),
  tomVersion: text,
  liability: text,
  penalty: text,
  special: text,
  deviations: text,
})
type Typed = z.output<typeof Typed>

/** What is sent of what was typed. */
const offerOf = ({ whom, clientIds, openUntil, bindingDays, startsOn, ...typed }: Typed) => ({
  clients: whom === 'all' ? 'without-agreement' : clientIds,
  openUntil,
  bindingDays: Number(bindingDays),
  subprocessorIds: typed.subprocessorIds,
  terms: { ...termsOf(typed), startsOn, deviations: deviationsOf(typed) },
})

/** An objection period of one's own is a deviation from §7.2, beside those that were written. */
function deviationsOf(typed: TermsForm) {
  const { deviations } = termsOf(typed)
  const period = objectionOf(typed)
  if (typed.replacement === 'consent' || isSame(period, ordinary.objectionPeriod)) return deviations
  return onReplacement(deviations, {
    // In the contract's language.
    text: `Dem Wechsel eines Unterauftragnehmers kann der Auftraggeber innerhalb von ${periodInGerman(period)} widersprechen.`,
    effect: { kind: 'objection-period', period },
  })
}

/** Which field a part of the contract was typed in. */
export function fieldOf(
  path: string,
  { dataCategories, dataSubjects, objectionCount }: Typed,
): string {
  const [, first = '', term = '', place = '', part = '', name = ''] = path.split('/')
  if (first === 'clients') return 'clientIds'
  if (first !== 'terms') return first
  if (term === 'dataCategories')
    return place !== '' && Number(place) < dataCategories.length ? term : 'ownCategories'
  if (term === 'dataSubjects')
    return place !== '' && Number(place) < dataSubjects.length ? term : 'ownSubjects'
  if (term === 'deviations' && part === 'effect' && name === 'period' && objectionCount !== '')
    return 'objectionCount'
  return fieldOfTerm(term)
}

export const MakingForm = readAs({
  typed: Typed,
  contract: OfferAgreements,
  read: offerOf,
  fieldOf,
})

import {
  type AgreementTerms,
  NamedDataCategory,
  NamedDataSubject,
} from '@portal/domain/agreements/contract'
import { defaultTerms } from '@portal/domain/agreements/recording'
import {
  type Deviation,
  noticePeriodOf,
  objectionPeriodOf,
  replacementMode,
} from '@portal/domain/agreements/terms'
import type { Provider } from '@portal/domain/provider/contract'
import type { TermsForm } from './terms-form.ts'

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)
export const orNull = (text: string): string | null => text.trim() || null

/** What is sent of what was typed. */
export const termsOf = (form: TermsForm) => ({
  services: linesOf(form.services),
  endsOn: form.endsOn,
  noticePeriod: { count: Number(form.noticeCount), unit: form.noticeUnit },
  serviceAgreement: orNull(form.serviceAgreement),
  purpose: form.purpose,
  dataCategories: [...form.dataCategories, ...linesOf(form.ownCategories)],
  dataSubjects: [...form.dataSubjects, ...linesOf(form.ownSubjects)],
  processorContact: { name: form.contactName, role: form.contactRole },
  professionalSecrecy: form.secrecy === 'yes',
  instructionRecipients: linesOf(form.recipients),
  instructionChannels: linesOf(form.channels),
  liability: orNull(form.liability),
  penaltyEuro: form.penalty === '' ? null : Number(form.penalty),
  specialAgreements: orNull(form.special),
  deviations: deviationsOf(form),
  tomVersion: form.tomVersion === '' ? null : Number(form.tomVersion),
})

export const objectionOf = ({ objectionCount, objectionUnit }: TermsForm) => ({
  count: Number(objectionCount),
  unit: objectionUnit,
})

/** Lines such as „2: Der Vertrag kann …“. */
function deviationsOf({ deviations, replacement }: TermsForm): Deviation[] {
  const written = linesOf(deviations).map((text) => {
    const [, clause = '', said = text] = /^§?\s*(\d+(?:\.\d)?)\s*:\s*(.*)$/u.exec(text) ?? []
    return { clause, text: said, effect: null }
  })
  if (replacement === 'objection') return written
  return onReplacement(written, {
    text: 'Jeder Wechsel eines Unterauftragnehmers bedarf der Zustimmung.',
    effect: { kind: 'no-general-consent' },
  })
}

/** With one that is about the replacement of a subprocessor; where somebody has written a text of §7.2, in it. */
export function onReplacement(
  written: Deviation[],
  { text, effect }: Omit<Deviation, 'clause'>,
): Deviation[] {
  const known = written.find(({ clause }) => clause === '7.2')
  return [
    ...written.filter((each) => each !== known),
    { clause: '7.2', text: known?.text ?? text, effect },
  ]
}

const isNamed = (known: readonly string[]) => (each: string) => known.includes(each)

/** Data and persons, as the form has them: those the portal knows, and names of one's own. */
export function dataValuesOf({
  dataCategories,
  dataSubjects,
}: Pick<AgreementTerms, 'dataCategories' | 'dataSubjects'>) {
  const categories = NamedDataCategory.options
  const subjects = NamedDataSubject.options
  return {
    dataCategories: categories.filter(isNamed(dataCategories)),
    ownCategories: dataCategories.filter((each) => !isNamed(categories)(each)).join('\n'),
    dataSubjects: subjects.filter(isNamed(dataSubjects)),
    ownSubjects: dataSubjects.filter((each) => !isNamed(subjects)(each)).join('\n'),
  }
}

/** What the form begins with: terms that were agreed before, or what the contract's text has. */
export function valuesOf(terms: Partial<AgreementTerms>, provider: Provider): TermsForm {
  const all = { ...defaultTerms, ...terms }
  const notice = noticePeriodOf(all)
  const objection = objectionPeriodOf(all)
  const contact = terms.processorContact ?? provider.contact
  return {
    services: all.services.join('\n'),
    endsOn: all.endsOn,
    noticeCount: String(notice.count),
    noticeUnit: notice.unit,
    serviceAgreement: all.serviceAgreement ?? '',
    purpose: all.purpose,
    ...dataValuesOf(all),
    contactName: contact.name,
    contactRole: contact.role,
    secrecy: all.professionalSecrecy ? 'yes' : 'no',
    recipients: (terms.instructionRecipients ?? provider.instructionRecipients).join('\n'),
    channels: (terms.instructionChannels ?? provider.instructionChannels).join('\n'),
    replacement: replacementMode(all),
    objectionCount: String(objection.count),
    objectionUnit: objection.unit,
    subprocessorIds: [],
    tomVersion: all.tomVersion === null ? '' : String(all.tomVersion),
    liability: all.liability ?? '',
    penalty: all.penaltyEuro === null ? '' : String(all.penaltyEuro),
    special: all.specialAgreements ?? '',
    deviations: (all.deviations ?? []).map(({ clause, text }) => `${clause}: ${text}`).join('\n'),
  }
}

const names: Record<string, string> = {
  noticePeriod: 'noticeCount',
  objectionPeriod: 'objectionCount',
  processorContact: 'contactName',
  authorisedPersons: 'persons',
  instructionRecipients: 'recipients',
  instructionChannels: 'channels',
  penaltyEuro: 'penalty',
  specialAgreements: 'special',
}

/** Which field of the form a refused part of the terms was typed in. */
export const fieldOfTerm = (term: string): string => names[term] ?? term

import type { AgreementTerms } from '@portal/domain/agreements/contract'

/** What is the same with most clients of a provider. */
export type Defaults = Pick<
  AgreementTerms,
  | 'services'
  | 'noticePeriod'
  | 'objectionPeriod'
  | 'purpose'
  | 'dataCategories'
  | 'dataSubjects'
  | 'processorContact'
  | 'professionalSecrecy'
  | 'instructionRecipients'
  | 'instructionChannels'
  | 'liability'
  | 'penaltyEuro'
  | 'tomVersion'
>

let last: Defaults | null = null

/** Of the paper that was recorded last, as long as this window is open; nothing of whose it was. */
export const lastTerms = (): Defaults | null => last

export function keepAsDefaults(terms: AgreementTerms): void {
  const { services, purpose, dataCategories, dataSubjects, processorContact } = terms
  const { professionalSecrecy, instructionRecipients, instructionChannels, penaltyEuro } = terms
  last = {
    services,
    purpose,
    dataCategories,
    dataSubjects,
    processorContact,
    professionalSecrecy,
    instructionRecipients,
    instructionChannels,
    penaltyEuro,
    tomVersion: terms.tomVersion,
    ...(terms.noticePeriod && { noticePeriod: terms.noticePeriod }),
    ...(terms.objectionPeriod && { objectionPeriod: terms.objectionPeriod }),
    ...(terms.liability !== undefined && { liability: terms.liability }),
  }
}

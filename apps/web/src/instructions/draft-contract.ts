import { DraftInstruction, type Instruction } from '@portal/domain/instructions/contract'
import { z } from 'zod'
import type { Values } from '../platform/form.ts'

/** A draft as the form asks for it: first whether it stands, then from when to when. */
export const DraftForm = DraftInstruction.safeExtend({ term: z.enum(['once', 'standing']) })
  .refine(({ term, validFrom }) => term === 'once' || !!validFrom, {
    path: ['validFrom'],
    params: { rule: 'blank' },
  })
  .transform(({ term, ...draft }) =>
    term === 'once' ? { ...draft, validFrom: null, validUntil: null } : draft,
  )

export type DraftValues = Values<typeof DraftForm>

export const blankDraft: DraftValues = {
  kind: null,
  title: '',
  text: '',
  systems: [],
  dataCategories: [],
  dataSubjects: [],
  wishedDate: null,
  urgency: 'normal',
  urgencyReason: null,
  validFrom: null,
  validUntil: null,
  term: 'once',
}

/** A stored draft as the form shows it. */
export const valuesOf = (draft: Instruction): DraftValues => ({
  kind: draft.kind,
  title: draft.title,
  text: draft.text,
  systems: draft.systems,
  dataCategories: draft.dataCategories,
  dataSubjects: draft.dataSubjects,
  wishedDate: draft.wishedDate,
  urgency: draft.urgency,
  urgencyReason: draft.urgencyReason,
  validFrom: draft.validFrom,
  validUntil: draft.validUntil,
  term: draft.validFrom ? 'standing' : 'once',
})

export type DraftField = keyof DraftValues

/** The fields in which two states of a draft differ. */
export const differences = (one: DraftValues, other: DraftValues): DraftField[] =>
  // The keys of a draft's values are its fields.
  (Object.keys(one) as DraftField[]).filter(
    (field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]),
  )

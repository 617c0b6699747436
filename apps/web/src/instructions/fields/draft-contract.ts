import { DraftInstruction, type Instruction, whole } from '@portal/domain/instructions/contract'
import { allAtOnce } from '@portal/domain/all-at-once'
import { InstructionKind } from '@portal/domain/instructions/kinds'
import { z } from 'zod'
import type { Values } from '../../platform/form/form.ts'
import { detailFields, detailsFrom, missingOf, noDetails } from '../details/detail-contract.ts'

const { details: _details, ...draftFields } = DraftInstruction.shape

/** What the form asks instead of `details`: the fields of every kind that has some, side by side. */
export const formFields = {
  ...draftFields,
  ...detailFields,
  /** Asked first: whether it stands; then from when to when. */
  term: z.enum(['once', 'standing']),
}
type Asked = z.output<z.ZodObject<typeof formFields>>

const blank = { rule: 'blank' }

/** The rules across fields, for whatever asks for a wording. */
export const wholeForm = <T extends z.ZodType<Asked>>(schema: T): T =>
  whole(schema)
    .refine(({ term, validFrom }) => term === 'once' || validFrom !== null, {
      ...allAtOnce,
      path: ['validFrom'],
      params: blank,
    })
    .superRefine((value, context) => {
      // What kind it is may be missing, too.
      if (InstructionKind.safeParse(value.kind).success)
        for (const name of missingOf(value.kind, value))
          context.addIssue({ code: 'custom', path: [name], params: blank })
    }, allAtOnce)

/** A draft as the API takes it, from what the form holds. */
export function draftFrom<A extends Asked>({ term, ...asked }: A) {
  const { kind } = asked
  const details = detailsFrom(kind, asked)
  const names = Object.keys(noDetails)
  const draft = Object.fromEntries(Object.entries(asked).filter(([name]) => !names.includes(name)))
  // What is left is the form without the fields of details, which stand in `details` now.
  const rest = draft as Omit<A, 'term' | keyof typeof noDetails>
  return { ...rest, ...(term === 'once' && { validFrom: null, validUntil: null }), details }
}

export const DraftForm = wholeForm(z.strictObject(formFields)).transform(draftFrom)

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
  ...noDetails,
}

/** What the form needs of a wording, whichever state it comes from. */
export type Worded = Pick<Instruction, keyof DraftInstruction>

/** A stored wording as the form shows it. */
export function valuesOf(wording: Worded): DraftValues {
  const { about: _, ...details } = wording.details ?? { about: null }
  return {
    kind: wording.kind,
    title: wording.title,
    text: wording.text,
    systems: wording.systems,
    dataCategories: wording.dataCategories,
    dataSubjects: wording.dataSubjects,
    wishedDate: wording.wishedDate,
    urgency: wording.urgency,
    urgencyReason: wording.urgencyReason,
    validFrom: wording.validFrom,
    validUntil: wording.validUntil,
    term: wording.validFrom ? 'standing' : 'once',
    ...noDetails,
    ...details,
  }
}

export type DraftField = keyof DraftValues

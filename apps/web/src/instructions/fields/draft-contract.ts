import {
  Details,
  DraftInstruction,
  type Instruction,
  whole,
} from '@portal/domain/instructions/contract'
import { z } from 'zod'
import type { Values } from '../../platform/form/form.ts'

const [ofError, ofSupport] = Details.options
const { about: _error, ...errorFields } = ofError.shape
const { about: _support, ...supportFields } = ofSupport.shape
const { details: _details, ...draftFields } = DraftInstruction.shape

/** What the form asks instead of `details`: the fields of every kind that has some, side by side. */
export const formFields = {
  ...draftFields,
  foundOn: errorFields.foundOn.nullable().default(null),
  where: errorFields.where.nullable().default(null),
  ...supportFields,
  occasion: supportFields.occasion.nullable().default(null),
  /** Asked first: whether it stands; then from when to when. */
  term: z.enum(['once', 'standing']),
}
type Asked = z.output<z.ZodObject<typeof formFields>>

function needed(name: keyof Asked, isAsked: (values: Asked) => boolean) {
  const at: { path: PropertyKey[]; params: object } = { path: [name], params: { rule: 'blank' } }
  return [(values: Asked) => !isAsked(values) || values[name] !== null, at] as const
}

/** The rules across fields, for whatever asks for a wording. */
export const wholeForm = <T extends z.ZodType<Asked>>(schema: T): T =>
  whole(schema)
    .refine(...needed('validFrom', ({ term }) => term === 'standing'))
    .refine(...needed('foundOn', ({ kind }) => kind === 'error_report'))
    .refine(...needed('where', ({ kind }) => kind === 'error_report'))
    .refine(...needed('occasion', ({ kind }) => kind === 'support'))

/** A draft as the API takes it, from what the form holds. */
export function draftFrom<A extends Asked>({
  term,
  foundOn,
  where,
  occasion,
  askedBy,
  reference,
  respondBy,
  ...draft
}: A) {
  const { kind } = draft
  const details: Details | null =
    kind === 'error_report' && foundOn && where
      ? { about: 'error', foundOn, where }
      : kind === 'support' && occasion
        ? { about: 'support', occasion, askedBy, reference, respondBy }
        : null
  return { ...draft, ...(term === 'once' && { validFrom: null, validUntil: null }), details }
}

export const DraftForm = wholeForm(z.strictObject(formFields)).transform(draftFrom)

export type DraftValues = Values<typeof DraftForm>

const noDetails = {
  foundOn: null,
  where: null,
  occasion: null,
  askedBy: null,
  reference: null,
  respondBy: null,
}

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

import { NamedDataCategory, NamedDataSubject } from '@portal/domain/agreements/contract'
import { Period } from '@portal/domain/deadlines/periods'
import { line, prose } from '@portal/domain/text'
import { CalendarDate } from '@portal/domain/time'
import { z } from 'zod'
import type { FormOf } from '../../platform/form/form.ts'

const text = (max: number) => z.string().max(max)
const digits = z.string().regex(/^\d{1,3}$/u)
const unit = Period.shape.unit

/** What a person types of the terms of an agreement, whichever way it comes about: each field by itself, lists a line each. */
export const termsShape = {
  services: prose(10_000),
  endsOn: CalendarDate.nullable(),
  noticeCount: digits,
  noticeUnit: unit,
  serviceAgreement: text(500),
  purpose: prose(4000),
  dataCategories: z.array(NamedDataCategory),
  ownCategories: text(2000),
  dataSubjects: z.array(NamedDataSubject),
  ownSubjects: text(2000),
  contactName: line(200),
  contactRole: z.enum(['dpo', 'contact']),
  secrecy: z.enum(['yes', 'no']),
  recipients: prose(4000),
  channels: prose(4000),
  replacement: z.enum(['objection', 'consent']),
  objectionCount: digits,
  objectionUnit: unit,
  subprocessorIds: z.array(z.uuid()),
  tomVersion: z.string(),
  liability: text(4000),
  penalty: z.string().regex(/^\d{0,9}$/u),
  special: text(8000),
  deviations: text(20_000),
}
const TermsForm = z.object(termsShape)
export type TermsForm = z.output<typeof TermsForm>

/** The part of a form that asks for terms. */
export type TermsFields = { form: Pick<FormOf<typeof TermsForm>, 'field'> }

/** Of a form that has these fields among others: what asks for them changes no other. */
export const termsPartOf = (form: { field: unknown }): TermsFields['form'] =>
  form as TermsFields['form']

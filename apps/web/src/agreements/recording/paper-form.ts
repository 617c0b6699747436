import { SigningAuthority } from '@portal/domain/agreements/terms'
import { line } from '@portal/domain/text'
import { CalendarDate } from '@portal/domain/time'
import { z } from 'zod'
import type { FormOf } from '../../platform/form/form.ts'
import { termsShape } from '../terms/terms-form.ts'

const text = (max: number) => z.string().max(max)

/** What is of one client: whose paper it is, who signed it, where, when. */
const partyShape = {
  reference: text(100),
  controllerName: line(200),
  controllerStreet: line(200),
  controllerPostalCode: line(20),
  controllerCity: line(200),
  controllerSignedBy: line(200),
  controllerAuthority: SigningAuthority,
  controllerAuthorityNote: text(500),
  controllerSignedAt: line(200),
  controllerSignedOn: CalendarDate,
  processorSignedBy: line(200),
  processorAuthority: SigningAuthority,
  processorAuthorityNote: text(500),
  processorSignedAt: line(200),
  processorSignedOn: CalendarDate,
  startsOn: CalendarDate,
  persons: text(10_000),
}
const PartyForm = z.object(partyShape)
export type PartyForm = z.output<typeof PartyForm>

/** The part of a form that asks for it. */
export type PartyFields = { form: Pick<FormOf<typeof PartyForm>, 'field'> }

/** Of a form that has these fields among others: what asks for them changes no other. */
export const partyPartOf = (form: { field: unknown }): PartyFields['form'] =>
  form as PartyFields['form']

/** What a person types of a paper: each field by itself, lists a line each. */
export const PaperForm = z.object({ ...partyShape, ...termsShape })
export type PaperForm = z.output<typeof PaperForm>

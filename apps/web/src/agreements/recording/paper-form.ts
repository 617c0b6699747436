import { SigningAuthority } from '@portal/domain/agreements/terms'
import { line } from '@portal/domain/text'
import { CalendarDate } from '@portal/domain/time'
import { z } from 'zod'
import { termsShape } from '../terms/terms-form.ts'

const text = (max: number) => z.string().max(max)

/** What a person types of a paper: each field by itself, lists a line each. */
export const PaperForm = z.object({
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
  ...termsShape,
})
export type PaperForm = z.output<typeof PaperForm>

import { NamedDataCategory, NamedDataSubject } from '@portal/domain/agreements/contract'
import { SigningAuthority } from '@portal/domain/agreements/terms'
import { Period } from '@portal/domain/deadlines/periods'
import { line, prose } from '@portal/domain/text'
import { CalendarDate } from '@portal/domain/time'
import { z } from 'zod'

const text = (max: number) => z.string().max(max)
const digits = z.string().regex(/^\d{1,3}$/u)
const unit = Period.shape.unit

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
  services: prose(10_000),
  startsOn: CalendarDate,
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
  persons: text(10_000),
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
})
export type PaperForm = z.output<typeof PaperForm>
